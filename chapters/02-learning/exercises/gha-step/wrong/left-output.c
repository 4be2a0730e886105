#include "my.h"

void my_gha_step(double *W, int k, int n, const double *x, double eta) {
    double left[16];
    for (int c = 0; c < n; c++)
        left[c] = x[c];
    for (int i = 0; i < k; i++) {
        double y = 0;
        for (int c = 0; c < n; c++)
            y += W[i * n + c] * left[c];
        for (int c = 0; c < n; c++) {
            left[c] -= y * W[i * n + c];
            W[i * n + c] += eta * y * left[c];
        }
    }
}
