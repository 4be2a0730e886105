/* Equivariance, invariance and the energy model. */
#include "../oracle.h"

#include "base/rng.h"
#include "base/vmath.h"
#include "vision/energy.h"
#include "vision/glyph_net.h"
#include "vision/shift.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM = 256, SHIFTS = 16 };

/* How far the pooled map of x moves when x is shifted by d. */
static Status moved(double *index, const double *x, int n, const double *w, int k, int d,
                    ShiftPool pool, int kernel, int stride) {
    double shifted[ROOM], y[ROOM], z[ROOM], a[ROOM], b[ROOM];
    shift_by(shifted, x, n, d);
    shift_map(y, x, n, w, k);
    shift_map(z, shifted, n, w, k);
    CHECK(shift_pool_check(n, kernel, stride));
    shift_pool(a, z, n, pool, kernel, stride);
    shift_pool(b, y, n, pool, kernel, stride);
    return invariance_index(index, a, b, shift_pool_length(pool, n, stride));
}

/* The largest difference between the map of the shifted input and the shifted map. */
static double equivariance_error(const double *x, int n, const double *w, int k, int d) {
    double shifted[ROOM], y[ROOM], z[ROOM], wanted[ROOM], error = 0;
    shift_map(y, x, n, w, k);
    shift_by(wanted, y, n, d);
    shift_by(shifted, x, n, d);
    shift_map(z, shifted, n, w, k);
    for (int i = 0; i < n; i++)
        error = vmath_max(error, z[i] > wanted[i] ? z[i] - wanted[i] : wanted[i] - z[i]);
    return error;
}

/* Pooled by 2 with stride 2: from where it should be, after a shift of y by d. */
static Status strided_error(double *index, const double *y, int n, int d) {
    double shifted[ROOM], got[ROOM], pooled[ROOM], wanted[ROOM];
    shift_by(shifted, y, n, d);
    shift_pool(got, shifted, n, SHIFT_MAX, 2, 2);
    shift_pool(pooled, y, n, SHIFT_MAX, 2, 2);
    shift_by(wanted, pooled, n / 2, d % 2 == 0 ? d / 2 : 0);
    return invariance_index(index, got, wanted, n / 2);
}

static const struct {
    const char *key;
    ShiftPool pool;
    int kernel, stride;
} pools[] = {{"invariance_err_none", SHIFT_NONE, 1, 1},
             {"invariance_err_max2s1", SHIFT_MAX, 2, 1},
             {"invariance_err_max4s4", SHIFT_MAX, 4, 4},
             {"invariance_err_avg4s4", SHIFT_MEAN, 4, 4},
             {"invariance_err_globalavg", SHIFT_GLOBAL_MEAN, 1, 1},
             {"invariance_err_globalmax", SHIFT_GLOBAL_MAX, 1, 1}};

static Status shift_1d(Case *c) {
    double x[ROOM], w[ROOM], y[ROOM], result[SHIFTS];
    int shape[4], n = input_numbers(c, "x", x, ROOM, shape),
                  k = input_numbers(c, "w", w, ROOM, shape), shifts = input_length(c, "shifts");
    if (c->lacking) return STATUS_OK;
    shift_map(y, x, n, w, k);
    give_list(c, "y", y, n, NULL);
    int first = expected_length(c, "equivariance_error_stride1");
    for (int d = 0; d < first && d < SHIFTS; d++)
        result[d] = equivariance_error(x, n, w, k, d);
    give_list(c, "equivariance_error_stride1", result, first, NULL);
    for (size_t p = 0; p < sizeof pools / sizeof *pools; p++) {
        for (int i = 0; i < shifts && i < SHIFTS; i++)
            CHECK(moved(&result[i], x, n, w, k, (int)input_element(c, "shifts", i), pools[p].pool,
                        pools[p].kernel, pools[p].stride));
        give_list(c, pools[p].key, result, shifts, NULL);
    }
    for (int i = 0; i < shifts && i < SHIFTS; i++)
        CHECK(strided_error(&result[i], y, n, (int)input_element(c, "shifts", i)));
    give_list(c, "stride2_equivariance_err", result, shifts, NULL);
    return STATUS_OK;
}

static Status mean_error(Case *c) {
    static const struct {
        const char *key;
        ShiftPool pool;
        int kernel;
    } rows[] = {{"none", SHIFT_NONE, 1},
                {"max2s2", SHIFT_MAX, 2},
                {"max4s4", SHIFT_MAX, 4},
                {"avg4s4", SHIFT_MEAN, 4},
                {"max8s8", SHIFT_MAX, 8},
                {"avg8s8", SHIFT_MEAN, 8},
                {"globalmax", SHIFT_GLOBAL_MAX, 1},
                {"globalavg", SHIFT_GLOBAL_MEAN, 1}};
    enum { TRIALS = 4000 }; /* the tolerance is for 400; more only bring us nearer to the mean */
    int n = (int)input_number(c, "n"), d = (int)input_number(c, "shift");
    if (c->lacking || n > ROOM) return STATUS_OK;
    for (size_t p = 0; p < sizeof rows / sizeof *rows; p++) {
        Rng rng = rng_seeded(1);
        double sum = 0;
        int defined = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double x[ROOM], w[3], index;
            for (int i = 0; i < n; i++)
                x[i] = rng_normal(&rng);
            for (int i = 0; i < 3; i++)
                w[i] = rng_normal(&rng);
            Status status =
                moved(&index, x, n, w, 3, d, rows[p].pool, rows[p].kernel, rows[p].kernel);
            if (status.code == E_DOMAIN) continue; /* a silent map */
            CHECK(status);
            sum += index;
            defined++;
        }
        give_number(c, rows[p].key, sum / defined);
    }
    return STATUS_OK;
}

