#include "my.h"

/* The second moment C (n, n) of the examples
 * X (count, n); example k begins at X[k * n]. */
void my_second_moment(double *C, const double *X, int count, int n) {
    for (int i = 0; i < n * n; i++)
        C[i] = 0;
}
