#include "my.h"

void my_hebb_step(double *w, const double *x, int n, double eta) {
    for (int i = 0; i < n; i++)
        w[i] += eta * x[i];
}
