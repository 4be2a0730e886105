#include "base/vmath.h"
#include "check.h"
#include "circuit/ring_theory.h"

static Stage opened(uint64_t seed) {
    Stage s;
    stage_open(&s, "ring", NULL, seed);
    return s;
}

static void a_cue_leaves_a_bump_and_the_bump_stays(void **state) {
    (void)state;
    Stage s = opened(1);
    session_step(&s.session, 50);
    assert_true(stage_number(&s, "cue_on") == 1);
    session_step(&s.session, 950);
    assert_true(stage_number(&s, "cue_on") == 0 && stage_number(&s, "defined") == 1);
    check_close(stage_number(&s, "psi_here"), 1, 2 * VMATH_PI / 64 / 2, 0);
    check_close(stage_number(&s, "peak"), 2.25265, 0, 0.01);
    check_close(stage_number(&s, "half_width"), 1.30266, 0.1, 0);
    check_close(stage_number(&s, "phi_c"), 1.30266, 1e-5, 0);
    assert_true(fabs(stage_number(&s, "moved")) < 0.05);
    assert_true(stage_number(&s, "phase") == RING_BUMP);
    stage_close(&s);
}

static void below_2_the_bump_fades_in_the_time_of_the_theory(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "j1", 1.9);
    check_close(stage_number(&s, "settling"), 200, 1e-9, 0);
    session_step(&s.session, 300);
    double before = stage_number(&s, "depth");
    session_step(&s.session, 200);
    check_close(stage_number(&s, "depth") / before, exp(-1), 0.02, 0);
    int n;
    stage_array(&s, "u_theory", &n);
    assert_int_equal(n, 0);
    stage_close(&s);
}

static void the_weights_excite_as_far_as_they_are_positive(void **state) {
    (void)state;
    Stage s = opened(1);
    check_close(stage_number(&s, "reach"), VMATH_PI / 3, 1e-12, 0);
    int n;
    const double *axis = stage_array(&s, "angle_axis", &n), *w = stage_array(&s, "w", &n);
    for (int k = 0; k < n; k++)
        assert_true((w[k] > 1e-9) == (fabs(axis[k]) < VMATH_PI / 3 - 1e-9));
    stage_set(&s, "j0", -12);
    assert_true(stage_number(&s, "reach") == 0); /* nobody */
    stage_set(&s, "j0", 2);
    stage_set(&s, "j1", 1);
    check_close(stage_number(&s, "reach"), VMATH_PI, 1e-12, 0); /* everybody */
    stage_close(&s);
}

/* A cue is given again when it is moved, and the bump goes there. */
static void a_new_cue_is_followed(void **state) {
    (void)state;
    Stage s = opened(1);
    session_step(&s.session, 500);
    stage_set(&s, "cue_angle", -2);
    assert_true(stage_number(&s, "cue_on") == 1);
    session_step(&s.session, 600);
    check_close(stage_number(&s, "psi_here"), -2, 0.05, 0);
    stage_close(&s);
}

static void turned_weights_turn_the_bump(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "gamma", -0.3);
    session_step(&s.session, 1000);
    check_close(stage_number(&s, "speed_theory"), 30, 1e-9, 0);
    check_close(stage_number(&s, "speed"), 30, 0, 0.01);
    double here = stage_number(&s, "psi_here");
    assert_true(fabs(here) <= VMATH_PI); /* one turn, though the record goes on */
    int n;
    const double *psi = stage_array(&s, "psi", &n);
    assert_true(psi[n - 1] > 20);
    check_close(cos(psi[n - 1]), cos(here), 1e-9, 0);
    stage_close(&s);
}

static void what_cannot_be_read_is_not_shown(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "cue", 0); /* no cue: uniform, for ever */
    session_step(&s.session, 20);
    int n;
    stage_array(&s, "angle", &n);
    assert_int_equal(n, 0);
    stage_array(&s, "psi", &n);
    assert_int_equal(n, 0);
    assert_true(stage_number(&s, "defined") == 0);
    stage_close(&s);
}

static void unbounded_activity_stops_and_can_begin_again(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "j0", 2);
    session_step(&s.session, 3000);
    assert_true(stage_number(&s, "diverged") == 1);
    double peak = stage_number(&s, "peak");
    assert_true(isfinite(peak) && peak > 1e5);
    stage_set(&s, "j0", -3);
    session_step(&s.session, 500);
    assert_true(stage_number(&s, "diverged") == 0);
    check_close(stage_number(&s, "peak"), 2.25265, 0, 0.01);
    stage_close(&s);
}

/* Row 0 is now, and each row is 10 ms older. */
static void the_history_has_the_newest_row_first(void **state) {
    (void)state;
    Stage s = opened(1);
    session_step(&s.session, 3500); /* more than the memory holds twice */
    const View *history = stage_view(&s, "history");
    assert_int_equal(history->rank, 2);
    assert_int_equal(history->shape[0], 150);
    int n;
    const double *r = stage_array(&s, "r", &n);
    const float *rows = stage_view(&s, "history")->data;
    for (int i = 0; i < 64; i++)
        check_close(rows[i], r[i], 1e-6, 1e-6);
    float before[64];
    memcpy(before, rows, sizeof before);
    stage_set(&s, "cue_angle", 2.5);
    session_step(&s.session, 100);
    rows = stage_view(&s, "history")->data;
    assert_memory_equal(before, rows + 10 * 64, sizeof before);
    assert_memory_not_equal(before, rows, sizeof before);
    stage_close(&s);
}

static void the_seed_draws_the_noise_and_the_weights(void **state) {
    (void)state;
    Stage a = opened(1), b = opened(2);
    session_step(&a.session, 300);
    session_step(&b.session, 300);
    assert_true(session_hash(&a.session) == session_hash(&b.session)); /* nothing is drawn */
    for (int k = 0; k < 2; k++) {
        stage_set(&a, k ? "weight_noise" : "sigma", 0.3);
        stage_set(&b, k ? "weight_noise" : "sigma", 0.3);
        session_step(&a.session, 300);
        session_step(&b.session, 300);
        assert_true(stage_number(&a, "psi_here") != stage_number(&b, "psi_here"));
        stage_set(&a, "sigma", 0);
        stage_set(&b, "sigma", 0);
    }
    stage_close(&a);
    stage_close(&b);
}

TEST_GROUP(cmocka_unit_test(a_cue_leaves_a_bump_and_the_bump_stays),
           cmocka_unit_test(below_2_the_bump_fades_in_the_time_of_the_theory),
           cmocka_unit_test(the_weights_excite_as_far_as_they_are_positive),
           cmocka_unit_test(a_new_cue_is_followed), cmocka_unit_test(turned_weights_turn_the_bump),
           cmocka_unit_test(what_cannot_be_read_is_not_shown),
           cmocka_unit_test(unbounded_activity_stops_and_can_begin_again),
           cmocka_unit_test(the_history_has_the_newest_row_first),
           cmocka_unit_test(the_seed_draws_the_noise_and_the_weights))
