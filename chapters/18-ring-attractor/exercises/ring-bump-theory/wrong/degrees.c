#include "my.h"
#include "base/vmath.h"

/* Half width and amplitude of the bump: 1 if there is one. */
int my_ring_bump_theory(double J0, double J1, double I,
                        double *phic, double *A) {
    if (J1 <= 2 || I <= 0) return 0;
    double low = 0, high = VMATH_PI;
    for (int k = 0; k < 60; k++) {
        double phi = (low + high) / 2;
        if (J1 * (phi - vmath_sin(2 * phi) / 2) < 2 * VMATH_PI)
            low = phi;
        else
            high = phi;
    }
    double half = (low + high) / 2;
    double f0 = (vmath_sin(half) - half * vmath_cos(half)) / VMATH_PI;
    double brake = -vmath_cos(half) - J0 * f0;
    if (brake <= 0) return 0;
    *phic = half * 180 / VMATH_PI;
    *A = I / brake;
    return 1;
}
