#include "my.h"
#include "base/vmath.h"

/* Writes the angle of the ring, if it has one: 1, else 0. */
int my_ring_decode(const double *r, int N, double *angle) {
    int best = 0;
    for (int i = 0; i < N; i++)
        if (r[i] > r[best]) best = i;
    if (r[best] == 0) return 0;
    *angle = -VMATH_PI + 2 * VMATH_PI * best / N;
    return 1;
}
