#include "my.h"

/* One example by Hebb’s rule: changes the weights
 * w, given the inputs x, both of length n. */
void my_hebb_step(double *w, const double *x, int n, double eta) {
    double y = 0;
}
