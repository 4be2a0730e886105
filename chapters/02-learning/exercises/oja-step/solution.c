#include "my.h"

/* One example by Oja’s rule: changes the weights
 * w, given the inputs x, both of length n. */
void my_oja_step(double *w, const double *x, int n, double eta) {
    double y = 0;
    for (int i = 0; i < n; i++)
        y += w[i] * x[i];
    for (int i = 0; i < n; i++)
        w[i] += eta * y * (x[i] - y * w[i]);
}
