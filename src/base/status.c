#include "base/status.h"

#include "base/vmath.h"

#include <stdio.h>

const char *status_name(Code code) {
    static const char *const names[] = {"OK",          "E_DOMAIN",   "E_SHAPE",  "E_EMPTY",
                                        "E_NONFINITE", "E_SINGULAR", "E_MEMORY", "E_MISSING"};
    return names[code];
}

void status_sentence(char *text, size_t size, Status s) {
    char value[80], low[80], high[80];
    const char *unit = s.unit && *s.unit ? s.unit : "", *gap = *unit ? " " : "";
    const char *bound = s.other ? s.other : "", *is = s.other ? " = " : "";
    snprintf(value, sizeof value, "%.10g%s%s", s.value, gap, unit);
    snprintf(low, sizeof low, "%.10g", s.low);
    snprintf(high, sizeof high, "%s%s%.10g%s%s", bound, is, s.high, gap, unit);
    switch (s.rule) {
    case RULE_FINITE:
        snprintf(text, size, "%s = %s: it must be a finite number.", s.what, value);
        return;
    case RULE_BETWEEN:
        snprintf(text, size, "%s = %s: it must be from %s to %s.", s.what, value, low, high);
        return;
    case RULE_ABOVE:
        snprintf(text, size, "%s = %s: it must be greater than %s%s%s.", s.what, value, low, gap,
                 unit);
        return;
    case RULE_AT_LEAST:
        snprintf(text, size, "%s = %s: it must be at least %s%s%s.", s.what, value, low, gap, unit);
        return;
    case RULE_BELOW:
        snprintf(text, size, "%s = %s: it must be less than %s.", s.what, value, high);
        return;
    case RULE_WHOLE:
        snprintf(text, size, "%s = %s: it must be a whole number from %s to %s.", s.what, value,
                 low, high);
        return;
    case RULE_LENGTH:
        snprintf(text, size, "%s has %.10g elements: it must have %.10g.", s.what, s.value, s.high);
        return;
    case RULE_NONE:
        break;
    }
    if (s.code == E_SINGULAR && s.what)
        snprintf(text, size, "%s is the same everywhere: there is no variation to work with.",
                 s.what);
    else
        snprintf(text, size, "%s: %s.", s.what ? s.what : "status", status_name(s.code));
}

/* The status for a value that is finite, and right or not. */
static Status judge(Status s, int right) {
    if (!vmath_finite(s.value)) {
        s.code = E_NONFINITE;
        s.rule = RULE_FINITE;
        return s;
    }
    if (right) return STATUS_OK;
    s.code = E_DOMAIN;
    return s;
}

Status check_finite(const char *what, const char *unit, double value) {
    return judge((Status){.what = what, .unit = unit, .value = value}, 1);
}

Status check_between(const char *what, const char *unit, double value, double low, double high) {
    return judge((Status){.rule = RULE_BETWEEN,
                          .what = what,
                          .unit = unit,
                          .value = value,
                          .low = low,
                          .high = high},
                 value >= low && value <= high);
}

Status check_above(const char *what, const char *unit, double value, double low) {
    return judge(
        (Status){.rule = RULE_ABOVE, .what = what, .unit = unit, .value = value, .low = low},
        value > low);
}

Status check_at_least(const char *what, const char *unit, double value, double low) {
    return judge(
        (Status){.rule = RULE_AT_LEAST, .what = what, .unit = unit, .value = value, .low = low},
        value >= low);
}

Status check_below(const char *what, const char *unit, double value, double high,
                   const char *other) {
    return judge((Status){.rule = RULE_BELOW,
                          .what = what,
                          .unit = unit,
                          .other = other,
                          .value = value,
                          .high = high},
                 value < high);
}

Status check_whole(const char *what, const char *unit, double value, double low, double high) {
    int whole = value >= low && value <= high && value == (double)(long)value;
    return judge((Status){.rule = RULE_WHOLE,
                          .what = what,
                          .unit = unit,
                          .value = value,
                          .low = low,
                          .high = high},
                 whole);
}

Status check_length(const char *what, int length, int wanted) {
    if (length == wanted) return STATUS_OK;
    return (Status){
        .code = E_SHAPE, .rule = RULE_LENGTH, .what = what, .value = length, .high = wanted};
}
