#include "check.h"

#include <stdlib.h>

static void what_is_found_meets_the_criteria_and_the_control_does_not(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "gabor", NULL, 4);
    assert_int_equal(stage_view(&s, "found")->shape[0], 0);
    stage_set(&s, "patches", 2500);
    stage_set(&s, "images", 5);
    while (stage_number(&s, "done") == 0)
        session_step(&s.session, 200);
    int n;
    assert_true(stage_number(&s, "singular") == 0 && stage_number(&s, "progress") == 1);
    assert_true(stage_number(&s, "criteria") >= 2 && stage_number(&s, "criteria_control") <= 1);
    const double *kurtosis = stage_array(&s, "kurtosis", &n);
    assert_int_equal(n, 4); /* the method, PCA, ZCA and the control */
    assert_true(kurtosis[0] == stage_number(&s, "kurtosis_found"));
    assert_true(kurtosis[1] == stage_number(&s, "kurtosis_pca"));
    check_close(stage_number(&s, "kurtosis_bound"), kurtosis[1] + 1.5, 1e-12, 0);
    const View *found = stage_view(&s, "found");
    assert_int_equal(found->shape[0], 32);
    assert_int_equal(found->shape[1], 64);
    for (int i = 0; i < 32; i++) { /* each tile reaches one end of the scale */
        float most = 0;
        for (int p = 0; p < 64; p++)
            most = fmaxf(most, fabsf(((const float *)found->data)[i * 64 + p]));
        check_close((double)most, 1, 1e-6, 0);
    }
    float first = ((const float *)found->data)[0];
    stage_set(&s, "show", 1); /* filters instead, of what has been learned already */
    assert_true(((const float *)stage_view(&s, "found")->data)[0] != first);
    assert_true(stage_number(&s, "done") == 1);
    stage_close(&s);
}

static void a_photograph_of_one_grey_is_refused_and_nothing_changes(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "gabor", NULL, 4);
    session_step(&s.session, 25);
    uint64_t before = session_hash(&s.session);
    double grey[32 * 32];
    for (int i = 0; i < 32 * 32; i++)
        grey[i] = 0.5;
    Status status = session_give(&s.session, 0, grey, 32, 32);
    assert_int_equal(status.code, E_SINGULAR);
    assert_string_equal(status.what, "photo");
    assert_true(session_hash(&s.session) == before);
    assert_int_equal(session_give(&s.session, 0, grey, 2, 32).code, E_SHAPE);
    grey[7] = 0.75;
    check_ok(session_give(&s.session, 0, grey, 32, 32));
    assert_true(stage_number(&s, "own_photo") == 1);
    stage_close(&s);
}

static void more_components_than_pixels_are_refused_as_many_are_singular(void **state) {
    (void)state;
    const Scene *scene = scene_find("gabor");
    double values[SCENE_MAX_PARAMS];
    scene_initial_values(scene, values);
    int components = param_index(scene->params, "components", scene->param_count);
    values[components] = 65;
    assert_int_equal(scene_check(scene, values).code, E_DOMAIN);
    values[components] = 64;
    check_ok(scene_check(scene, values));
    Stage s;
    stage_open(&s, "gabor", values, 1);
    session_step(&s.session, 60);
    assert_true(stage_number(&s, "singular") == 1 && stage_number(&s, "done") == 1);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(what_is_found_meets_the_criteria_and_the_control_does_not),
           cmocka_unit_test(a_photograph_of_one_grey_is_refused_and_nothing_changes),
           cmocka_unit_test(more_components_than_pixels_are_refused_as_many_are_singular))
