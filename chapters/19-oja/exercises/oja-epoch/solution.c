#include "my.h"

/* Oja’s rule over the examples X (count, n), one
 * after the other. Changes the weights w (n).
 * Example k begins at X[k * n]. */
void my_oja_epoch(double *w, const double *X, int count, int n, double eta) {
    for (int k = 0; k < count; k++) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += w[i] * X[k * n + i];
        for (int i = 0; i < n; i++)
            w[i] += eta * y * (X[k * n + i] - y * w[i]);
    }
}
