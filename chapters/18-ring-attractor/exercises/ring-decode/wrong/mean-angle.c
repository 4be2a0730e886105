#include "my.h"
#include "base/vmath.h"

/* Writes the angle of the ring, if it has one: 1, else 0. */
int my_ring_decode(const double *r, int N, double *angle) {
    double total = 0, turned = 0;
    for (int i = 0; i < N; i++) {
        total += r[i];
        turned += r[i] * (-VMATH_PI + 2 * VMATH_PI * i / N);
    }
    if (total == 0) return 0;
    *angle = turned / total;
    return 1;
}
