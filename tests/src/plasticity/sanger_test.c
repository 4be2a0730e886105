#include "check.h"

#include "base/linalg.h"
#include "base/rng.h"
#include "plasticity/oja.h"
#include "plasticity/sanger.h"
#include "plasticity/weights.h"

enum { N = 4, K = 3 };

static const double c44[] = {2.5, 1, 0.3, 0, 1, 2, 0.4, 0.2, 0.3, 0.4, 1, 0.1, 0, 0.2, 0.1, 0.5};
static const double start[] = {0.3, 0.1, 0.2, -0.1, 0.1, -0.3, 0.2, 0.2, 0.2, 0.2, -0.1, 0.3};

static void eigenvectors(double *vectors) {
    double values[N], a[N * N];
    memcpy(a, c44, sizeof a);
    check_ok(symmetric_eigen(values, vectors, a, N));
}

static void one_unit_is_ojas(void **state) {
    (void)state;
    double w[] = {0.3, -0.5, 0.2}, v[] = {0.3, -0.5, 0.2}, u[] = {0.3, -0.5, 0.2};
    const double x[] = {1, 0.4, -2};
    gha_step(w, 1, 3, x, 0.07);
    subspace_step(u, 1, 3, x, 0.07);
    oja_step(v, x, 3, 0.07);
    for (int i = 0; i < 3; i++) {
        check_close(w[i], v[i], 1e-15, 0);
        check_close(u[i], v[i], 1e-15, 0);
    }
}

/* The formula itself, in matrices, with all y from the old weights. */
static void a_step_is_the_formula(void **state) {
    (void)state;
    const double x[] = {1, 0.4, -2, 0.7}, eta = 0.1;
    for (int ordered = 0; ordered <= 1; ordered++) {
        double w[K * N], y[K];
        memcpy(w, start, sizeof w);
        (ordered ? gha_step : subspace_step)(w, K, N, x, eta);
        matrix_vector(y, start, x, K, N);
        for (int i = 0; i < K; i++)
            for (int m = 0; m < N; m++) {
                double want = start[i * N + m] + eta * y[i] * x[m];
                for (int j = 0; j < (ordered ? i + 1 : K); j++)
                    want -= eta * y[i] * y[j] * start[j * N + m];
                check_close(w[i * N + m], want, 1e-15, 0);
            }
    }
}

/* Averaged over examples the online step is the averaged step. */
static void the_averaged_step_is_the_mean_of_steps(void **state) {
    (void)state;
    enum { COUNT = 50 };
    double X[COUNT * N], c[N * N], work[K * N], mean[K * N] = {0};
    Rng rng = rng_seeded(1);
    for (int i = 0; i < COUNT * N; i++)
        X[i] = rng_normal(&rng);
    data_moment(c, X, NULL, COUNT, N);
    for (int ordered = 0; ordered <= 1; ordered++) {
        memset(mean, 0, sizeof mean);
        for (int k = 0; k < COUNT; k++) {
            double w[K * N];
            memcpy(w, start, sizeof w);
            (ordered ? gha_step : subspace_step)(w, K, N, X + k * N, 0.1);
            vector_add(mean, 1.0 / COUNT, w, K * N);
        }
        double w[K * N];
        memcpy(w, start, sizeof w);
        (ordered ? gha_average_step : subspace_average_step)(w, work, K, N, c, 0.1);
        for (int i = 0; i < K * N; i++)
            check_close(w[i], mean[i], 1e-14, 0);
    }
}

static void the_rows_become_the_components_in_order(void **state) {
    (void)state;
    double vectors[N * N], w[K * N], work[K * N];
    eigenvectors(vectors);
    memcpy(w, start, sizeof w);
    for (int k = 0; k < 20000; k++)
        gha_average_step(w, work, K, N, c44, 0.05);
    for (int i = 0; i < K; i++) {
        check_close(weights_angle(w + i * N, vectors + i * N, N), 0, 1e-10, 0);
        check_close(vector_norm(w + i * N, N), 1, 1e-14, 0);
    }
}

/* Without the triangle: orthonormal rows in the space of the components, none of them one. */
static void without_the_triangle_only_the_space_is_found(void **state) {
    (void)state;
    double vectors[N * N], w[K * N], work[K * N];
    eigenvectors(vectors);
    memcpy(w, start, sizeof w);
    for (int k = 0; k < 20000; k++)
        subspace_average_step(w, work, K, N, c44, 0.05);
    for (int i = 0; i < K; i++) {
        check_close(vector_dot(w + i * N, vectors + 3 * N, N), 0, 1e-10, 0);
        assert_true(weights_angle(w + i * N, vectors + i * N, N) > 10);
        for (int j = 0; j < K; j++)
            check_close(vector_dot(w + i * N, w + j * N, N), i == j, 1e-10, 0);
    }
}

static void more_units_than_inputs_are_refused(void **state) {
    (void)state;
    check_ok(gha_check(3, 3));
    check_ok(gha_check(GHA_MAX_UNITS, 256));
    assert_int_equal(gha_check(4, 3).code, E_SHAPE);
    assert_int_equal(gha_check(GHA_MAX_UNITS + 1, 256).code, E_SHAPE);
    assert_int_equal(gha_check(0, 3).code, E_EMPTY);
}

TEST_GROUP(cmocka_unit_test(one_unit_is_ojas), cmocka_unit_test(a_step_is_the_formula),
           cmocka_unit_test(the_averaged_step_is_the_mean_of_steps),
           cmocka_unit_test(the_rows_become_the_components_in_order),
           cmocka_unit_test(without_the_triangle_only_the_space_is_found),
           cmocka_unit_test(more_units_than_inputs_are_refused))
