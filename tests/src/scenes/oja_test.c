#include "check.h"

enum { HEBB, OJA, SANGER };

static Stage opened(int averaged, double eta) {
    Stage s;
    stage_open(&s, "oja", NULL, 1);
    stage_set(&s, "mode", averaged);
    stage_set(&s, "eta", eta);
    return s;
}

static double after(Stage *s, int steps, const char *id) {
    session_step(&s->session, steps);
    return stage_number(s, id);
}

static void averaged_it_ends_on_the_component_at_length_one(void **state) {
    (void)state;
    Stage s = opened(1, 0.02);
    check_close(after(&s, 3000, "angle_now"), 0, 1e-9, 0);
    check_close(stage_number(&s, "norm_now"), 1, 1e-12, 0);
    check_close(fabs(stage_number(&s, "w_1")), cos(acos(-1) / 6), 1e-9, 0);
    check_close(stage_number(&s, "variance_1"), 4, 1e-12, 0);
    check_close(stage_number(&s, "variance_2"), 1, 1e-12, 0);
    stage_close(&s);
}

/* For small eta the path lies on the closed form, which is drawn beside it. */
static void the_closed_form_runs_beside_it(void **state) {
    (void)state;
    Stage s = opened(1, 0.001);
    session_step(&s.session, 500);
    int n, m;
    const double *norm = stage_array(&s, "norm", &n);
    double last = norm[n - 1], angle = stage_array(&s, "angle_w", &n)[n - 1];
    check_close(stage_array(&s, "norm_flow", &m)[m - 1], last, 0.005, 0);
    check_close(stage_array(&s, "angle_flow", &m)[m - 1], angle, 0.3, 0);
    assert_true(angle > 5 && angle < 85); /* on the way */
    stage_set(&s, "angle", -40);          /* it starts anew at every change */
    stage_array(&s, "norm_flow", &m);
    assert_int_equal(m, 0);
    stage_close(&s);
}

static void online_it_gets_near_and_falling_steps_settle(void **state) {
    (void)state;
    Stage s = opened(0, 0.02);
    assert_true(after(&s, 4000, "angle_now") < 25);
    stage_set(&s, "schedule", 1);
    assert_true(after(&s, 60000, "angle_now") < 1.5);
    check_close(stage_number(&s, "norm_now"), 1, 0.01, 0);
    stage_close(&s);
}

/* A mean at right angles to the first axis: 3^2 + 1 > 4, so the rule follows the mean. */
static void a_mean_drags_it_away_and_centring_brings_it_back(void **state) {
    (void)state;
    Stage s = opened(1, 0.02);
    stage_set(&s, "angle", 0);
    stage_set(&s, "mean_2", 3);
    check_close(after(&s, 3000, "angle_now"), 90, 1e-6, 0);
    check_close(stage_number(&s, "seen_angle"), 90, 1e-6, 0);
    check_close(stage_number(&s, "seen_1"), 10, 1e-9, 0);
    stage_set(&s, "centred", 1);
    stage_set(&s, "angle", 10); /* at exactly 90 degrees it could not leave */
    check_close(after(&s, 5000, "angle_now"), 0, 1e-6, 0);
    stage_close(&s);
}

static void beyond_one_over_lambda_it_flips(void **state) {
    (void)state;
    Stage s = opened(1, 0.24);
    check_close(stage_number(&s, "eta_max"), 0.25, 1e-12, 0);
    assert_true(after(&s, 1000, "swing") < 1e-3);
    stage_set(&s, "eta", 0.28);
    assert_true(after(&s, 1000, "swing") > 0.1);
    int n;
    const double *norm = stage_array(&s, "norm", &n);
    assert_true(fabs(norm[n - 1] - norm[n - 2]) > 0.1); /* seen to flip, thinned or not */
    session_step(&s.session, 20000);
    norm = stage_array(&s, "norm", &n);
    assert_true(n <= 900 && fabs(norm[n - 1] - norm[n - 2]) > 0.1);
    stage_close(&s);
}

