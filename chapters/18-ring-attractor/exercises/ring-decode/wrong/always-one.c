#include "my.h"
#include "base/vmath.h"

/* Writes the angle of the ring, if it has one: 1, else 0. */
int my_ring_decode(const double *r, int N, double *angle) {
    double x = 0, y = 0;
    for (int i = 0; i < N; i++) {
        double phi = -VMATH_PI + 2 * VMATH_PI * i / N;
        x += r[i] * vmath_cos(phi);
        y += r[i] * vmath_sin(phi);
    }
    *angle = vmath_atan2(y, x);
    return 1;
}
