#include "plasticity/oja.h"

#include "base/linalg.h"
#include "base/vmath.h"

//> step
void oja_step(double *w, const double *x, int n, double eta) {
    double y = vector_dot(w, x, n);
    for (int i = 0; i < n; i++)
        w[i] += eta * y * (x[i] - y * w[i]);
}
//< step

void oja_epoch(double *w, const double *X, int count, int n, double eta) {
    for (int k = 0; k < count; k++)
        oja_step(w, X + k * n, n, eta);
}

void oja_average_step(double *w, double *work, const double *c, int n, double eta) {
    matrix_vector(work, c, w, n, n);
    double power = vector_dot(w, work, n); /* E[y^2] */
    for (int i = 0; i < n; i++)
        w[i] += eta * (work[i] - power * w[i]);
}

/* In the axes of the eigenvectors each part a_i grows as e^(lambda_i t), and all are divided by one
 * number. The largest exponential is taken out of both. */
//> flow
void oja_flow(double *out, const double *values, const double *vectors, const double *w0, int n,
              double t) {
    int top = 0;
    while (top < n - 1 && vector_dot(vectors + top * n, w0, n) == 0)
        top++;
    double rest = 1, grown = 0;
    for (int i = 0; i < n; i++)
        out[i] = 0;
    for (int i = 0; i < n; i++) {
        double part = vector_dot(vectors + i * n, w0, n);
        if (part == 0) continue; /* its exponential may be infinite */
        double growth = vmath_exp((values[i] - values[top]) * t);
        rest -= part * part;
        grown += part * growth * (part * growth);
        vector_add(out, part * growth, vectors + i * n, n);
    }
    double length = vmath_sqrt(rest * vmath_exp(-2 * values[top] * t) + grown);
    for (int i = 0; i < n; i++)
        out[i] /= length;
}
//< flow

OjaRates oja_rates(const double *values, int n) {
    return (OjaRates){.angle = n > 1 ? values[0] - values[1] : __builtin_inf(),
                      .length = 2 * values[0],
                      .eta_max = 1 / values[0]};
}

double oja_wandering(const double *values, int n, double eta) {
    double sum = 0;
    for (int i = 1; i < n; i++)
        sum += eta * values[0] * values[i] / (2 * (values[0] - values[i]));
    return sum;
}
