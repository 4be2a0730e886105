#include "my.h"

void my_deflate(double *X, int count, int n, const double *w) {
    double length_2 = 0;
    for (int i = 0; i < n; i++)
        length_2 += w[i] * w[i];
    for (int k = 0; k < count; k++)
        for (int i = 0; i < n; i++) {
            double y = 0;
            for (int j = 0; j < n; j++)
                y += w[j] * X[k * n + j];
            X[k * n + i] -= y / length_2 * w[i];
        }
}
