#include "my.h"
#include "base/vmath.h"

void my_oja_epoch(double *w, const double *X, int count, int n, double eta) {
    for (int k = 0; k < count; k++) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += w[i] * X[k * n + i];
        for (int i = 0; i < n; i++)
            w[i] += eta * y * X[k * n + i];
    }
    double length = 0;
    for (int i = 0; i < n; i++)
        length += w[i] * w[i];
    for (int i = 0; i < n; i++)
        w[i] /= vmath_sqrt(length);
}
