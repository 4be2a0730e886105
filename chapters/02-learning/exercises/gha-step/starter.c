#include "my.h"

/* One example by Sanger’s rule: changes the weights W of k units,
 * W[i * n + c] of unit i and input c, given the inputs x (n). */
void my_gha_step(double *W, int k, int n, const double *x, double eta) {
    double y[16]; /* the outputs: never more than 16 units */
}
