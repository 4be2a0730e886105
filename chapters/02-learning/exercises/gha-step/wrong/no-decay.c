#include "my.h"

void my_gha_step(double *W, int k, int n, const double *x, double eta) {
    double y[16];
    for (int i = 0; i < k; i++) {
        y[i] = 0;
        for (int c = 0; c < n; c++)
            y[i] += W[i * n + c] * x[c];
    }
    for (int i = 0; i < k; i++)
        for (int c = 0; c < n; c++)
            W[i * n + c] += eta * y[i] * x[c];
}
