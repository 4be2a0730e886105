#include "my.h"

void my_oja_epoch(double *w, const double *X, int count, int n, double eta) {
    for (int k = 0; k < count; k++) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += w[i] * X[i * count + k];
        for (int i = 0; i < n; i++)
            w[i] += eta * y * (X[i * count + k] - y * w[i]);
    }
}
