/* Parameters, described once. A table is a macro that lists rows:
 *
 *     #define THING_PARAMS(P) \
 *         P(tau_m, "ms", 1, 100, 20, 0.5, 0) \
 *         P(method, "", 0, 1, 0, 1, PARAM_CHOICE, "exact euler")
 *
 *     id, unit, lowest, highest, initial value, step of a slider, flags, names of the choices
 *
 * From it come the struct (PARAM_FIELD), the enum (PARAM_INDEX), and the rows (PARAM_ROW) that make
 * range checks, sliders, permalinks, the command line and the generic tests. Every value is a
 * double, so that a struct of fields is also an array in table order. */
#ifndef NM_BASE_PARAM_H
#define NM_BASE_PARAM_H

#include "base/status.h"

enum {
    PARAM_LOG = 1,     /* the slider is logarithmic */
    PARAM_WHOLE = 2,   /* whole numbers only */
    PARAM_RESTART = 4, /* a change starts the scene anew */
    PARAM_CHOICE = 8   /* the values are names: 0, 1, ... in the order of `choices` */
};

typedef struct Param {
    const char *id, *unit;
    double lowest, highest, initial, step;
    unsigned flags;
    const char *choices; /* names with a space between, for PARAM_CHOICE; else NULL */
} Param;

#define PARAM_FIELD(id, ...) double id;
#define PARAM_ROW(id_, unit_, lowest_, highest_, initial_, step_, ...) \
    {.id = #id_,                                                       \
     .unit = (unit_),                                                  \
     .lowest = (lowest_),                                              \
     .highest = (highest_),                                            \
     .initial = (initial_),                                            \
     .step = (step_),                                                  \
     .flags = __VA_ARGS__},

/* Is the value one that a hand may set? E_NONFINITE or E_DOMAIN where not. */
Status param_check(const Param *param, double value);

/* The index of `id` among n rows, or -1. */
int param_index(const Param *params, const char *id, int n);

/* The position of a name in a list of names with a space between, or -1. */
int param_choice(const char *choices, const char *name);

#endif
