#include "my.h"
#include "base/vmath.h"

double my_decay_rate(const double *t, const double *d, int n) {
    double sum = 0;
    for (int i = 1; i < n; i++)
        sum += vmath_log(d[i - 1] / d[i]) / (t[i] - t[i - 1]);
    return sum / (n - 1);
}
