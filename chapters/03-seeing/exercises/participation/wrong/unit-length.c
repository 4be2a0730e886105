#include "my.h"

/* The share of the n pixels of a filter that take part in it. */
double my_participation(const double *a, int n) {
    double fourths = 0;
    for (int i = 0; i < n; i++) {
        fourths += a[i] * a[i] * a[i] * a[i];
    }
    return 1 / (n * fourths);
}
