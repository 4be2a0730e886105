#include "my.h"

void my_oja_epoch(double *w, const double *X, int count, int n, double eta) {
    double old[8];
    for (int i = 0; i < n; i++)
        old[i] = w[i];
    for (int k = 0; k < count; k++) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += old[i] * X[k * n + i];
        for (int i = 0; i < n; i++)
            w[i] += eta * y * (X[k * n + i] - y * old[i]) / count;
    }
}
