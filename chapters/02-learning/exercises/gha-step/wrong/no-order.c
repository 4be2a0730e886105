#include "my.h"

void my_gha_step(double *W, int k, int n, const double *x, double eta) {
    double y[16];
    for (int i = 0; i < k; i++) {
        y[i] = 0;
        for (int c = 0; c < n; c++)
            y[i] += W[i * n + c] * x[c];
    }
    double old[256];
    for (int m = 0; m < k * n; m++)
        old[m] = W[m];
    for (int i = 0; i < k; i++)
        for (int c = 0; c < n; c++) {
            double taken = 0;
            for (int j = 0; j < k; j++)
                taken += y[j] * old[j * n + c];
            W[i * n + c] += eta * y[i] * (x[c] - taken);
        }
}