static Status energy_model(Case *c) {
    static const char *const keys[ENERGY_CELLS] = {"F1F0_linear_halfrect", "F1F0_halfsquared",
                                                   "F1F0_energy",          "F1F0_energy_sqrt",
                                                   "F1F0_max_of_4_phases", "F1F0_sum_of_2_halfsq"};
    int n = (int)input_number(c, "n"), phases = (int)input_number(c, "n_phases");
    double frequency = input_number(c, "gabor_freq"), sigma = input_number(c, "sigma"),
           grating = input_number(c, "grating_freq");
    double even[ROOM], odd[ROOM], x[ROOM], r[ENERGY_CELLS][ROOM], ratio;
    if (c->lacking || n > ROOM || phases > ROOM) return STATUS_OK;
    energy_filters(even, odd, n, frequency, sigma);
    give_list(c, "even_filter", even, n, NULL);
    give_list(c, "odd_filter", odd, n, NULL);
    for (int j = 0; j < phases; j++) {
        double e = 0, o = 0;
        energy_grating(x, n, grating, 2 * VMATH_PI * j / phases);
        for (int i = 0; i < n; i++)
            e += even[i] * x[i], o += odd[i] * x[i];
        for (int cell = 0; cell < ENERGY_CELLS; cell++)
            r[cell][j] = energy_response((EnergyCell)cell, e, o);
    }
    for (int cell = 0; cell < ENERGY_CELLS; cell++) {
        CHECK(f1f0(&ratio, r[cell], phases));
        give_number(c, keys[cell], ratio);
    }
    double low = r[ENERGY_QUADRATURE][0], high = low;
    for (int j = 0; j < phases; j++) {
        low = vmath_min(low, r[ENERGY_QUADRATURE][j]);
        high = vmath_max(high, r[ENERGY_QUADRATURE][j]);
    }
    give_number(c, "energy_mod_depth", (high - low) / (high + low));
    return STATUS_OK;
}

static Status shift_not_integer(Case *c) {
    double shift = input_number(c, "shift");
    if (c->lacking) return STATUS_OK;
    return check_whole("shift", "px", shift, -1e6, 1e6);
}

static Status zero_response(Case *c) {
    double x[ROOM], w[ROOM], index = 0;
    int shape[4], n = input_numbers(c, "x", x, ROOM, shape),
                  k = input_numbers(c, "w", w, ROOM, shape);
    if (c->lacking) return STATUS_OK;
    Status status = moved(&index, x, n, w, k, 1, SHIFT_NONE, 1, 1);
    if (status.code == E_DOMAIN)
        give_null(c, "index");
    else
        give_number(c, "index", index);
    return STATUS_OK;
}

/* 2000 glyphs, 10 epochs in batches of 32, rate 0.1; then 1000 others, rolled. */
static Status glyph_shift(Case *c) {
    enum { TRAIN = 2000, TEST = 1000, EPOCHS = 10 };
    static const char *const keys[] = {"cnn", "mlp"};
    float *train = calloc(TRAIN, GLYPH_PIXELS * sizeof *train),
          *test = calloc(TEST, GLYPH_PIXELS * sizeof *test),
          *batch = calloc(GLYPH_BATCH, GLYPH_PIXELS * sizeof *batch);
    glyph_net_images(train, TRAIN, 1, GLYPH_NOISE);
    glyph_net_images(test, TEST, 2, GLYPH_NOISE);
    int shifts = input_length(c, "test_shift_px"), order[TRAIN], labels[GLYPH_BATCH];
    for (int kind = GLYPH_CNN; kind <= GLYPH_MLP && !c->lacking; kind++) {
        size_t size = glyph_net_bytes((GlyphNetKind)kind);
        Arena arena = {aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
        GlyphNet net;
        glyph_net_init(&net, (GlyphNetKind)kind, 0, &arena);
        Rng rng = rng_stream(0, STREAM_DATA);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            rng_permutation(order, &rng, TRAIN);
            for (int i = 0; i + GLYPH_BATCH <= TRAIN; i += GLYPH_BATCH) {
                for (int k = 0; k < GLYPH_BATCH; k++) {
                    memcpy(batch + k * GLYPH_PIXELS, train + order[i + k] * GLYPH_PIXELS,
                           GLYPH_PIXELS * sizeof *batch);
                    labels[k] = order[i + k] % GLYPH_LABELS;
                }
                glyph_net_learn(&net, batch, labels, GLYPH_BATCH, 0.1);
            }
        }
        double accuracy[SHIFTS];
        for (int i = 0; i < shifts && i < SHIFTS; i++)
            accuracy[i] =
                glyph_net_right(&net, test, TEST, (int)input_element(c, "test_shift_px", i)) /
                (double)TEST;
        give_list(c, keys[kind], accuracy, shifts, NULL);
        free(arena.memory);
    }
    free(train);
    free(test);
    free(batch);
    return STATUS_OK;
}

const Form s08_forms[] = {{"s08.shift_1d", shift_1d},
                          {"s08.mean_invariance_error_shift1", mean_error},
                          {"s08.energy_model", energy_model},
                          {"s08.shift_not_integer", shift_not_integer},
                          {"s08.zero_response", zero_response},
                          {"s08.glyph_shift_generalisation", glyph_shift},
                          {NULL, NULL}};
