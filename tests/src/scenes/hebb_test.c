#include "check.h"

static Stage opened(void) {
    Stage s;
    stage_open(&s, "hebb", NULL, 1);
    return s;
}

static void the_length_grows_at_the_promised_slope(void **state) {
    (void)state;
    Stage s = opened();
    check_close(stage_number(&s, "slope_promised"), log1p(0.01 * 4), 1e-15, 0);
    check_close(stage_number(&s, "slope"), log1p(0.01 * 4), 1e-8, 0);
    check_close(stage_number(&s, "growth"), 1.04, 1e-12, 0);
    int n;
    const double *log_norm = stage_array(&s, "log_norm", &n);
    check_close(log_norm[0], log(hypot(0.1, 0.4)), 1e-14, 0);
    double last = log_norm[n - 1];
    check_close(last, stage_array(&s, "promised", &n)[n - 1], 1e-6, 0);
    check_close(stage_number(&s, "decades"), last / log(10), 1e-12, 0);
    assert_true(stage_number(&s, "angle_to_axis") < 0.01);
    stage_close(&s);
}

/* Subtracting the mean lowers the slope, and does not stop the growth. */
static void centring_slows_and_does_not_stop(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "mean_1", 2);
    double with_mean = stage_number(&s, "slope");
    stage_set(&s, "centred", 1);
    check_close(stage_number(&s, "slope"), log1p(0.04), 1e-8, 0);
    assert_true(with_mean > 1.5 * stage_number(&s, "slope"));
    stage_close(&s);
}

static void bounds_end_in_a_corner_off_the_axis(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "bounds", 1);
    check_close(stage_number(&s, "slope"), 0, 1e-15, 0);
    assert_true(stage_number(&s, "in_corner") == 1);
    check_close(fabs(stage_number(&s, "end_1")), 1, 0, 0);
    check_close(fabs(stage_number(&s, "end_2")), 1, 0, 0);
    check_close(stage_number(&s, "angle_to_axis"), 45 - 25, 1e-9, 0);
    int n;
    stage_array(&s, "box_1", &n);
    assert_int_equal(n, 5);
    stage_close(&s);
}

static void a_start_at_right_angles_grows_by_the_other_eigenvalue(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "angle", 0);
    stage_set(&s, "start_1", 0);
    check_close(stage_number(&s, "slope"), log1p(0.01), 1e-15, 0);
    int n;
    stage_array(&s, "promised", &n);
    assert_int_equal(n, 0);
    stage_set(&s, "start_2", 0); /* and zero is nowhere on a logarithmic axis */
    stage_array(&s, "log_norm", &n);
    assert_int_equal(n, 0);
    stage_close(&s);
}

static void the_fastest_growth_is_still_finite(void **state) {
    (void)state;
    Stage s = opened();
    const char *ids[] = {"eta", "lambda_1", "lambda_2", "mean_1", "mean_2"};
    const double most[] = {0.1, 6, 6, 3, 3};
    for (int i = 0; i < 5; i++)
        stage_set(&s, ids[i], most[i]);
    check_close(stage_number(&s, "growth"), 1 + 0.1 * (6 + 18), 1e-12, 0);
    const char *views[] = {"log_norm", "w_1", "w_2"};
    for (int v = 0; v < 3; v++) {
        int n;
        const double *y = stage_array(&s, views[v], &n);
        for (int k = 0; k < n; k++)
            assert_true(isfinite(y[k]));
    }
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_length_grows_at_the_promised_slope),
           cmocka_unit_test(centring_slows_and_does_not_stop),
           cmocka_unit_test(bounds_end_in_a_corner_off_the_axis),
           cmocka_unit_test(a_start_at_right_angles_grows_by_the_other_eigenvalue),
           cmocka_unit_test(the_fastest_growth_is_still_finite))
