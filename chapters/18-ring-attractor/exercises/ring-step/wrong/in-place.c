#include "my.h"
#include "base/vmath.h"

/* Moves the ring on by one Euler step of dt; changes u. */
void my_ring_step(double *u, int N, double J0, double J1,
                  const double *I, double gamma, double dt,
                  double tau) {
    for (int i = 0; i < N; i++) {
        double heard = I[i];
        for (int j = 0; j < N; j++) {
            double apart = 2 * VMATH_PI * (i - j) / N;
            double w = J0 + J1 * vmath_cos(apart)
                       - gamma * J1 * vmath_sin(apart);
            heard += w * vmath_max(u[j], 0) / N;
        }
        u[i] += dt / tau * (heard - u[i]);
    }
}
