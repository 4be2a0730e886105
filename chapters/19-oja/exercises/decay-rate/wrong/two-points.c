#include "my.h"
#include "base/vmath.h"

double my_decay_rate(const double *t, const double *d, int n) {
    return vmath_log(d[0] / d[n - 1]) / (t[n - 1] - t[0]);
}
