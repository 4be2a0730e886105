#include "my.h"
#include "base/vmath.h"

void my_power_of_decay(double *left, double lambda_1, double lambda_2, double t) {
    left[0] = 1 - (lambda_1 - lambda_2) * t;
    left[1] = 1 - 2 * lambda_1 * t;
}
