#include "check.h"

static Stage opened(uint64_t seed, double sigma) {
    Stage s;
    stage_open(&s, "ring_head", NULL, seed);
    stage_set(&s, "sigma", sigma);
    return s;
}

static void the_head_goes_where_it_is_sent_by_the_shorter_way(void **state) {
    (void)state;
    Stage s = opened(1, 0);
    stage_set(&s, "heading", 150);
    session_step(&s.session, 1500);
    check_close(stage_number(&s, "theta_here"), 150, 0.5, 0);
    check_close(stage_number(&s, "omega"), 0, 1, 0);
    stage_set(&s, "heading", -150); /* over the seam: 60 degrees, not 300 */
    session_step(&s.session, 1500);
    check_close(stage_number(&s, "theta_here"), -150, 0.5, 0);
    check_close(stage_number(&s, "travelled"), 150 + 60, 25, 0);
    stage_close(&s);
}

static void a_large_ring_keeps_the_heading_by_the_speed_alone(void **state) {
    (void)state;
    Stage s = opened(1, 0);
    stage_set(&s, "neurons", 256);
    const double way[] = {90, -40, 170, -170, 20};
    for (int k = 0; k < 5; k++) {
        stage_set(&s, "heading", way[k]);
        session_step(&s.session, 800);
        check_close(stage_number(&s, "error_here"), 0, 1, 0);
    }
    check_close(stage_number(&s, "psi_here"), 20, 1.5, 0);
    assert_true(stage_number(&s, "travelled") > 400);
    stage_close(&s);
}

/* What is heard a tenth too strongly is turned a tenth too far. */
static void a_wrong_calibration_is_an_error_of_every_turn(void **state) {
    (void)state;
    Stage s = opened(1, 0);
    stage_set(&s, "neurons", 128);
    stage_set(&s, "calibration", 1.1);
    stage_set(&s, "turning", 180);
    session_step(&s.session, 10000);
    check_close(stage_number(&s, "error_here"), 0.1 * stage_number(&s, "travelled"), 0, 0.03);
    stage_close(&s);
}

static void a_small_ring_does_not_feel_slow_turns(void **state) {
    (void)state;
    Stage s = opened(1, 0);
    stage_set(&s, "neurons", 16);
    stage_set(&s, "turning", 90);
    session_step(&s.session, 4000);
    assert_true(stage_number(&s, "travelled") > 300);
    assert_true(fabs(stage_number(&s, "psi_here")) < 22.5); /* the gap between neurons */
    stage_close(&s);
}

static void a_landmark_bounds_the_error_that_noise_adds_up(void **state) {
    (void)state;
    double alone = 0, seeing = 0;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        Stage s = opened(seed, 0.2), t = opened(seed, 0.2);
        stage_set(&t, "landmark", 0.3);
        session_step(&s.session, 6000);
        session_step(&t.session, 6000);
        alone += pow(stage_number(&s, "error_here"), 2) / 6;
        seeing += pow(stage_number(&t, "error_here"), 2) / 6;
        check_close(stage_number(&s, "drift_theory"), 28.1, 0.2, 0); /* sqrt(0.04 * 6) rad */
        stage_close(&s);
        stage_close(&t);
    }
    assert_true(seeing < 25 && alone > 4 * seeing);
}

static void the_records_are_of_one_time(void **state) {
    (void)state;
    Stage s = opened(1, 0.1);
    stage_set(&s, "turning", 300);
    session_step(&s.session, 5000);
    int n, m;
    const double *t = stage_array(&s, "t", &n), *theta = stage_array(&s, "theta", &m);
    assert_int_equal(n, m);
    check_close(t[n - 1] - t[0], 4000, 4, 0);
    assert_true(theta[n - 1] > 1300); /* it goes on over the seam */
    const double *error = stage_array(&s, "error", &m), *psi = stage_array(&s, "psi", &n);
    check_close(error[m - 1], psi[n - 1] - stage_array(&s, "theta", &n)[n - 1], 8, 0);
    check_close(stage_number(&s, "spun"), 300 * 5 - 4 * 360, 0.5, 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_head_goes_where_it_is_sent_by_the_shorter_way),
           cmocka_unit_test(a_large_ring_keeps_the_heading_by_the_speed_alone),
           cmocka_unit_test(a_wrong_calibration_is_an_error_of_every_turn),
           cmocka_unit_test(a_small_ring_does_not_feel_slow_turns),
           cmocka_unit_test(a_landmark_bounds_the_error_that_noise_adds_up),
           cmocka_unit_test(the_records_are_of_one_time))
