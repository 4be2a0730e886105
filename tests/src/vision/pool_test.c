#include "vision/pool.h"

#include "base/rng.h"
#include "check.h"

static void a_window_gives_its_largest_and_its_mean(void **state) {
    (void)state;
    const Pool p = {2, 2, 4, 2, 2, 0};
    const double x[] = {1, 5, -3, -4, 2, 0, -1, -2, 7, 7, 0, 0, 7, 7, 0, 8};
    double y[4];
    int winners[4];
    pool_max(y, winners, x, &p);
    assert_true(y[0] == 5 && y[1] == -1 && y[2] == 7 && y[3] == 8);
    assert_true(winners[0] == 1 && winners[1] == 6 && winners[3] == 15);
    assert_int_equal(winners[2], 8); /* of equals the first */
    pool_max(y, NULL, x, &p);
    pool_mean(y, x, &p, false);
    assert_true(y[0] == 2 && y[1] == -2.5 && y[2] == 7 && y[3] == 2);
}

static void the_border_never_wins_over_negative_values(void **state) {
    (void)state;
    const Pool p = {1, 2, 2, 2, 2, 1};
    const double x[] = {-1, -2, -3, -4};
    double y[4];
    pool_max(y, NULL, x, &p);
    assert_memory_equal(y, x, sizeof y);
    pool_mean(y, x, &p, false);
    assert_memory_equal(y, x, sizeof y);
    pool_mean(y, x, &p, true);
    for (int i = 0; i < 4; i++)
        assert_true(y[i] == x[i] / 4);
}

static void a_window_over_the_whole_map_is_global_pooling(void **state) {
    (void)state;
    const Pool p = {1, 5, 5, 5, 1, 0};
    double x[25], y, sum = 0;
    for (int i = 0; i < 25; i++)
        sum += x[i] = i * 7 % 25;
    pool_max(&y, NULL, x, &p);
    assert_true(y == 24);
    pool_mean(&y, x, &p, false);
    check_close(y, sum / 25, 1e-12, 0);
}

/* sum dy y against x: a mean is linear; a maximum too, as long as its winner stays. */
static void gradients_are_finite_differences(void **state) {
    (void)state;
    enum { N = 2 * 5 * 6 };
    const Pool pools[] = {{2, 5, 6, 2, 2, 0}, {2, 5, 6, 3, 2, 1}, {2, 5, 6, 3, 1, 0}};
    Rng rng = rng_seeded(1);
    for (int which = 0; which < 3; which++)
        for (int mode = 0; mode < 3; mode++) {
            const Pool *p = &pools[which];
            int outputs = 2 * pool_rows(p) * pool_columns(p), winners[N * 2];
            double x[N], y[N * 2], dy[N * 2], dx[N], h = 1e-6;
            for (int i = 0; i < N; i++)
                x[i] = rng_normal(&rng);
            for (int i = 0; i < outputs; i++)
                dy[i] = rng_normal(&rng);
            if (mode == 0) {
                pool_max(y, winners, x, p);
                pool_max_backward(dx, dy, winners, p);
            } else {
                pool_mean_backward(dx, dy, p, mode == 2);
            }
            for (int i = 0; i < N; i++) {
                double loss[2] = {0, 0}, kept = x[i];
                for (int side = 0; side < 2; side++) {
                    x[i] = kept + (side ? h : -h);
                    if (mode == 0)
                        pool_max(y, NULL, x, p);
                    else
                        pool_mean(y, x, p, mode == 2);
                    for (int k = 0; k < outputs; k++)
                        loss[side] += dy[k] * y[k];
                }
                x[i] = kept;
                check_close(dx[i], (loss[1] - loss[0]) / (2 * h), 1e-7, 0);
            }
        }
}

static void a_window_that_might_hold_nothing_is_refused(void **state) {
    (void)state;
    assert_int_equal(pool_check(&(Pool){1, 4, 4, 2, 2, 2}).code, E_DOMAIN);
    assert_string_equal(pool_check(&(Pool){1, 4, 4, 3, 2, 2}).what, "padding");
    assert_string_equal(pool_check(&(Pool){1, 4, 4, 3, 2, -1}).what, "padding");
    assert_string_equal(pool_check(&(Pool){1, 4, 4, 0, 2, 0}).what, "kernel");
    assert_string_equal(pool_check(&(Pool){1, 4, 4, 2, 0, 0}).what, "stride");
    assert_int_equal(pool_check(&(Pool){1, 4, 4, 5, 1, 0}).code, E_SHAPE);
    check_ok(pool_check(&(Pool){1, 4, 4, 5, 1, 1}));
    check_ok(pool_check(&(Pool){1, 2, 2, 2, 2, 1}));
}

TEST_GROUP(cmocka_unit_test(a_window_gives_its_largest_and_its_mean),
           cmocka_unit_test(the_border_never_wins_over_negative_values),
           cmocka_unit_test(a_window_over_the_whole_map_is_global_pooling),
           cmocka_unit_test(gradients_are_finite_differences),
           cmocka_unit_test(a_window_that_might_hold_nothing_is_refused))
