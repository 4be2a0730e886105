#include "my.h"
#include "base/vmath.h"

/* Moves the ring on by one Euler step of dt; changes u. */
void my_ring_step(double *u, int N, double J0, double J1,
                  const double *I, double gamma, double dt,
                  double tau) {
    double mean = 0, cosine = 0, sine = 0;
    for (int j = 0; j < N; j++) {
        double phi = -VMATH_PI + 2 * VMATH_PI * j / N;
        double r = u[j];
        mean += r / N;
        cosine += r * vmath_cos(phi) / N;
        sine += r * vmath_sin(phi) / N;
    }
    for (int i = 0; i < N; i++) {
        double phi = -VMATH_PI + 2 * VMATH_PI * i / N;
        double along = cosine * vmath_cos(phi) + sine * vmath_sin(phi);
        double across = cosine * vmath_sin(phi) - sine * vmath_cos(phi);
        double heard = J0 * mean + J1 * (along - gamma * across) + I[i];
        u[i] += dt / tau * (heard - u[i]);
    }
}
