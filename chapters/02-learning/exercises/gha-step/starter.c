#include "my.h"

/* One example x (n) by Sanger’s rule: changes the
 * weights W[i * n + c] of k units i, inputs c. */
void my_gha_step(double *W, int k, int n, const double *x, double eta) {
    double y[16]; /* the outputs: never more than 16 units */
}
