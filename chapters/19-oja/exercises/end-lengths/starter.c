#include "my.h"

/* The two lengths between which the rule ends,
 * the shorter in ends[0], the longer in ends[1]. */
void my_end_lengths(double *ends, double lambda_1, double eta) {
    double r = 0.5; /* the length */
    ends[0] = r;
    ends[1] = r;
}
