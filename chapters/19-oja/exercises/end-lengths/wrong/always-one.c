#include "my.h"

void my_end_lengths(double *ends, double lambda_1, double eta) {
    ends[0] = 1;
    ends[1] = 1;
}
