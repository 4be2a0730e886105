#include "check.h"

static Stage scene_with(double dt, double current) {
    Stage s;
    stage_open(&s, "lif", NULL, 1);
    stage_set(&s, "dt", dt);
    stage_set(&s, "current", current);
    return s;
}

static double last_interval(Stage *s, const char *id) {
    int n;
    const double *t = stage_array(s, id, &n);
    assert_true(n >= 2);
    return t[n - 1] - t[n - 2];
}

static void on_a_grid_the_interval_is_29_8_ms_and_without_one_29_7259(void **state) {
    (void)state;
    Stage s = scene_with(0.1, 2);
    session_step(&s.session, 2000);
    check_close(last_interval(&s, "spikes"), 29.8, 1e-9, 0);
    check_close(last_interval(&s, "spikes_flow"), 29.72588722239781, 1e-9, 0);
    check_close(stage_number(&s, "rate"), 1000 / 29.8, 1e-9, 0);
    check_close(stage_number(&s, "rate_formula"), 33.641, 0.0005, 0);
    assert_true(stage_number(&s, "count") == 6 && stage_number(&s, "count_flow") == 6);
    check_close(stage_number(&s, "settles"), 20, 1e-12, 0);
    check_close(stage_number(&s, "climb"), 27.72588722239781, 1e-12, 0);
    check_close(stage_number(&s, "interval"), 29.72588722239781, 1e-12, 0);
    stage_set(&s, "current", 1.5);
    assert_true(stage_number(&s, "climb") == 0 && stage_number(&s, "interval") == 0);
    stage_close(&s);
}

static void potentials_and_spikes_tell_the_same_story(void **state) {
    (void)state;
    Stage s = scene_with(0.1, 3);
    stage_set(&s, "v_reset", -5);
    session_step(&s.session, 1990);
    int n, same, spikes, seen = 0;
    const double *t = stage_array(&s, "t", &n), *v = stage_array(&s, "v", &same),
                 *at = stage_array(&s, "spikes", &spikes);
    assert_int_equal(n, 1991);
    assert_int_equal(same, n);
    assert_true(t[0] == 0 && v[0] == 0);
    for (int k = 1; k < n; k++) {
        check_close(t[k], k * 0.1, 1e-9, 0);
        assert_true(v[k] < 15);
        if (v[k] != -5 || v[k - 1] == -5) continue;
        assert_true(t[k] == at[seen++] && v[k - 1] > 14); /* it jumped, so it fired */
        for (int rest = 1; rest <= 20 && k + rest < n; rest++)
            assert_true(v[k + rest] == -5);
        if (k + 21 < n) assert_true(v[k + 21] > -5);
    }
    assert_true(seen == spikes && seen > 5 && stage_number(&s, "count") == seen);
    assert_true(stage_number(&s, "level") == v[n - 1]);
    check_close(stage_number(&s, "leak"), v[n - 1] / 10, 0, 1e-15);
    stage_close(&s);
}

/* Between two spikes of the flow, v is the exponential from the last one. */
static void the_flow_is_the_equation_whatever_the_step(void **state) {
    (void)state;
    const double dts[] = {0.1, 0.73, 5, 50};
    for (int i = 0; i < 4; i++) {
        Stage s = scene_with(dts[i], 2);
        double window = dts[i] > 5 ? 2000 : 200, first = 20 * log(4), interval = first + 2;
        session_step(&s.session, (int)(window / dts[i]));
        int n, spikes;
        const double *at = stage_array(&s, "spikes_flow", &spikes);
        for (int k = 0; k < spikes; k++)
            check_close(at[k], first + k * interval, 1e-8, 0);
        const double *t = stage_array(&s, "t_flow", &n), *v = stage_array(&s, "v_flow", &n);
        assert_true(n >= 990);
        for (int k = 0; k < n; k++) {
            double since = t[k] < first ? t[k] : fmod(t[k] - first, interval) - 2;
            check_close(t[k], k * window / 1000, 1e-8, 0);
            if (since < -1.999 || since > first - 1e-3) continue; /* either side of the jump */
            check_close(v[k], since < 0 ? 0 : 20 * (1 - exp(-since / 20)), 1e-8, 0);
        }
        stage_close(&s);
    }
}

