#include "check.h"

#include "base/linalg.h"

enum { N = 256, SWEEPS = 30 };

static Stage opened(const char *id, double value) {
    Stage s;
    stage_open(&s, "sanger", NULL, 1);
    if (id) stage_set(&s, id, value);
    return s;
}

static double now(Stage *s, int unit) {
    char id[] = {'a', 'n', 'g', 'l', 'e', '_', (char)('0' + unit), 0};
    int n;
    const double *angle = stage_array(s, id, &n);
    return angle[n - 1];
}

/* Early the first is found and the last is not; late all are, and the image misses what it must. */
static void components_appear_in_order(void **state) {
    (void)state;
    Stage s = opened(NULL, 0);
    session_step(&s.session, 60);
    assert_true(now(&s, 1) < 15 && now(&s, 4) > 50);
    session_step(&s.session, 1140);
    for (int unit = 1; unit <= 4; unit++)
        assert_true(now(&s, unit) < 5);
    assert_true(stage_number(&s, "found") == 4 && stage_number(&s, "worst") < 5);
    double missing = stage_number(&s, "missing"), best = stage_number(&s, "missing_pca");
    assert_true(missing >= best && missing < 1.02 * best);
    stage_close(&s);
}

/* The components themselves: unit length, at right angles, each explaining less than the one
 * before. */
static void the_eigensolver_runs_beside_it(void **state) {
    (void)state;
    Stage s = opened("units", 8);
    assert_true(stage_number(&s, "solved") == 0);
    session_step(&s.session, SWEEPS);
    assert_true(stage_number(&s, "solved") == 1);
    const View *view = stage_view(&s, "components");
    const double *v = view->data;
    for (int i = 0; i < 8; i++)
        for (int j = 0; j < 8; j++)
            check_close(vector_dot(v + i * N, v + j * N, N), i == j, 1e-12, 0);
    double before = 100;
    for (int used = 1; used <= 8; used++) {
        stage_set(&s, "used", used);
        double missing = stage_number(&s, "missing_pca");
        assert_true(missing < before);
        before = missing;
    }
    stage_close(&s);
}

/* Without the order all four together rebuild as well, but one alone does not. */
static void the_subspace_is_found_without_its_axes(void **state) {
    (void)state;
    Stage s = opened("rule", 1);
    session_step(&s.session, 1200);
    assert_true(stage_number(&s, "missing") < 1.02 * stage_number(&s, "missing_pca"));
    assert_true(stage_number(&s, "found") < 4 && stage_number(&s, "worst") > 20);
    stage_set(&s, "used", 2);
    assert_true(stage_number(&s, "missing") > 1.05 * stage_number(&s, "missing_pca"));
    stage_close(&s);
}

/* Left in, the mean comes first, and it is no component. */
static void without_centring_the_mean_comes_first(void **state) {
    (void)state;
    Stage s = opened("centred", 0);
    session_step(&s.session, 600);
    assert_true(now(&s, 1) > 30);
    stage_close(&s);
}

static void nothing_used_leaves_the_mean(void **state) {
    (void)state;
    Stage s = opened("used", 0);
    session_step(&s.session, SWEEPS);
    check_close(stage_number(&s, "missing"), 100, 1e-9, 0);
    check_close(stage_number(&s, "missing_pca"), 100, 1e-9, 0);
    stage_close(&s);
}

static void steps_that_are_too_large_diverge_and_stop(void **state) {
    (void)state;
    Stage s = opened("eta", 0.2);
    session_step(&s.session, 50);
    assert_true(stage_number(&s, "diverged") == 1);
    double seen = stage_number(&s, "seen");
    const View *view = stage_view(&s, "learned");
    for (int i = 0; i < 4 * N; i++)
        assert_true(isfinite(((const double *)view->data)[i]));
    session_step(&s.session, 50);
    assert_true(stage_number(&s, "seen") == seen);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(components_appear_in_order),
           cmocka_unit_test(the_eigensolver_runs_beside_it),
           cmocka_unit_test(the_subspace_is_found_without_its_axes),
           cmocka_unit_test(without_centring_the_mean_comes_first),
           cmocka_unit_test(nothing_used_leaves_the_mean),
           cmocka_unit_test(steps_that_are_too_large_diverge_and_stop))
