#include "my.h"

void my_gha_step(double *W, int k, int n, const double *x, double eta) {
    double y[16];
    for (int i = 0; i < k; i++) {
        y[i] = 0;
        for (int c = 0; c < n; c++)
            y[i] += W[c * k + i] * x[c];
    }
    for (int c = 0; c < n; c++) {
        double left = x[c]; /* of this input, once units 0 ... i took theirs */
        for (int i = 0; i < k; i++) {
            left -= y[i] * W[c * k + i];
            W[c * k + i] += eta * y[i] * left;
        }
    }
}
