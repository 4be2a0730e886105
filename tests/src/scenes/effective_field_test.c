#include "check.h"
#include "vision/rf_presets.h"

enum { UNIFORM, LINEAR, RELU };

static Stage opened(void) {
    Stage s;
    stage_open(&s, "effective_field", NULL, 1);
    return s;
}

static void measure(Stage *s) {
    for (int i = 0; i < 100000 && stage_number(s, "done") == 0; i++)
        session_step(&s->session, 10);
    assert_true(stage_number(s, "done") == 1);
}

static void the_measured_width_is_that_of_the_formula(void **state) {
    (void)state;
    Stage s = opened();
    for (int weights = LINEAR; weights <= RELU; weights++) {
        stage_set(&s, "weights", weights);
        measure(&s);
        assert_true(stage_number(&s, "drawn") == 100 && stage_number(&s, "progress") == 1);
        check_close(stage_number(&s, "std_formula"), sqrt(10 * 8 / 12.0), 1e-12, 0);
        check_close(stage_number(&s, "std"), stage_number(&s, "std_formula"), 0, 0.06);
        check_close(stage_number(&s, "share"), 0.5574, 0.08, 0);
    }
    stage_close(&s);
}

static void uniform_weights_need_no_measurement(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "weights", UNIFORM);
    assert_true(stage_number(&s, "done") == 1);
    check_close(stage_number(&s, "share"), 0.5573666624152203, 1e-12, 0); /* the oracle's */
    check_close(stage_number(&s, "std"), sqrt(10 * 8 / 12.0), 1e-9, 0);
    int r;
    double sum = 0;
    const double *profile = stage_array(&s, "profile", &r);
    for (int i = 0; i < r; i++)
        sum += profile[i];
    check_close(sum, 1, 1e-12, 0);
    const float *map = stage_view(&s, "map")->data;
    assert_true(map[10 * 21 + 10] == 1 && map[0] < 1e-6F);
    stage_close(&s);
}

static void four_times_the_layers_are_twice_as_wide(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "weights", UNIFORM);
    double once = stage_number(&s, "std"), share = stage_number(&s, "share");
    stage_set(&s, "repeats", 4);
    assert_true(stage_number(&s, "count") == 40 && stage_number(&s, "r_last") == 81);
    check_close(stage_number(&s, "std"), 2 * once, 0, 1e-9);
    check_close(stage_number(&s, "share"), 0.28071153088647094, 1e-12, 0); /* the oracle's */
    assert_true(stage_number(&s, "share") < 0.6 * share);
    stage_set(&s, "network", RF_RESNET101); /* there is no room for a second */
    assert_true(stage_number(&s, "count") == 101);
    stage_close(&s);
}

static void what_is_finished_rests(void **state) {
    (void)state;
    Stage s = opened();
    measure(&s);
    uint64_t before = session_hash(&s.session);
    session_step(&s.session, 100);
    assert_true(session_hash(&s.session) == before);
    stage_close(&s);
}

/* VGG-16 in two dimensions, ResNet-101, whose field is wider than the map, along one. */
static void a_wide_field_is_measured_along_one_axis(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "draws", 2);
    stage_set(&s, "network", RF_VGG16);
    assert_true(stage_number(&s, "dims") == 2 && stage_number(&s, "r_last") == 212);
    measure(&s);
    stage_set(&s, "network", RF_RESNET101);
    assert_true(stage_number(&s, "dims") == 1 && stage_number(&s, "fits") == 1);
    measure(&s);
    assert_true(stage_view(&s, "map")->shape[0] == 1 && stage_view(&s, "map")->shape[1] <= 256);
    assert_true(stage_number(&s, "std") > 0);
    stage_close(&s);
}

static void given_layers_are_measured_and_bad_ones_refused(void **state) {
    (void)state;
    Stage s = opened();
    static const double layers[] = {1, 2, 0, 1, 3, 1, 0, 1}, bad[] = {3, 1, 0, 0};
    check_ok(session_give(&s.session, 0, layers, 2, 4));
    assert_true(stage_number(&s, "r_last") == 5 && stage_number(&s, "holes") == 2);
    assert_string_equal(session_give(&s.session, 0, bad, 1, 4).what, "d");
    assert_true(stage_number(&s, "r_last") == 5);
    check_ok(session_give(&s.session, 0, NULL, 0, 0));
    assert_true(stage_number(&s, "r_last") == 21);
    stage_close(&s);
}

static void a_field_beyond_all_memory_is_only_told(void **state) {
    (void)state;
    Stage s = opened();
    static const double layers[] = {4096, 64, 0, 4096, 3, 1, 0, 1};
    check_ok(session_give(&s.session, 0, layers, 2, 4));
    assert_true(stage_number(&s, "fits") == 0 && stage_number(&s, "done") == 1);
    assert_true(stage_number(&s, "r_last") == 4095.0 * 4096 + 1 + 2 * 64);
    assert_int_equal(stage_view(&s, "theory")->shape[0], 0);
    session_step(&s.session, 10);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_measured_width_is_that_of_the_formula),
           cmocka_unit_test(uniform_weights_need_no_measurement),
           cmocka_unit_test(four_times_the_layers_are_twice_as_wide),
           cmocka_unit_test(what_is_finished_rests),
           cmocka_unit_test(a_wide_field_is_measured_along_one_axis),
           cmocka_unit_test(given_layers_are_measured_and_bad_ones_refused),
           cmocka_unit_test(a_field_beyond_all_memory_is_only_told))
