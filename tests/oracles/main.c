/* oracles FILE.json ...: runs every case and prints PASS, FAIL or SKIP for each. */
#include "oracle.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- reading ---- */

static int as_number(const cJSON *item, double *value) {
    if (cJSON_IsNumber(item)) {
        *value = item->valuedouble;
        return 1;
    }
    if (!cJSON_IsString(item)) return 0;
    const char *s = item->valuestring;
    if (strcmp(s, "inf") == 0)
        *value = INFINITY;
    else if (strcmp(s, "-inf") == 0)
        *value = -INFINITY;
    else if (strcmp(s, "nan") == 0)
        *value = NAN;
    else
        return 0;
    return 1;
}

static const cJSON *input(Case *c, const char *key) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(c->inputs, key);
    if (!item && !c->lacking) c->lacking = key;
    return item;
}

double input_number(Case *c, const char *key) {
    double value = NAN;
    const cJSON *item = input(c, key);
    if (item && !as_number(item, &value) && !c->lacking) c->lacking = key;
    return value;
}

const char *input_string(Case *c, const char *key) {
    const cJSON *item = input(c, key);
    if (cJSON_IsString(item)) return item->valuestring;
    if (!c->lacking) c->lacking = key;
    return "";
}

int input_flag(Case *c, const char *key, const char *when_true) {
    return strcmp(input_string(c, key), when_true) == 0;
}

int input_length(Case *c, const char *key) {
    const cJSON *item = input(c, key);
    return cJSON_IsArray(item) ? cJSON_GetArraySize(item) : 1;
}

double input_element(Case *c, const char *key, int i) {
    double value = NAN;
    const cJSON *item = input(c, key);
    if (cJSON_IsArray(item)) item = cJSON_GetArrayItem(item, i);
    if (!item || !as_number(item, &value))
        if (!c->lacking) c->lacking = key;
    return value;
}

static int gather(const cJSON *item, double *values, int room, int shape[4], int depth, int n) {
    double value;
    if (as_number(item, &value)) {
        if (values && n < room) values[n] = value;
        return n + 1;
    }
    if (!cJSON_IsArray(item) || depth == 4) return -1;
    int length = cJSON_GetArraySize(item);
    if (shape[depth] && shape[depth] != length) return -1;
    shape[depth] = length;
    const cJSON *element;
    cJSON_ArrayForEach(element, item) if (n >= 0) n =
        gather(element, values, room, shape, depth + 1, n);
    return n;
}

int input_numbers(Case *c, const char *key, double *values, int room, int shape[4]) {
    const cJSON *item = input(c, key);
    memset(shape, 0, 4 * sizeof *shape);
    int n = item ? gather(item, values, room, shape, 0, 0) : -1;
    if (n < 0 && !c->lacking) c->lacking = key;
    return n < 0 ? 0 : n;
}

int expects(const Case *c, const char *key) {
    return cJSON_HasObjectItem(c->expect, key);
}

int expected_length(const Case *c, const char *key) {
    return cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(c->expect, key));
}

/* ---- reporting ---- */

static cJSON *number_item(double value) {
    if (isnan(value)) return cJSON_CreateString("nan");
    if (isinf(value)) return cJSON_CreateString(value > 0 ? "inf" : "-inf");
    return cJSON_CreateNumber(value);
}

void give_number(Case *c, const char *key, double value) {
    cJSON_AddItemToObject(c->got, key, number_item(value));
}

void give_string(Case *c, const char *key, int i, const char *value) {
    if (i == 0) cJSON_AddItemToObject(c->got, key, cJSON_CreateArray());
    cJSON_AddItemToArray(cJSON_GetObjectItemCaseSensitive(c->got, key), cJSON_CreateString(value));
}

static cJSON *nested(const double **values, const int *shape, int depth) {
    if (depth == 4 || shape[depth] == 0) return number_item(*(*values)++);
    cJSON *list = cJSON_CreateArray();
    for (int i = 0; i < shape[depth]; i++)
        cJSON_AddItemToArray(list, nested(values, shape, depth + 1));
    return list;
}

void give_nested(Case *c, const char *key, const double *values, const int shape[4]) {
    cJSON *item = shape[0] ? nested(&values, shape, 0) : cJSON_CreateArray();
    cJSON_AddItemToObject(c->got, key, item);
}

void give_null(Case *c, const char *key) {
    cJSON_AddItemToObject(c->got, key, cJSON_CreateNull());
}

void give_list(Case *c, const char *key, const double *values, int n, const char *like) {
    if (like && !cJSON_IsArray(cJSON_GetObjectItemCaseSensitive(c->inputs, like))) {
        give_number(c, key, values[0]);
        return;
    }
    cJSON *list = cJSON_CreateArray();
    for (int i = 0; i < n; i++)
        cJSON_AddItemToArray(list, number_item(values[i]));
    cJSON_AddItemToObject(c->got, key, list);
}

/* ---- comparing ---- */

typedef struct Difference {
    char text[256];
} Difference;

static double bound(const cJSON *tolerance, const char *key) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(tolerance, key);
    return cJSON_IsNumber(item) ? item->valuedouble : 0;
}

static int near_number(double got, double want, const cJSON *tolerance) {
    if (cJSON_HasObjectItem(tolerance, "min") || cJSON_HasObjectItem(tolerance, "max")) {
        const cJSON *low = cJSON_GetObjectItemCaseSensitive(tolerance, "min");
        const cJSON *high = cJSON_GetObjectItemCaseSensitive(tolerance, "max");
        return (!low || got >= low->valuedouble) && (!high || got <= high->valuedouble);
    }
    if (isnan(want)) return isnan(got);
    if (isinf(want)) return got == want;
    return fabs(got - want) <= bound(tolerance, "abs") + bound(tolerance, "rel") * fabs(want);
}

