#include "check.h"

#include "base/vmath.h"

static Stage opened(void) {
    Stage s;
    stage_open(&s, "rates", NULL, 3);
    return s;
}

static void small_steps_come_to_their_end_at_the_promised_rates(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "eta", 0.001);
    stage_set(&s, "step_count", 6000);
    const double lambda[][2] = {{4, 1}, {4, 3}, {2, 0.5}};
    for (int i = 0; i < 3; i++) {
        stage_set(&s, "lambda_1", lambda[i][0]);
        stage_set(&s, "lambda_2", lambda[i][1]);
        double angle = lambda[i][0] - lambda[i][1], length = 2 * lambda[i][0];
        check_close(stage_number(&s, "rate_angle_promised"), angle, 1e-12, 0);
        check_close(stage_number(&s, "rate_length_promised"), length, 1e-12, 0);
        check_close(stage_number(&s, "rate_angle"), angle, 0, 0.005);
        /* while the angle is open, the length goes at 2 w' C w: it is measured along the axis */
        stage_set(&s, "start_angle", 5);
        check_close(stage_number(&s, "rate_length"), length, 0, 0.02);
        stage_set(&s, "start_angle", 60);
    }
    stage_close(&s);
}

/* Near the end a step multiplies the tangent by 1 - eta (lambda_1 - lambda_2). */
static void large_steps_close_the_angle_faster_than_promised(void **state) {
    (void)state;
    Stage s = opened();
    const double etas[] = {0.05, 0.1, 0.2};
    for (int i = 0; i < 3; i++) {
        stage_set(&s, "eta", etas[i]);
        check_close(stage_number(&s, "rate_angle"), -log(1 - 3 * etas[i]) / etas[i], 0, 0.01);
    }
    stage_close(&s);
}

static void the_curves_are_logarithms_of_what_the_end_says(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "step_count", 100);
    int n;
    const double *step = stage_array(&s, "step", &n);
    assert_int_equal(n, 101);
    assert_true(step[0] == 0 && step[n - 1] == 100);
    const double *tangent = stage_array(&s, "tangent", &n), *error = stage_array(&s, "error", &n);
    check_close(tangent[0], log10(tan(VMATH_PI / 3)), 1e-12, 0);
    check_close(error[0], log10(0.5), 1e-12, 0);
    double angle = stage_number(&s, "angle_end") * VMATH_PI / 180;
    check_close(tangent[n - 1], log10(tan(angle)), 1e-9, 0);
    check_close(error[n - 1], log10(fabs(stage_number(&s, "norm_end") - 1)), 1e-9, 0);
    stage_set(&s, "step_count", 20000);
    step = stage_array(&s, "step", &n);
    assert_true(n <= 400 && step[n - 1] <= 20000 && step[n - 1] > 19900);
    stage_close(&s);
}

/* The time to a degree goes with 1 / (lambda_1 - lambda_2): 3 against 0.1. */
static void nearly_equal_eigenvalues_take_thirty_times_as_long(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "step_count", 20000);
    double apart = stage_number(&s, "arrival");
    stage_set(&s, "lambda_2", 3.9);
    check_close(stage_number(&s, "arrival") / apart, 30, 0, 0.02);
    stage_set(&s, "lambda_2", 4);
    assert_true(stage_number(&s, "arrival") == -1);
    check_close(stage_number(&s, "angle_end"), 60, 1e-9, 0);
    stage_close(&s);
}

static void at_right_angles_it_stays_there(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "start_angle", 90);
    stage_set(&s, "step_count", 2000);
    assert_true(stage_number(&s, "angle_end") == 90);
    check_close(stage_number(&s, "norm_end"), 1, 1e-6, 0);
    stage_close(&s);
}

/* s and u, the squares of the two lengths: s + u = (1 + a) / a and s u = 1 / a^2, a = eta lambda_1
 */
static void beyond_eta_max_it_flips_between_two_lengths(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "lambda_1", 2);
    check_close(stage_number(&s, "eta_max"), 0.5, 1e-12, 0);
    stage_set(&s, "eta", 0.45);
    stage_set(&s, "step_count", 2000);
    assert_true(stage_number(&s, "flips") == 0);
    check_close(stage_number(&s, "norm_end"), 1, 1e-9, 0);
    stage_set(&s, "eta", 0.55);
    assert_true(stage_number(&s, "flips") == 1);
    double a = 1.1, root = sqrt((1 + a) * (1 + a) - 4), norm = stage_number(&s, "norm_end");
    double high = sqrt((1 + a + root) / (2 * a)), low = sqrt((1 + a - root) / (2 * a));
    check_close(norm > 1 ? norm : low, low + (norm > 1) * (high - low), 1e-9, 0);
    assert_true(stage_number(&s, "diverged") == 0);
    stage_close(&s);
}

static void a_run_that_blows_up_says_so_and_stays_finite(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "lambda_1", 6);
    stage_set(&s, "eta", 0.6);
    assert_true(stage_number(&s, "diverged") == 1 && isfinite(stage_number(&s, "norm_end")));
    stage_close(&s);
}

static void one_example_at_a_time_it_wanders_as_far_as_promised(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "mode", 1);
    stage_set(&s, "eta", 0.005);
    stage_set(&s, "step_count", 20000);
    check_close(stage_number(&s, "sine_2_promised"), 0.005 * 4 / (2 * 3), 1e-12, 0);
    check_close(stage_number(&s, "sine_2"), stage_number(&s, "sine_2_promised"), 0, 0.2);
    int n;
    const double *level = stage_array(&s, "wander", &n);
    assert_int_equal(n, 2);
    check_close(level[0], 0.5 * log10(stage_number(&s, "sine_2_promised")), 1e-9, 0);
    double other = stage_number(&s, "angle_end");
    stage_close(&s);
    stage_open(&s, "rates", NULL, 4); /* other examples */
    stage_set(&s, "mode", 1);
    assert_true(stage_number(&s, "angle_end") != other);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(small_steps_come_to_their_end_at_the_promised_rates),
           cmocka_unit_test(large_steps_close_the_angle_faster_than_promised),
           cmocka_unit_test(the_curves_are_logarithms_of_what_the_end_says),
           cmocka_unit_test(nearly_equal_eigenvalues_take_thirty_times_as_long),
           cmocka_unit_test(at_right_angles_it_stays_there),
           cmocka_unit_test(beyond_eta_max_it_flips_between_two_lengths),
           cmocka_unit_test(a_run_that_blows_up_says_so_and_stays_finite),
           cmocka_unit_test(one_example_at_a_time_it_wanders_as_far_as_promised))
