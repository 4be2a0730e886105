#include "check.h"
#include "circuit/ring_theory.h"

static Stage opened(uint64_t seed) {
    Stage s;
    stage_open(&s, "ring_drift", NULL, seed);
    return s;
}

static void the_variance_grows_as_the_theory_says_and_with_one_over_n(void **state) {
    (void)state;
    Stage s = opened(1);
    int n;
    stage_array(&s, "diffusion_sim", &n);
    assert_int_equal(n, 0); /* nothing is known yet */
    session_step(&s.session, 4000);
    const double *inverse = stage_array(&s, "inverse_n", &n),
                 *found = stage_array(&s, "diffusion_sim", &n),
                 *error = stage_array(&s, "diffusion_error", &n);
    assert_int_equal(n, 4);
    for (int k = 1; k < 4; k++) {
        double want = 1e6 * ring_diffusion(-3, 6, 1, 0.2, 10, (int)(1 / inverse[k] + 0.5));
        assert_true(error[k] > 0 && error[k] < 0.2 * want);
        check_close(found[k], want, 4 * error[k], 0);
    }
    check_close(stage_number(&s, "ratio"), 2, 0.6, 0);
    check_close(stage_number(&s, "lived"), 4 * 16, 1e-9, 0);
    check_close(stage_number(&s, "after_a_second"), sqrt(stage_number(&s, "diffusion_64") / 1000),
                1e-12, 0);
    stage_close(&s);
}

static void the_variance_against_time_starts_at_nothing_and_is_straight(void **state) {
    (void)state;
    Stage s = opened(2);
    session_step(&s.session, 4000);
    int n;
    const double *lag = stage_array(&s, "lag_sim", &n),
                 *variance = stage_array(&s, "variance_128", &n),
                 *theory = (const double *)stage_view(&s, "theory")->data + 3 * 21;
    assert_int_equal(n, 21);
    assert_true(lag[0] == 0 && variance[0] == 0 && theory[0] == 0);
    check_close(lag[20], 200, 1e-12, 0);
    for (int j = 5; j <= 20; j++) {
        check_close(theory[j], theory[20] * lag[j] / 200, 0, 1e-12);
        check_close(variance[j], theory[j], 0, 0.35);
    }
    stage_close(&s);
}

/* Little noise cannot lift the bump of a small ring out of its place between two neurons. */
static void in_little_noise_a_small_ring_is_held(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "sigma", 0.05);
    session_step(&s.session, 3000);
    int n;
    const double *found = stage_array(&s, "diffusion_sim", &n);
    assert_true(found[0] < 0.5 * 1e6 * ring_diffusion(-3, 6, 1, 0.05, 10, 16));
    stage_close(&s);
}

static void without_a_bump_there_is_nothing_to_drift(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "j1", 1.9);
    session_step(&s.session, 500);
    int n;
    stage_array(&s, "diffusion_sim", &n);
    assert_int_equal(n, 0);
    assert_int_equal(stage_view(&s, "theory")->shape[0], 0);
    assert_true(stage_number(&s, "has_bump") == 0 && stage_number(&s, "lived") == 0);
    stage_set(&s, "j1", 6);
    stage_set(&s, "j0", -1); /* excitation without bound */
    assert_true(stage_number(&s, "has_bump") == 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_variance_grows_as_the_theory_says_and_with_one_over_n),
           cmocka_unit_test(the_variance_against_time_starts_at_nothing_and_is_straight),
           cmocka_unit_test(in_little_noise_a_small_ring_is_held),
           cmocka_unit_test(without_a_bump_there_is_nothing_to_drift))