static void what_left_the_window_is_forgotten(void **state) {
    (void)state;
    const double dts[] = {0.1, 0.9, 20};
    for (int i = 0; i < 3; i++) {
        Stage s = scene_with(dts[i], 4);
        double window = dts[i] > 5 ? 800 : 200, now;
        session_step(&s.session, (int)(3.3 * window / dts[i]));
        now = (double)s.session.steps * dts[i];
        const char *ids[] = {"t", "t_flow", "spikes", "spikes_flow"};
        for (int k = 0; k < 4; k++) {
            int n;
            const double *t = stage_array(&s, ids[k], &n),
                         slack = k < 2 ? dts[i] + window / 500 : 0;
            assert_true(n > 5 && t[0] >= now - window - slack - 1e-9);
            assert_true(t[0] <= now - window + 25 + dts[i] && t[n - 1] <= now + 1e-9);
        }
        const View *t = stage_view(&s, "t");
        check_close(t->low, now - window, 1e-9, 0);
        check_close(t->high, now, 1e-9, 0);
        stage_close(&s);
    }
}

static void a_rate_is_measured_only_over_an_interval_in_which_nothing_changed(void **state) {
    (void)state;
    Stage s = scene_with(0.1, 2);
    assert_true(stage_number(&s, "rate") == 0);
    session_step(&s.session, 500);
    assert_true(stage_number(&s, "count") == 1 && stage_number(&s, "rate") == 0);
    session_step(&s.session, 200);
    check_close(stage_number(&s, "rate"), 1000 / 29.8, 1e-9, 0);
    stage_set(&s, "current", 4);
    assert_true(stage_number(&s, "rate") == 0);
    check_close(stage_number(&s, "settles"), 40, 1e-12, 0);
    session_step(&s.session, 100);
    assert_true(stage_number(&s, "count") == 3 && stage_number(&s, "rate") == 0);
    session_step(&s.session, 120);
    check_close(stage_number(&s, "rate"), 1000 / 11.5, 1e-9, 0); /* 2 + 20 ln(40/25), rounded up */
    stage_set(&s, "current", 1);
    session_step(&s.session, 3000);
    assert_true(stage_number(&s, "rate") == 0 && stage_number(&s, "rate_formula") == 0);
    assert_true(stage_number(&s, "count") == 0);
    check_close(stage_number(&s, "level"), 10, 1e-3, 0);
    stage_close(&s);
}

static void a_new_value_leaves_the_past_as_it_was(void **state) {
    (void)state;
    Stage s = scene_with(0.1, 2), other = scene_with(0.1, 2);
    session_step(&s.session, 300);
    session_step(&other.session, 300);
    stage_set(&s, "current", 5);
    session_step(&s.session, 100);
    session_step(&other.session, 100);
    int n;
    const double *a = stage_array(&s, "v", &n), *b = stage_array(&other, "v", &n);
    assert_memory_equal(a, b, 301 * sizeof *a);
    assert_true(a[301] > b[301]);
    stage_close(&s);
    stage_close(&other);
}

static void euler_leaps_to_the_end_where_the_step_is_tau_m(void **state) {
    (void)state;
    Stage s = scene_with(20, 1);
    stage_set(&s, "method", 1);
    session_step(&s.session, 1);
    check_close(stage_number(&s, "level"), 10, 1e-12, 0);
    stage_set(&s, "method", 0);
    stage_set(&s, "current", 0);
    session_step(&s.session, 1);
    check_close(stage_number(&s, "level"), 10 * exp(-1), 1e-12, 0);
    stage_close(&s);
}

/* Beyond 2 tau_m Euler swings further each time, until it passes threshold: it fires at a drive at
 * which the equation is silent. */
static void an_unstable_euler_fires_where_the_equation_is_silent(void **state) {
    (void)state;
    Stage s = scene_with(50, 1);
    stage_set(&s, "method", 1);
    session_step(&s.session, 200);
    assert_true(stage_number(&s, "count") > 3);
    assert_true(stage_number(&s, "count_flow") == 0 && stage_number(&s, "rate_formula") == 0);
    stage_set(&s, "method", 0);
    session_step(&s.session, 200);
    assert_true(stage_number(&s, "count") == 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(on_a_grid_the_interval_is_29_8_ms_and_without_one_29_7259),
           cmocka_unit_test(potentials_and_spikes_tell_the_same_story),
           cmocka_unit_test(the_flow_is_the_equation_whatever_the_step),
           cmocka_unit_test(what_left_the_window_is_forgotten),
           cmocka_unit_test(a_rate_is_measured_only_over_an_interval_in_which_nothing_changed),
           cmocka_unit_test(a_new_value_leaves_the_past_as_it_was),
           cmocka_unit_test(euler_leaps_to_the_end_where_the_step_is_tau_m),
           cmocka_unit_test(an_unstable_euler_fires_where_the_equation_is_silent))
