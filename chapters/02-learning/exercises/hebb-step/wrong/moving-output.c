#include "my.h"

void my_hebb_step(double *w, const double *x, int n, double eta) {
    for (int i = 0; i < n; i++) {
        double y = 0;
        for (int j = 0; j < n; j++)
            y += w[j] * x[j];
        w[i] += eta * y * x[i];
    }
}
