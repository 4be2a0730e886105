#include "vision/lasso.h"
#include "base/linalg.h"
#include "base/rng.h"
#include "base/vmath.h"

#include <string.h>

Status lasso_check(const double *d, int m, int k, const double *x, double lambda) {
    if (m < 1) return (Status){.code = E_EMPTY, .what = "x"};
    if (k < 1) return (Status){.code = E_EMPTY, .what = "a"};
    CHECK(check_length("x", m, m <= LASSO_MAX ? m : LASSO_MAX));
    CHECK(check_length("a", k, k <= LASSO_MAX ? k : LASSO_MAX));
    CHECK(check_at_least("lambda", "1", lambda, 0));
    for (int i = 0; i < m * k; i++)
        CHECK(check_finite("D", "1", d[i]));
    for (int i = 0; i < m; i++)
        CHECK(check_finite("x", "1", x[i]));
    return STATUS_OK;
}

/* out (k) = D' r */
static void transposed(double *out, const double *d, const double *r, int m, int k) {
    memset(out, 0, (size_t)k * sizeof *out);
    for (int i = 0; i < m; i++)
        vector_add(out, r[i], d + i * k, k);
}

double lasso_lipschitz(const double *d, int m, int k) {
    enum { ITERATIONS = 20000 };
    double v[LASSO_MAX], forward[LASSO_MAX], value = 0;
    Rng rng = rng_seeded(1); /* a start that no dictionary is at right angles to */
    for (int j = 0; j < k; j++)
        v[j] = rng_normal(&rng);
    for (int step = 0; step < ITERATIONS; step++) {
        double length = vector_norm(v, k), before = value;
        if (!(length > 0)) return 0;
        for (int j = 0; j < k; j++)
            v[j] /= length;
        matrix_vector(forward, d, v, m, k);
        value = vector_dot(forward, forward, m);
        if (step > 10 && value - before <= 1e-14 * value) break;
        transposed(v, d, forward, m, k);
    }
    return value;
}

double lasso_lambda_max(const double *d, int m, int k, const double *x) {
    double back[LASSO_MAX], most = 0;
    transposed(back, d, x, m, k);
    for (int j = 0; j < k; j++)
        most = vmath_max(most, back[j] < 0 ? -back[j] : back[j]);
    return most;
}

double lasso_objective(const double *d, int m, int k, const double *x, double lambda,
                       const double *a) {
    double sum = 0;
    for (int i = 0; i < m; i++) {
        double error = x[i] - vector_dot(d + i * k, a, k);
        sum += 0.5 * error * error;
    }
    for (int j = 0; j < k; j++)
        sum += lambda * (a[j] < 0 ? -a[j] : a[j]);
    return sum;
}

//> ista
double soft_threshold(double z, double t) {
    return z > t ? z - t : z < -t ? z + t : 0;
}

/* a (k) <- the point that one step leads to from y (k) */
static void descend(double *a, const double *y, const double *d, int m, int k, const double *x,
                    double lambda, double lipschitz) {
    double error[LASSO_MAX], back[LASSO_MAX];
    for (int i = 0; i < m; i++)
        error[i] = x[i] - vector_dot(d + i * k, y, k);
    transposed(back, d, error, m, k); /* minus the gradient */
    for (int j = 0; j < k; j++)
        a[j] = soft_threshold(y[j] + back[j] / lipschitz, lambda / lipschitz);
}

void lasso_ista(const double *d, int m, int k, const double *x, double lambda, int steps,
                double *a) {
    memset(a, 0, (size_t)k * sizeof *a);
    double lipschitz = lasso_lipschitz(d, m, k);
    for (int step = 0; step < steps && lipschitz > 0; step++)
        descend(a, a, d, m, k, x, lambda, lipschitz);
}
//< ista

void lasso_fista(const double *d, int m, int k, const double *x, double lambda, int steps,
                 double *a) {
    double ahead[LASSO_MAX], before[LASSO_MAX], t = 1;
    memset(a, 0, (size_t)k * sizeof *a);
    memset(ahead, 0, sizeof ahead);
    double lipschitz = lasso_lipschitz(d, m, k);
    for (int step = 0; step < steps && lipschitz > 0; step++) {
        memcpy(before, a, (size_t)k * sizeof *a);
        descend(a, ahead, d, m, k, x, lambda, lipschitz);
        double next = (1 + vmath_sqrt(1 + 4 * t * t)) / 2;
        for (int j = 0; j < k; j++)
            ahead[j] = a[j] + (t - 1) / next * (a[j] - before[j]);
        t = next;
    }
}
