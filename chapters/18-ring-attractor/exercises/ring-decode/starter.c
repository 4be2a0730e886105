#include "my.h"
#include "base/vmath.h"

/* Writes the angle of the ring, if it has one: 1, else 0. */
int my_ring_decode(const double *r, int N, double *angle) {
    int has_angle = 0;
    return has_angle;
}
