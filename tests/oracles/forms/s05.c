/* Oja's rule, Sanger's, and the principal components that they are held against. */
#include "../oracle.h"

#include "base/linalg.h"
#include "base/rng.h"
#include "base/vmath.h"
#include "plasticity/oja.h"
#include "plasticity/sanger.h"
#include "plasticity/weights.h"

enum { MOST = 32, MOST_DATA = 4096 };

static double X[MOST_DATA], moment[MOST * MOST], vectors[MOST * MOST], values[MOST];

/* X (count, n), each row as long as wanted; E_EMPTY, E_SHAPE. */
static Status read_data(Case *c, int n, int *count) {
    int shape[4];
    input_numbers(c, "X", X, MOST_DATA, shape);
    if (c->lacking) return STATUS_OK;
    *count = shape[0];
    if (*count == 0) return (Status){.code = E_EMPTY, .what = "X"};
    return check_length("X", shape[1], n);
}

static int read_moment(Case *c) {
    int shape[4];
    input_numbers(c, "C", moment, MOST * MOST, shape);
    return shape[0];
}

/* Eigenvalues and vectors of a matrix that is kept. */
static Status eigen_of(const double *a, int n) {
    double used[MOST * MOST];
    for (int i = 0; i < n * n; i++)
        used[i] = a[i];
    return symmetric_eigen(values, vectors, used, n);
}

static void give_status(Case *c, int diverged) {
    cJSON_AddItemToObject(c->got, "status", cJSON_CreateString(diverged ? "diverged" : "finite"));
}

static Status oja_online(Case *c) {
    double w[MOST];
    int shape[4], count = 0, n = input_numbers(c, "w0", w, MOST, shape), diverged = 0;
    CHECK(read_data(c, n, &count));
    double eta = input_number(c, "eta"), epochs = input_number(c, "epochs");
    if (c->lacking) return STATUS_OK;
    CHECK(check_at_least("eta", "", eta, 0));
    double start = vector_norm(w, n);
    for (int epoch = 0; epoch < epochs && !diverged; epoch++)
        for (int k = 0; k < count && !diverged; k++) {
            oja_step(w, X + k * n, n, eta);
            diverged = weights_diverged(w, n, start);
        }
    give_status(c, diverged);
    if (!diverged) give_list(c, "w", w, n, NULL);
    return STATUS_OK;
}

static Status gha_online(Case *c) {
    double w[MOST * MOST];
    int shape[4], count = 0;
    input_numbers(c, "W0", w, MOST * MOST, shape);
    CHECK(read_data(c, shape[1], &count));
    double eta = input_number(c, "eta"), epochs = input_number(c, "epochs");
    if (c->lacking) return STATUS_OK;
    CHECK(gha_check(shape[0], shape[1]));
    CHECK(check_at_least("eta", "", eta, 0));
    for (int epoch = 0; epoch < epochs; epoch++)
        for (int k = 0; k < count; k++)
            gha_step(w, shape[0], shape[1], X + k * shape[1], eta);
    give_nested(c, "W", w, shape);
    return STATUS_OK;
}

static Status pca_reference(Case *c) {
    int shape[4], count = 0, n;
    double mean[MOST], top[MOST];
    input_numbers(c, "X", X, MOST_DATA, shape);
    n = shape[1];
    CHECK(read_data(c, n, &count));
    data_moment(moment, X, NULL, count, n);
    CHECK(eigen_of(moment, n));
    give_list(c, "eig_second_moment", values, n, NULL);
    for (int i = 0; i < n; i++)
        top[i] = vectors[i];
    data_mean(mean, X, count, n);
    data_moment(moment, X, mean, count, n);
    CHECK(eigen_of(moment, n));
    give_list(c, "eig_cov_1_over_N", values, n, NULL);
    give_number(c, "pc1_cov_absdot_top_second_moment", weights_alignment(top, vectors, n));
    return STATUS_OK;
}

