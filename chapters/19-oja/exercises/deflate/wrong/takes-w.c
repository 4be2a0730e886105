#include "my.h"

void my_deflate(double *X, int count, int n, const double *w) {
    for (int k = 0; k < count; k++) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += w[i] * X[k * n + i];
        for (int i = 0; i < n; i++)
            X[k * n + i] -= w[i];
    }
}
