#include "my.h"
#include "base/vmath.h"

double my_f1f0(const double *r, int n) {
    double sum = 0, cosine = 0, sine = 0;
    for (int j = 0; j < n; j++) {
        double phase = 2 * VMATH_PI * j / n;
        sum += r[j];
        cosine += r[j] * vmath_cos(phase);
        sine += r[j] * vmath_sin(phase);
    }
    if (sum == 0) return 0;
    return 2 * vmath_sqrt(cosine * cosine + sine * sine) / sum;
}
