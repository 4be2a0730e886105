#include "base/param.h"

#include <string.h>

Status param_check(const Param *p, double value) {
    if (p->flags & (PARAM_WHOLE | PARAM_CHOICE))
        return check_whole(p->id, p->unit, value, p->lowest, p->highest);
    return check_between(p->id, p->unit, value, p->lowest, p->highest);
}

int param_index(const Param *params, const char *id, int n) {
    for (int i = 0; i < n; i++)
        if (strcmp(params[i].id, id) == 0) return i;
    return -1;
}

int param_choice(const char *choices, const char *name) {
    size_t length = strlen(name);
    for (int i = 0; *choices; i++) {
        size_t word = strcspn(choices, " ");
        if (word == length && memcmp(choices, name, length) == 0) return i;
        choices += word + (choices[word] == ' ');
    }
    return -1;
}
