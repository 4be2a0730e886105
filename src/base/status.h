/* What was wrong with an input: the thing, its value and what is allowed, so that the page can say
 * it in the reader's language and the command line in English. */
#ifndef NM_BASE_STATUS_H
#define NM_BASE_STATUS_H

#include <stddef.h>

typedef enum Code {
    OK,
    E_DOMAIN,
    E_SHAPE,
    E_EMPTY,
    E_NONFINITE,
    E_SINGULAR,
    E_MEMORY,
    E_MISSING /* not in this part of the core: see src/wasm.c */
} Code;

/* What the value must be. */
typedef enum Rule {
    RULE_NONE,
    RULE_FINITE,   /* any finite number */
    RULE_BETWEEN,  /* from low to high, both allowed */
    RULE_ABOVE,    /* greater than low */
    RULE_AT_LEAST, /* low or more */
    RULE_BELOW,    /* less than high */
    RULE_WHOLE,    /* a whole number from low to high */
    RULE_LENGTH    /* an array of `high` elements; value is how many it has */
} Rule;

typedef struct Status {
    Code code;
    Rule rule;
    const char *what;  /* id of the parameter or argument */
    const char *unit;  /* its unit, "" where there is none */
    const char *other; /* the parameter that sets the bound, NULL where a constant does */
    double value, low, high;
} Status;

#define STATUS_OK ((Status){.code = OK})

/* Returns the status from the function around it unless all is well. */
#define CHECK(expression)                                 \
    do {                                                  \
        Status check_status = (expression);               \
        if (check_status.code != OK) return check_status; \
    } while (0)

/* "E_DOMAIN" and so on; "OK". */
const char *status_name(Code code);

/* One English sentence without a full stop's newline; text (size) is always terminated.
 * Example: "tau_m = 0 ms: it must be greater than 0 ms." */
void status_sentence(char *text, size_t size, Status status);

/* Each of these is STATUS_OK, or E_NONFINITE for NaN and infinity, or E_DOMAIN. */
Status check_finite(const char *what, const char *unit, double value);
Status check_between(const char *what, const char *unit, double value, double low, double high);
Status check_above(const char *what, const char *unit, double value, double low);
Status check_at_least(const char *what, const char *unit, double value, double low);
/* `other` names the parameter whose value is `high`, or is NULL. */
Status check_below(const char *what, const char *unit, double value, double high,
                   const char *other);
Status check_whole(const char *what, const char *unit, double value, double low, double high);

/* STATUS_OK or E_SHAPE. */
Status check_length(const char *what, int length, int wanted);

#endif
