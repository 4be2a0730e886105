#include "my.h"

/* Takes out of each example in X (count, n) its
 * part along w (n), which may have any length. */
void my_deflate(double *X, int count, int n, const double *w) {
    for (int k = 0; k < count; k++) {
        /* example k begins at X[k * n] */
    }
}
