#include "plasticity/sanger.h"

#include "base/linalg.h"

Status gha_check(int k, int n) {
    if (k < 1 || n < 1) return (Status){.code = E_EMPTY, .what = "W"};
    int most = n < GHA_MAX_UNITS ? n : GHA_MAX_UNITS;
    return k <= most ? STATUS_OK : check_length("W", k * n, most * n);
}

//> step
void gha_step(double *w, int k, int n, const double *x, double eta) {
    double y[GHA_MAX_UNITS];
    matrix_vector(y, w, x, k, n); /* all of them before any weight moves */
    for (int m = 0; m < n; m++) {
        double left = x[m];
        for (int i = 0; i < k; i++) {
            left -= y[i] * w[i * n + m]; /* what the units up to i explain */
            w[i * n + m] += eta * y[i] * left;
        }
    }
}
//< step

void subspace_step(double *w, int k, int n, const double *x, double eta) {
    double y[GHA_MAX_UNITS];
    matrix_vector(y, w, x, k, n);
    for (int m = 0; m < n; m++) {
        double left = x[m];
        for (int i = 0; i < k; i++)
            left -= y[i] * w[i * n + m];
        for (int i = 0; i < k; i++)
            w[i * n + m] += eta * y[i] * left;
    }
}

/* W += eta (W C - M W), M = E[y y'] = W C W', of whose row i the first `reach[i]` count. */
static void average_step(double *w, double *work, const int *reach, int k, int n, const double *c,
                         double eta) {
    double m[GHA_MAX_UNITS * GHA_MAX_UNITS], old[GHA_MAX_UNITS];
    matrix_product(work, w, c, k, n, n);
    for (int i = 0; i < k; i++)
        for (int j = 0; j < k; j++)
            m[i * k + j] = vector_dot(work + i * n, w + j * n, n);
    for (int column = 0; column < n; column++) {
        for (int i = 0; i < k; i++)
            old[i] = w[i * n + column];
        for (int i = 0; i < k; i++)
            w[i * n + column] +=
                eta * (work[i * n + column] - vector_dot(m + i * k, old, reach[i]));
    }
}

void gha_average_step(double *w, double *work, int k, int n, const double *c, double eta) {
    int reach[GHA_MAX_UNITS];
    for (int i = 0; i < k; i++)
        reach[i] = i + 1;
    average_step(w, work, reach, k, n, c, eta);
}

void subspace_average_step(double *w, double *work, int k, int n, const double *c, double eta) {
    int reach[GHA_MAX_UNITS];
    for (int i = 0; i < k; i++)
        reach[i] = k;
    average_step(w, work, reach, k, n, c, eta);
}
