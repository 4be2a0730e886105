/* Hebb's rule. */
#include "../oracle.h"

#include "base/linalg.h"
#include "base/vmath.h"
#include "plasticity/hebb.h"
#include "plasticity/weights.h"

enum { MOST = 64, MOST_DATA = 4096 };

/* C (n, n) and w0 (n) as inputs; n goes to *n. */
static Status read_averaged(Case *c, double *moment, double *w, int *n) {
    int shape[4], wide[4];
    *n = input_numbers(c, "w0", w, MOST, shape);
    input_numbers(c, "C", moment, MOST * MOST, wide);
    if (c->lacking) return STATUS_OK;
    CHECK(check_length("C", wide[0], *n));
    CHECK(check_length("C", wide[1], *n));
    return check_at_least("eta", "", input_number(c, "eta"), 0);
}

static Status online_explicit(Case *c) {
    static double X[MOST_DATA], w[MOST], norms[MOST];
    int shape[4], wide[4], n = input_numbers(c, "w0", w, MOST, shape);
    input_numbers(c, "X", X, MOST_DATA, wide);
    double eta = input_number(c, "eta"), epochs = input_number(c, "epochs");
    if (c->lacking) return STATUS_OK;
    if (wide[0] == 0) return (Status){.code = E_EMPTY, .what = "X"};
    CHECK(check_length("X", wide[1], n));
    CHECK(check_whole("epochs", "", epochs, 0, MOST));
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (int k = 0; k < wide[0]; k++)
            hebb_step(w, X + k * n, n, eta);
        norms[epoch] = vector_norm(w, n);
    }
    give_list(c, "w", w, n, NULL);
    give_list(c, "norm_per_epoch", norms, (int)epochs, NULL);
    return STATUS_OK;
}

/* w as a unit vector and the log of its length. */
static double split(double *w, int n) {
    double norm = vector_norm(w, n);
    for (int i = 0; i < n; i++)
        w[i] = norm > 0 ? w[i] / norm : 0;
    return norm > 0 ? vmath_log(norm) : 0;
}

static Status averaged_growth(Case *c) {
    static double moment[MOST * MOST], vectors[MOST * MOST], values[MOST], norms[MOST_DATA];
    double w[MOST], w0[MOST], work[MOST], ode[MOST];
    int n = 0;
    CHECK(read_averaged(c, moment, w, &n));
    double eta = input_number(c, "eta"), wanted = input_number(c, "steps");
    if (c->lacking) return STATUS_OK;
    CHECK(check_whole("steps", "", wanted, 0, 100.0 * MOST_DATA));
    int steps = (int)wanted, zero = vector_norm(w, n) == 0;
    for (int i = 0; i < n; i++)
        w0[i] = w[i];
    double start = split(w, n), log_norm = start;
    for (int k = 1; k <= steps; k++) {
        log_norm += hebb_average_step(w, work, moment, n, eta);
        if (k % 100 == 0) norms[k / 100 - 1] = zero ? 0 : vmath_exp(log_norm);
    }
    CHECK(symmetric_eigen(values, vectors, moment, n));
    double norm = zero ? 0 : vmath_exp(log_norm), squares = 0;
    int diverged = !vmath_finite(norm);
    give_list(c, "norm_every_100", norms, steps / 100, NULL);
    give_number(c, "lambda1", values[0]);
    give_number(c, "log_growth_rate_per_step", hebb_log_growth(values[0], eta));
    for (int i = 0; i < n; i++) {
        ode[i] = vector_dot(vectors + i * n, w0, n) * vmath_exp(eta * values[i] * steps);
        squares += ode[i] * ode[i];
    }
    give_number(c, "ode_norm_at_end", vmath_sqrt(squares));
    give_number(c, "cos_to_pc1", weights_alignment(w, vectors, n));
    cJSON_AddItemToObject(c->got, "status", cJSON_CreateString(diverged ? "diverged" : "finite"));
    if (steps == 2000) give_number(c, "log_norm_after_2000", log_norm);
    if (diverged) return STATUS_OK;
    give_number(c, "norm", norm);
    for (int i = 0; i < n; i++)
        w[i] *= norm;
    give_list(c, "w", w, n, NULL);
    return STATUS_OK;
}

static Status time_to_exceed(Case *c) {
    static double moment[MOST * MOST];
    double w[MOST], work[MOST];
    int n = 0, steps = 0;
    CHECK(read_averaged(c, moment, w, &n));
    double eta = input_number(c, "eta"), limit = input_number(c, "limit");
    if (c->lacking) return STATUS_OK;
    CHECK(check_above("limit", "", limit, 0));
    double log_norm = split(w, n), log_limit = vmath_log(limit);
    while (log_norm <= log_limit && steps < 1000000) {
        log_norm += hebb_average_step(w, work, moment, n, eta);
        steps++;
    }
    give_number(c, "first_step_norm_gt_limit", steps);
    return STATUS_OK;
}

static Status hard_bounds_saturation(Case *c) {
    static double moment[MOST * MOST];
    double w[MOST], work[MOST];
    int n = 0;
    CHECK(read_averaged(c, moment, w, &n));
    double eta = input_number(c, "eta"), steps = input_number(c, "steps");
    double low = input_number(c, "w_min"), high = input_number(c, "w_max");
    if (c->lacking) return STATUS_OK;
    CHECK(check_below("w_min", "", low, high, "w_max"));
    for (int k = 0; k < steps; k++)
        hebb_bounded_step(w, work, moment, n, eta, low, high);
    give_list(c, "w", w, n, NULL);
    return STATUS_OK;
}

const Form s04_forms[] = {{"s04.online_explicit", online_explicit},
                          {"s04.averaged_growth", averaged_growth},
                          {"s04.time_to_exceed", time_to_exceed},
                          {"s04.hard_bounds_saturation", hard_bounds_saturation},
                          {NULL, NULL}};
