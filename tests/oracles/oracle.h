/* Oracle cases: numbers that were computed independently of this core. A form is a computation; a
 * case of it gives inputs, what must come out, and how near.
 *
 * A file forms/sNN.c serves the forms whose names begin with sNN: it fills in what it computed, and
 * the runner compares. It may read c->expect only for how much is wanted (the length of a list,
 * say), never for a value. */
#ifndef NM_ORACLE_H
#define NM_ORACLE_H

#include "base/status.h"

#include <cjson/cJSON.h>

typedef struct Case {
    const cJSON *inputs, *expect;
    cJSON *got;     /* what the form computed, by key */
    cJSON *centres; /* by key: what to compare with instead of expect, where the case says so */
    const char *lacking; /* the first input that was missing or of the wrong kind, or NULL */
} Case;

typedef struct Form {
    const char *name;
    Status (*run)(Case *c);
} Form;

/* All forms, gathered by the build from forms/; the last has no name. */
extern const Form *const form_lists[];

/* An input number; "inf", "-inf" and "nan" count as numbers. NaN and c->lacking where it is none.
 */
double input_number(Case *c, const char *key);
const char *input_string(Case *c, const char *key);
int input_flag(Case *c, const char *key, const char *when_true);

/* An input that is a number or a list of numbers: its length, 1 for a number. */
int input_length(Case *c, const char *key);

/* Element i of it; a single number serves every i. */
double input_element(Case *c, const char *key, int i);

/* All numbers of an input, however deeply they are nested, row by row: fills values, which may be
 * NULL, up to `room` and gives how many there are; shape (4) tells how many there are at each
 * depth, 0 beyond. An empty list has none. */
int input_numbers(Case *c, const char *key, double *values, int room, int shape[4]);

int expects(const Case *c, const char *key);

/* How many elements are expected under a key, 0 where none are. */
int expected_length(const Case *c, const char *key);

/* Reports what was computed: a number, or `values` (n) as a list, unless `like` names an input that
 * is a single number. Infinity and NaN are reported as strings. */
void give_number(Case *c, const char *key, double value);
void give_string(Case *c, const char *key, int i, const char *value);
/* values in nested lists, as many at each depth as shape (4) says. */
void give_nested(Case *c, const char *key, const double *values, const int shape[4]);
void give_null(Case *c, const char *key);
void give_list(Case *c, const char *key, const double *values, int n, const char *like);

#endif
