#include "my.h"
#include "base/vmath.h"

void my_oja_step(double *w, const double *x, int n, double eta) {
    double y = 0;
    for (int i = 0; i < n; i++)
        y += w[i] * x[i];
    double length = 0;
    for (int i = 0; i < n; i++) {
        w[i] += eta * y * x[i];
        length += w[i] * w[i];
    }
    length = vmath_sqrt(length);
    for (int i = 0; i < n; i++)
        w[i] /= length;
}