static Status ode_closed_form(Case *c) {
    static double w[MOST_DATA], norms[MOST], aligned[MOST];
    double w0[MOST];
    int shape[4], n = read_moment(c), times = input_length(c, "t");
    input_numbers(c, "w0", w0, MOST, shape);
    if (c->lacking) return STATUS_OK;
    CHECK(check_length("w0", shape[0], n));
    CHECK(eigen_of(moment, n));
    for (int k = 0; k < times; k++) {
        oja_flow(w + k * n, values, vectors, w0, n, input_element(c, "t", k));
        norms[k] = vector_norm(w + k * n, n);
        aligned[k] = weights_alignment(w + k * n, vectors, n);
    }
    give_nested(c, "w", w, (const int[4]){times, n});
    give_list(c, "norm", norms, times, NULL);
    give_list(c, "abs_cos_pc1", aligned, times, NULL);
    return STATUS_OK;
}

static Status rates(Case *c) {
    int n = read_moment(c);
    if (c->lacking) return STATUS_OK;
    CHECK(eigen_of(moment, n));
    OjaRates r = oja_rates(values, n);
    give_number(c, "angle_rate", r.angle);
    give_number(c, "norm_rate", r.length);
    give_number(c, "eta_max_averaged", r.eta_max);
    return STATUS_OK;
}

/* The averaged rule for each eta: the length at the end, or "not_1" where it is not settled there.
 */
static Status discrete_stability(Case *c) {
    double w0[MOST], w[MOST], work[MOST];
    int shape[4], n = read_moment(c), etas = input_length(c, "eta");
    input_numbers(c, "w0", w0, MOST, shape);
    double steps = input_number(c, "steps");
    if (c->lacking) return STATUS_OK;
    CHECK(check_length("w0", shape[0], n));
    cJSON *norms = cJSON_CreateArray();
    for (int e = 0; e < etas; e++) {
        double eta = input_element(c, "eta", e);
        for (int i = 0; i < n; i++)
            w[i] = w0[i];
        for (int k = 0; k < steps; k++)
            oja_average_step(w, work, moment, n, eta);
        double norm = vector_norm(w, n);
        int settled = norm > 1 - 1e-3 && norm < 1 + 1e-3;
        cJSON_AddItemToArray(norms,
                             settled ? cJSON_CreateNumber(norm) : cJSON_CreateString("not_1"));
    }
    CHECK(eigen_of(moment, n));
    cJSON_AddItemToObject(c->got, "final_norm", norms);
    give_number(c, "eta_critical", oja_rates(values, n).eta_max);
    give_number(c, "norm", vector_norm(w, n));
    give_list(c, "w", w, n, NULL);
    return STATUS_OK;
}

/* The mean over the second half of a run over Gaussian inputs; the runs of many seeds together. */
static Status online_stationary(Case *c) {
    enum { SEEDS = 20 };
    double w0[MOST], w[MOST], x[MOST], eigs[MOST], sines = 0, norms = 0;
    int shape[4], n = input_numbers(c, "eigs", eigs, MOST, shape);
    input_numbers(c, "w0", w0, MOST, shape);
    double eta = input_number(c, "eta"), samples = input_number(c, "samples");
    if (c->lacking) return STATUS_OK;
    int half = (int)samples / 2;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        Rng rng = rng_seeded(seed);
        for (int i = 0; i < n; i++)
            w[i] = w0[i];
        for (int k = 0; k < 2 * half; k++) {
            for (int i = 0; i < n; i++)
                x[i] = vmath_sqrt(eigs[i]) * rng_normal(&rng);
            oja_step(w, x, n, eta);
            double norm = vector_norm(w, n), cosine = w[0] / norm;
            if (k < half) continue;
            sines += (1 - cosine * cosine) / half / SEEDS;
            norms += norm / half / SEEDS;
        }
    }
    give_number(c, "mean_sin2", sines);
    give_number(c, "theory_sin2", oja_wandering(eigs, n, eta));
    give_number(c, "mean_norm", norms);
    return STATUS_OK;
}

static double magnitude(double x) {
    return x < 0 ? -x : x;
}

