#include "my.h"

void my_end_lengths(double *ends, double lambda_1, double eta) {
    double r = 0.5;
    for (int k = 0; k < 2000; k++)
        r += eta * lambda_1 * (r - r * r * r);
    ends[0] = r;
    ends[1] = r + eta * lambda_1 * (r - r * r * r);
}
