#include "my.h"

/* The two lengths between which the rule ends,
 * the shorter in ends[0], the longer in ends[1]. */
void my_end_lengths(double *ends, double lambda_1, double eta) {
    double r = 0.5;
    for (int k = 0; k < 2000; k++)
        r += eta * lambda_1 * (r - r * r * r);
    double next = r + eta * lambda_1 * (r - r * r * r);
    ends[0] = r < next ? r : next;
    ends[1] = r < next ? next : r;
}