/* Is `got` near enough to `want`, element by element? If not, the first difference is said. */
static int near(const char *path, const cJSON *got, const cJSON *want, const cJSON *tolerance,
                Difference *difference) {
    double a, b;
    char *text = difference->text;
    size_t size = sizeof difference->text;
    if (!got) {
        snprintf(text, size, "%s was not computed", path);
        return 0;
    }
    if (cJSON_IsArray(want)) {
        int n = cJSON_GetArraySize(want);
        if (!cJSON_IsArray(got) || cJSON_GetArraySize(got) != n) {
            snprintf(text, size, "%s has %d elements, expected %d", path, cJSON_GetArraySize(got),
                     n);
            return 0;
        }
        for (int i = 0; i < n; i++) {
            char element[128];
            snprintf(element, sizeof element, "%.100s[%d]", path, i);
            if (!near(element, cJSON_GetArrayItem(got, i), cJSON_GetArrayItem(want, i), tolerance,
                      difference))
                return 0;
        }
        return 1;
    }
    if (as_number(want, &b)) {
        if (as_number(got, &a) && near_number(a, b, tolerance)) return 1;
        if (!as_number(got, &a)) a = NAN;
        snprintf(text, size, "%s = %.17g, expected %.17g", path, a, b);
        return 0;
    }
    if (cJSON_Compare(got, want, 1)) return 1;
    snprintf(text, size, "%s is not as expected", path);
    return 0;
}

/* ---- running ---- */

typedef struct Counts {
    int passed, failed, skipped;
} Counts;

static const Form *find_form(const char *name) {
    for (int list = 0; form_lists[list]; list++)
        for (const Form *form = form_lists[list]; form->name; form++)
            if (strcmp(form->name, name) == 0) return form;
    return NULL;
}

/* Compares what came out; fills in why where it is not right. */
static int judge(const Case *c, const cJSON *item, Status status, Difference *why) {
    const cJSON *tolerances = cJSON_GetObjectItemCaseSensitive(item, "tol");
    const cJSON *error = cJSON_GetObjectItemCaseSensitive(c->expect, "error");
    if (c->lacking) {
        snprintf(why->text, sizeof why->text, "inputs lack %s, or it is of the wrong kind",
                 c->lacking);
        return 0;
    }
    if (cJSON_IsString(error) || status.code != OK) {
        const char *want = cJSON_IsString(error) ? error->valuestring : "OK";
        snprintf(why->text, sizeof why->text, "%s, expected %s", status_name(status.code), want);
        return strcmp(status_name(status.code), want) == 0;
    }
    const cJSON *want;
    cJSON_ArrayForEach(want, c->expect) {
        const cJSON *centre = cJSON_GetObjectItemCaseSensitive(c->centres, want->string);
        if (!near(want->string, cJSON_GetObjectItemCaseSensitive(c->got, want->string),
                  centre ? centre : want,
                  cJSON_GetObjectItemCaseSensitive(tolerances, want->string), why))
            return 0;
    }
    return 1;
}

static void run_case(const char *file, const cJSON *item, Counts *counts) {
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(item, "name");
    const cJSON *form_name = cJSON_GetObjectItemCaseSensitive(item, "form");
    const char *id = cJSON_IsString(name) ? name->valuestring : "?";
    const Form *form = cJSON_IsString(form_name) ? find_form(form_name->valuestring) : NULL;
    if (!form) {
        printf("SKIP %s %s unknown form %s\n", file, id,
               cJSON_IsString(form_name) ? form_name->valuestring : "?");
        counts->skipped++;
        return;
    }
    Case c = {.inputs = cJSON_GetObjectItemCaseSensitive(item, "inputs"),
              .expect = cJSON_GetObjectItemCaseSensitive(item, "expect"),
              .got = cJSON_CreateObject(),
              .centres = cJSON_CreateObject()};
    Difference why = {""};
    Status status = form->run(&c);
    int right = judge(&c, item, status, &why);
    if (right)
        printf("PASS %s %s %s\n", file, id, form->name);
    else
        printf("FAIL %s %s %s\n", file, id, why.text);
    ++*(right ? &counts->passed : &counts->failed);
    cJSON_Delete(c.got);
    cJSON_Delete(c.centres);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc(1, (size_t)size + 1);
    if (text && fread(text, 1, (size_t)size, file) != (size_t)size) text[0] = 0;
    fclose(file);
    return text;
}

int main(int argc, char **argv) {
    Counts counts = {0};
    for (int i = 1; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/'), *file = slash ? slash + 1 : argv[i];
        char *text = read_file(argv[i]);
        cJSON *json = text ? cJSON_Parse(text) : NULL;
        const cJSON *cases = cJSON_GetObjectItemCaseSensitive(json, "cases"), *item;
        if (!cJSON_IsArray(cases)) {
            printf("FAIL %s - is not a file of cases\n", file);
            counts.failed++;
        }
        cJSON_ArrayForEach(item, cases) run_case(file, item, &counts);
        cJSON_Delete(json);
        free(text);
    }
    printf("%d passed, %d failed, %d skipped\n", counts.passed, counts.failed, counts.skipped);
    return counts.failed > 0;
}
