#include "base/rng.h"
#include "check.h"
#include "vision/lasso.h"

enum { M = 6, K = 9 };

static double d[M * K], x[M];

static void draw(uint64_t seed) {
    Rng rng = rng_seeded(seed);
    for (int i = 0; i < M * K; i++)
        d[i] = 0.5 * rng_normal(&rng);
    for (int i = 0; i < M; i++)
        x[i] = rng_normal(&rng);
}

/* d_j . (x - D a) for all j: lambda times the sign of a_j where a_j is not 0, at most lambda there.
 */
static void check_optimal(const double *a, double lambda, double slack) {
    for (int j = 0; j < K; j++) {
        double along = 0;
        for (int i = 0; i < M; i++) {
            double error = x[i];
            for (int l = 0; l < K; l++)
                error -= d[i * K + l] * a[l];
            along += d[i * K + j] * error;
        }
        if (a[j] == 0)
            assert_true(fabs(along) <= lambda + slack);
        else
            check_close(along, a[j] > 0 ? lambda : -lambda, slack, 0);
    }
}

static void both_end_where_no_step_helps(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        draw(seed);
        double a[K], b[K], lambda = 0.3;
        check_ok(lasso_check(d, M, K, x, lambda));
        lasso_ista(d, M, K, x, lambda, 20000, a);
        lasso_fista(d, M, K, x, lambda, 5000, b);
        check_optimal(a, lambda, 1e-8);
        check_optimal(b, lambda, 1e-6);
    }
}

static void the_objective_never_rises_and_fista_is_ahead(void **state) {
    (void)state;
    draw(2);
    double a[K], b[K], before = INFINITY;
    for (int steps = 0; steps <= 60; steps++) {
        lasso_ista(d, M, K, x, 0.1, steps, a);
        double now = lasso_objective(d, M, K, x, 0.1, a);
        assert_true(now <= before);
        before = now;
    }
    lasso_fista(d, M, K, x, 0.1, 60, b);
    assert_true(lasso_objective(d, M, K, x, 0.1, b) < before);
}

static void from_lambda_max_on_nothing_is_left(void **state) {
    (void)state;
    draw(3);
    double a[K], most = lasso_lambda_max(d, M, K, x), sum = 0;
    lasso_ista(d, M, K, x, most, 500, a);
    for (int j = 0; j < K; j++)
        assert_true(a[j] == 0);
    lasso_ista(d, M, K, x, 0.95 * most, 5000, a);
    for (int j = 0; j < K; j++)
        sum += fabs(a[j]);
    assert_true(sum > 0);
}

static void the_step_is_one_over_the_largest_eigenvalue(void **state) {
    (void)state;
    const double diagonal[4] = {3, 0, 0, 0.5}, zero[4] = {0};
    check_close(lasso_lipschitz(diagonal, 2, 2), 9, 1e-10, 0);
    assert_true(lasso_lipschitz(zero, 2, 2) == 0);
    double a[2], one[2] = {1, 1};
    lasso_ista(diagonal, 2, 2, one, 0.1, 1, a);
    check_close(a[0], (3 - 0.1) / 9, 1e-10, 0);
    check_close(a[1], (0.5 - 0.1) / 9, 1e-10, 0);
    lasso_ista(zero, 2, 2, one, 0.1, 5, a);
    assert_true(a[0] == 0 && a[1] == 0);
}

static void bad_input_is_named(void **state) {
    (void)state;
    draw(1);
    assert_int_equal(lasso_check(d, M, K, x, -0.1).code, E_DOMAIN);
    assert_int_equal(lasso_check(d, M, K, x, NAN).code, E_NONFINITE);
    assert_int_equal(lasso_check(d, 0, K, x, 0).code, E_EMPTY);
    assert_int_equal(lasso_check(d, M, 300, x, 0).code, E_SHAPE);
    d[3] = INFINITY;
    assert_int_equal(lasso_check(d, M, K, x, 0).code, E_NONFINITE);
    assert_true(soft_threshold(2, 0.5) == 1.5 && soft_threshold(-2, 0.5) == -1.5);
    assert_true(soft_threshold(0.5, 0.5) == 0 && soft_threshold(-0.3, 0.5) == 0);
}

TEST_GROUP(cmocka_unit_test(both_end_where_no_step_helps),
           cmocka_unit_test(the_objective_never_rises_and_fista_is_ahead),
           cmocka_unit_test(from_lambda_max_on_nothing_is_left),
           cmocka_unit_test(the_step_is_one_over_the_largest_eigenvalue),
           cmocka_unit_test(bad_input_is_named))
