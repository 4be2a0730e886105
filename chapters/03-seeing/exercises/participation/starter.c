#include "my.h"

/* The share of the n pixels of a filter that take part in it. */
double my_participation(const double *a, int n) {
    return 0;
}