static void hebb_diverges_and_stops_with_its_last_numbers(void **state) {
    (void)state;
    Stage s = opened(1, 0.05);
    stage_set(&s, "rule", HEBB);
    assert_true(after(&s, 1000, "diverged") == 1);
    double norm = stage_number(&s, "norm_now");
    assert_true(norm > 1e5 && norm <= 0.5e6);
    check_close(stage_number(&s, "angle_now"), 0, 0.02, 0);
    assert_true(after(&s, 1000, "norm_now") == norm);
    stage_close(&s);
}

static void sanger_finds_the_second_as_well(void **state) {
    (void)state;
    Stage s = opened(1, 0.02);
    stage_set(&s, "rule", SANGER);
    check_close(after(&s, 3000, "angle_now"), 0, 1e-9, 0);
    check_close(stage_number(&s, "angle_second"), 0, 1e-9, 0);
    int n;
    stage_array(&s, "second_1", &n);
    assert_true(n > 100);
    stage_close(&s);
}

static void zero_stays_zero_and_no_points_teach_nothing(void **state) {
    (void)state;
    Stage s = opened(1, 0.02);
    stage_set(&s, "start_1", 0);
    stage_set(&s, "start_2", 0);
    assert_true(after(&s, 1000, "norm_now") == 0);
    stage_set(&s, "start_1", 0.5);
    stage_set(&s, "points", 0);
    assert_true(after(&s, 1000, "steps") == 0 && stage_number(&s, "count") == 0);
    stage_close(&s);
}

/* Points on one line are a cloud whose component is known. */
static void painted_points_teach_too(void **state) {
    (void)state;
    Stage s = opened(1, 0.05);
    double points[2 * 50], far[] = {6, 0};
    for (int i = 0; i < 50; i++) {
        points[2 * i] = (i - 24.5) / 10;
        points[2 * i + 1] = -points[2 * i];
    }
    stage_set(&s, "points", 0);
    check_ok(session_give(&s.session, 0, points, 50, 2));
    assert_true(stage_number(&s, "count") == 50);
    check_close(after(&s, 3000, "angle_now"), 0, 1e-6, 0);
    check_close(stage_number(&s, "w_1") + stage_number(&s, "w_2"), 0, 1e-6, 0);
    assert_int_equal(session_give(&s.session, 0, far, 1, 2).code, E_DOMAIN);
    assert_int_equal(session_give(&s.session, 0, points, 100, 1).code, E_SHAPE);
    assert_true(stage_number(&s, "count") == 50);
    check_ok(session_give(&s.session, 0, points, 0, 0));
    assert_true(stage_number(&s, "count") == 0);
    stage_close(&s);
}

static void a_round_cloud_has_no_first_axis(void **state) {
    (void)state;
    Stage s = opened(1, 0.02);
    stage_set(&s, "lambda_2", 4);
    assert_true(stage_number(&s, "distinct") == 0);
    double direction = stage_number(&s, "w_2") / stage_number(&s, "w_1");
    check_close(after(&s, 3000, "norm_now"), 1, 1e-9, 0);
    check_close(stage_number(&s, "w_2") / stage_number(&s, "w_1"), direction, 1e-9, 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(averaged_it_ends_on_the_component_at_length_one),
           cmocka_unit_test(the_closed_form_runs_beside_it),
           cmocka_unit_test(online_it_gets_near_and_falling_steps_settle),
           cmocka_unit_test(a_mean_drags_it_away_and_centring_brings_it_back),
           cmocka_unit_test(beyond_one_over_lambda_it_flips),
           cmocka_unit_test(hebb_diverges_and_stops_with_its_last_numbers),
           cmocka_unit_test(sanger_finds_the_second_as_well),
           cmocka_unit_test(zero_stays_zero_and_no_points_teach_nothing),
           cmocka_unit_test(painted_points_teach_too),
           cmocka_unit_test(a_round_cloud_has_no_first_axis))
