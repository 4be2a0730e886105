#include "my.h"
#include "base/vmath.h"

/* Moves the ring on by one Euler step of dt; changes u. */
void my_ring_step(double *u, int N, double J0, double J1,
                  const double *I, double gamma, double dt,
                  double tau) {
    for (int i = 0; i < N; i++) {
        double phi = -VMATH_PI + 2 * VMATH_PI * i / N;
        double heard = 0;
    }
}
