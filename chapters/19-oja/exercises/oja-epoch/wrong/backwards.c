#include "my.h"

void my_oja_epoch(double *w, const double *X, int count, int n, double eta) {
    for (int k = count - 1; k >= 0; k--) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += w[i] * X[k * n + i];
        for (int i = 0; i < n; i++)
            w[i] += eta * y * (X[k * n + i] - y * w[i]);
    }
}
