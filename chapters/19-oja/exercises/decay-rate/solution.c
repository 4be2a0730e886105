#include "my.h"
#include "base/vmath.h"

/* The rate at which d decays, from n points (t, d):
 * d is about a constant times exp(-rate * t). */
double my_decay_rate(const double *t, const double *d, int n) {
    double t_sum = 0, y_sum = 0, tt = 0, ty = 0;
    for (int i = 0; i < n; i++) {
        double y = vmath_log(d[i]);
        t_sum += t[i];
        y_sum += y;
        tt += t[i] * t[i];
        ty += t[i] * y;
    }
    return -(n * ty - t_sum * y_sum) / (n * tt - t_sum * t_sum);
}
