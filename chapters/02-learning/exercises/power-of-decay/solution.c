#include "my.h"
#include "base/vmath.h"

/* What is left after a time t: left[0] of the
 * tangent of the angle, left[1] of the error of
 * the length. */
void my_power_of_decay(double *left, double lambda_1, double lambda_2, double t) {
    left[0] = vmath_exp(-(lambda_1 - lambda_2) * t);
    left[1] = vmath_exp(-2 * lambda_1 * t);
}
