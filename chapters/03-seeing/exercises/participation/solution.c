#include "my.h"

/* The share of the n pixels of a filter that take part in it. */
double my_participation(const double *a, int n) {
    double squares = 0, fourths = 0;
    for (int i = 0; i < n; i++) {
        squares += a[i] * a[i];
        fourths += a[i] * a[i] * a[i] * a[i];
    }
    return squares * squares / (n * fourths);
}
