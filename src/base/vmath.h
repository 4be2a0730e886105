/* Elementary functions that give the same bits on every machine.
 *
 * libm is not used: its results differ between systems, and then a network that amplifies the last
 * bit would differ too. These functions use only +, -, *, / and sqrt, which IEEE 754 fixes.
 *
 * Error bounds, in units in the last place (ulp) of the true value, are those that
 * tests/src/base/vmath_test.c checks against long double over the ranges that it names:
 *
 *   vmath_exp, vmath_expm1     1 and 1.5 ulp; overflow to +inf, underflow gradual
 *   vmath_log, vmath_log1p     1 ulp          log(0) = -inf, negative arguments NaN
 *   vmath_tanh                 1.5 ulp
 *   vmath_cos, vmath_sin       1 ulp          |x| <= 1e6 (the reduction is exact up to there);
 *                                             NaN beyond 1e9
 *   vmath_atan2                1.5 ulp        from -pi to pi; atan2(0, 0) = 0, as everywhere
 *   vmath_erf                  1.5 ulp
 *   vmath_erfcx                2 ulp          e^(x^2) erfc(x); +inf for x < -26.6
 *   vmath_sqrt                 0.5 ulp        as IEEE 754 demands
 *
 *   vmath_exp4, vmath_log4, vmath_tanh4: relative error <= 3e-7 where the result is a normal float.
 *   exp4 is 0 below -87.33 and stays at e^88.37 above it; log4 is for normal positive floats. */
#ifndef NM_BASE_VMATH_H
#define NM_BASE_VMATH_H

#include "base/simd.h"

#define VMATH_PI      3.14159265358979323846
#define VMATH_SQRT_PI 1.77245385090551602730
#define VMATH_LN_10   2.302585092994045684
#define VMATH_DEGREE  (VMATH_PI / 180) /* in radians */

double vmath_exp(double x);
double vmath_expm1(double x);
double vmath_log(double x);
double vmath_log1p(double x);
double vmath_tanh(double x);
double vmath_cos(double x);
double vmath_sin(double x);

/* The angle of the point (x, y), counted from the x axis towards the y axis. */
double vmath_atan2(double y, double x);
double vmath_erf(double x);
double vmath_erfcx(double x);

static inline double vmath_sqrt(double x) {
    return __builtin_sqrt(x);
}

/* Is x neither NaN nor infinite? */
static inline bool vmath_finite(double x) {
    return x - x == 0;
}

static inline double vmath_min(double a, double b) {
    return a < b ? a : b;
}

static inline double vmath_max(double a, double b) {
    return a > b ? a : b;
}

f32x4 vmath_exp4(f32x4 x);
f32x4 vmath_log4(f32x4 x);
f32x4 vmath_tanh4(f32x4 x);

/* y (n) = f(x (n)), n any number; y may be x. The loops that the bench times. */
void vmath_exp_array(float *y, const float *x, int n);
void vmath_tanh_array(float *y, const float *x, int n);

#endif
