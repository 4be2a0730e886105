#include "my.h"

/* Takes out of each example in X (count, n) its
 * part along w (n), which may have any length. */
void my_deflate(double *X, int count, int n, const double *w) {
    double length_2 = 0;
    for (int i = 0; i < n; i++)
        length_2 += w[i] * w[i];
    for (int k = 0; k < count; k++) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += w[i] * X[k * n + i];
        for (int i = 0; i < n; i++)
            X[k * n + i] -= y / length_2 * w[i];
    }
}
