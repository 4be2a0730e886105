#include "plasticity/hebb.h"

#include "base/linalg.h"
#include "base/vmath.h"
#include "plasticity/weights.h"

//> step
void hebb_step(double *w, const double *x, int n, double eta) {
    double y = vector_dot(w, x, n);
    for (int i = 0; i < n; i++)
        w[i] += eta * y * x[i];
}
//< step

double hebb_average_step(double *direction, double *work, const double *c, int n, double eta) {
    matrix_vector(work, c, direction, n, n);
    vector_add(direction, eta, work, n);
    double growth = vector_norm(direction, n);
    if (growth == 0) return 0;
    for (int i = 0; i < n; i++)
        direction[i] /= growth;
    return vmath_log(growth);
}

void hebb_bounded_step(double *w, double *work, const double *c, int n, double eta, double low,
                       double high) {
    matrix_vector(work, c, w, n, n);
    vector_add(w, eta, work, n);
    weights_clip(w, n, low, high);
}

double hebb_log_growth(double lambda, double eta) {
    return vmath_log1p(eta * lambda);
}
