#include "my.h"

void my_deflate(double *X, int count, int n, const double *w) {
    double length_2 = 0;
    for (int i = 0; i < n; i++)
        length_2 += w[i] * w[i];
    for (int k = 0; k < 1; k++) {
        double y = 0;
        for (int i = 0; i < n; i++)
            y += w[i] * X[i];
        for (int i = 0; i < n; i++)
            X[i] -= y / length_2 * w[i];
    }
}
