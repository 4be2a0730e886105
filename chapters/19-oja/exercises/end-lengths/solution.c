#include "my.h"

/* The lengths between which the averaged rule ends, the shorter one first:
 * ends[0] and ends[1]. The weights lie along the first axis. */
void my_end_lengths(double *ends, double lambda_1, double eta) {
    double r = 0.5;
    for (int k = 0; k < 2000; k++)
        r += eta * lambda_1 * (r - r * r * r);
    double next = r + eta * lambda_1 * (r - r * r * r);
    ends[0] = r < next ? r : next;
    ends[1] = r < next ? next : r;
}