static void give_magnitudes(Case *c, const char *key, const double *v, int n) {
    double list[MOST];
    for (int i = 0; i < n; i++)
        list[i] = magnitude(v[i]);
    give_list(c, key, list, n, NULL);
}

static Status nonzero_mean_trap(Case *c) {
    double mean[MOST], limit[MOST];
    int shape[4], n = input_numbers(c, "mean", mean, MOST, shape);
    input_numbers(c, "cov", moment, MOST * MOST, shape);
    if (c->lacking) return STATUS_OK;
    CHECK(check_length("cov", shape[0], n));
    CHECK(eigen_of(moment, n));
    give_magnitudes(c, "pc1_of_covariance_abs", vectors, n);
    double component[MOST], work[MOST];
    for (int i = 0; i < n; i++) {
        component[i] = vectors[i];
        limit[i] = 0.3 + 0.1 * i;
        for (int j = 0; j < n; j++)
            moment[i * n + j] += mean[i] * mean[j];
    }
    give_nested(c, "second_moment", moment, shape);
    for (int k = 0; k < 20000; k++) /* by the rule itself, not by the eigenvectors */
        oja_average_step(limit, work, moment, n, 0.01);
    give_magnitudes(c, "oja_limit_abs", limit, n);
    give_number(c, "angle_deg_between", weights_angle(limit, component, n));
    return STATUS_OK;
}

static Status gha_limit(Case *c) {
    static double w[MOST * MOST], work[MOST * MOST];
    int n = read_moment(c);
    double wanted = input_number(c, "k"), found[MOST];
    if (c->lacking) return STATUS_OK;
    CHECK(check_whole("k", "", wanted, 1, n));
    int k = (int)wanted;
    Rng rng = rng_seeded(1);
    for (int i = 0; i < k * n; i++)
        w[i] = 0.3 * rng_normal(&rng);
    for (int step = 0; step < 20000; step++)
        gha_average_step(w, work, k, n, moment, 0.05);
    matrix_product(work, w, moment, k, n, n);
    for (int i = 0; i < k; i++) /* the eigenvalue is the variance of the unit's output */
        found[i] = vector_dot(work + i * n, w + i * n, n);
    give_list(c, "eigenvalues", found, k, NULL);
    for (int i = 0; i < k * n; i++)
        w[i] = magnitude(w[i]);
    give_nested(c, "abs_components", w, (const int[4]){k, n});
    return STATUS_OK;
}

static Status oja_subspace_contrast(Case *c) {
    static double w[MOST * MOST], work[MOST * MOST], turned[MOST * MOST];
    int shape[4], n = read_moment(c);
    double aligned[MOST];
    input_numbers(c, "W0", w, MOST * MOST, shape);
    double eta = input_number(c, "eta"), steps = input_number(c, "steps");
    if (c->lacking) return STATUS_OK;
    CHECK(check_length("W0", shape[1], n));
    CHECK(gha_check(shape[0], n));
    for (int step = 0; step < steps; step++)
        subspace_average_step(w, work, shape[0], n, moment, eta);
    matrix_transpose(turned, w, shape[0], n);
    matrix_product(work, turned, w, n, shape[0], n);
    give_nested(c, "projector", work, (const int[4]){n, n});
    CHECK(eigen_of(moment, n));
    for (int i = 0; i < shape[0]; i++)
        aligned[i] = magnitude(vector_dot(w + i * n, vectors, n));
    give_list(c, "row_abs_dot_pc1", aligned, shape[0], NULL);
    return STATUS_OK;
}

const Form s05_forms[] = {{"s05.oja_online_explicit", oja_online},
                          {"s05.gha_online_explicit", gha_online},
                          {"s05.pca_reference", pca_reference},
                          {"s05.ode_closed_form", ode_closed_form},
                          {"s05.rates", rates},
                          {"s05.discrete_stability", discrete_stability},
                          {"s05.online_stationary", online_stationary},
                          {"s05.nonzero_mean_trap", nonzero_mean_trap},
                          {"s05.gha_limit", gha_limit},
                          {"s05.oja_subspace_contrast", oja_subspace_contrast},
                          {NULL, NULL}};
