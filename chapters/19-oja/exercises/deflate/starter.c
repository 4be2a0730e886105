#include "my.h"

/* Takes out of each of the examples X (count, n) its part along w (n).
 * w need not have length 1. */
void my_deflate(double *X, int count, int n, const double *w) {
    for (int k = 0; k < count; k++) {
        /* example k stands at X[k * n], X[k * n + 1], ... */
    }
}
