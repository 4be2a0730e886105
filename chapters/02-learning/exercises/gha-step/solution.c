#include "my.h"

/* One example x (n) by Sanger’s rule: changes the
 * weights W[i * n + c] of k units i, inputs c. */
void my_gha_step(double *W, int k, int n, const double *x, double eta) {
    double y[16];
    for (int i = 0; i < k; i++) {
        y[i] = 0;
        for (int c = 0; c < n; c++)
            y[i] += W[i * n + c] * x[c];
    }
    for (int c = 0; c < n; c++) {
        double left = x[c]; /* of this input, once units 0 ... i took theirs */
        for (int i = 0; i < k; i++) {
            left -= y[i] * W[i * n + c];
            W[i * n + c] += eta * y[i] * left;
        }
    }
}
