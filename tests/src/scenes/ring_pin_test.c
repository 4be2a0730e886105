#include "check.h"

enum { RINGS = 24, TIMES = 301 };

static Stage opened(void) {
    Stage s;
    stage_open(&s, "ring_pin", NULL, 1);
    return s;
}

/* The oracle's own drifts, from 0.37 of a gap, after 3 s. */
static void the_drift_against_n_is_that_of_the_specification(void **state) {
    (void)state;
    Stage s = opened();
    session_step(&s.session, 300);
    assert_true(stage_number(&s, "done") == 1);
    const int sizes[] = {8, 16, 32, 64, 128};
    const double want[] = {0.2906, 0.0511, 0.0726, 0.0128, 0.0116};
    int n;
    const double *axis = stage_array(&s, "n_axis", &n), *drift = stage_array(&s, "drift", &n);
    for (int k = 0; k < 5; k++) {
        assert_true(axis[sizes[k] - 6] == sizes[k]);
        check_close(drift[sizes[k] - 6], want[k], 2e-4, 0);
    }
    check_close(stage_number(&s, "drift_here"), want[1], 2e-4, 0);
    stage_close(&s);
}

/* All that start within a gap come together at one place of it. */
static void between_two_neurons_there_is_one_place_of_rest(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "neurons", 8);
    int n;
    stage_array(&s, "t", &n);
    assert_int_equal(n, 1);
    double first = stage_number(&s, "rest_places");
    assert_true(first > 10);
    session_step(&s.session, 300);
    assert_true(stage_number(&s, "rest_places") <= 3);
    const double *paths = stage_view(&s, "paths")->data;
    double gap = stage_number(&s, "gap");
    check_close(gap, 0.7854, 1e-4, 0);
    for (int m = 0; m < RINGS; m++) { /* the angle of a coarse ring is read a little off */
        assert_true(fabs(paths[m * TIMES + 300] - paths[m * TIMES]) < 0.51 * gap);
        check_close(paths[m * TIMES], 2 * gap * ((m + 0.5) / RINGS - 0.5), 0.1, 0);
    }
    stage_close(&s);
}

static void irregular_weights_leave_a_few_places_of_all(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "span", 1);
    stage_set(&s, "neurons", 64);
    session_step(&s.session, 300);
    assert_true(stage_number(&s, "rest_places") == RINGS); /* a regular ring keeps them apart */
    stage_set(&s, "weight_noise", 2);
    session_step(&s.session, 300);
    double places = stage_number(&s, "rest_places");
    assert_true(places >= 1 && places < 8);
    stage_close(&s);
}

static void at_rest_a_step_does_nothing(void **state) {
    (void)state;
    Stage s = opened();
    session_step(&s.session, 300);
    uint64_t hash = session_hash(&s.session);
    session_step(&s.session, 50);
    assert_true(session_hash(&s.session) == hash);
    stage_close(&s);
}

static void without_a_bump_nothing_moves(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "j1", 1);
    session_step(&s.session, 20);
    assert_true(stage_number(&s, "has_bump") == 0 && stage_number(&s, "done") == 1);
    int n;
    stage_array(&s, "drift", &n);
    assert_int_equal(n, 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_drift_against_n_is_that_of_the_specification),
           cmocka_unit_test(between_two_neurons_there_is_one_place_of_rest),
           cmocka_unit_test(irregular_weights_leave_a_few_places_of_all),
           cmocka_unit_test(at_rest_a_step_does_nothing),
           cmocka_unit_test(without_a_bump_nothing_moves))
