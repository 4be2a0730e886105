#include "my.h"

/* The second moment C (n, n) of the examples
 * X (count, n); example k begins at X[k * n]. */
void my_second_moment(double *C, const double *X, int count, int n) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < count; k++)
                sum += X[k * n + i] * X[k * n + j];
            C[i * n + j] = sum / count;
        }
}
