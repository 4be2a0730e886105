#include "check.h"
#include "circuit/ring_theory.h"

enum { CELLS = 672 };

static Stage full(double run_time) {
    Stage s;
    stage_open(&s, "ring_phase", NULL, 1);
    stage_set(&s, "run_time", run_time);
    session_step(&s.session, CELLS);
    return s;
}

/* Whatever has settled has settled where the theory says. */
static void simulation_fills_the_plane_as_the_theory_divides_it(void **state) {
    (void)state;
    static const char *const ids[][2] = {
        {"uniform_j1", "uniform_j0"}, {"bump_j1", "bump_j0"}, {"unbounded_j1", "unbounded_j0"}};
    Stage s = full(1000);
    int total = (int)stage_number(&s, "unsettled");
    assert_true(total < 15);
    for (int kind = 0; kind < 3; kind++) {
        int n;
        const double *j1 = stage_array(&s, ids[kind][0], &n),
                     *j0 = stage_array(&s, ids[kind][1], &n);
        assert_true(n > 20);
        for (int k = 0; k < n; k++)
            assert_int_equal(ring_phase(j0[k], j1[k]), kind);
        total += n;
    }
    assert_int_equal(total, CELLS);
    assert_true(stage_number(&s, "done") == 1 && stage_number(&s, "filled") == 1);
    assert_true(stage_number(&s, "astray") == 0);
    stage_close(&s);
}

static void a_short_run_leaves_more_unsettled(void **state) {
    (void)state;
    Stage quick = full(80), slow = full(1000);
    assert_true(stage_number(&quick, "unsettled") > 5 * stage_number(&slow, "unsettled"));
    stage_close(&quick);
    stage_close(&slow);
}

static void each_point_is_filled_once_in_the_seed_s_order(void **state) {
    (void)state;
    Stage a, b;
    stage_open(&a, "ring_phase", NULL, 1);
    stage_open(&b, "ring_phase", NULL, 2);
    session_step(&a.session, 100);
    session_step(&b.session, 100);
    assert_true(session_hash(&a.session) != session_hash(&b.session));
    check_close(stage_number(&a, "filled"), 100.0 / CELLS, 1e-12, 0);
    session_step(&a.session, 800);
    session_step(&b.session, 800);
    assert_true(stage_number(&a, "bumps") == stage_number(&b, "bumps"));
    stage_close(&a);
    stage_close(&b);
}

static void the_living_ring_follows_the_pointer(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "ring_phase", NULL, 1);
    session_step(&s.session, 200);
    check_close(stage_number(&s, "peak"), 2.25265, 0, 0.01);
    stage_set(&s, "j1", 1);
    session_step(&s.session, 200);
    check_close(stage_number(&s, "peak"), 0.25, 1e-3, 0); /* I / (1 - j0) */
    assert_true(stage_number(&s, "phase") == RING_UNIFORM);
    stage_set(&s, "j0", 1.8);
    session_step(&s.session, 400);
    assert_true(stage_number(&s, "diverged") == 1);
    stage_set(&s, "j0", -3);
    assert_true(stage_number(&s, "diverged") == 0);
    int n;
    const double *axis = stage_array(&s, "j1_axis", &n), *border = stage_array(&s, "j0_border", &n);
    for (int k = 0; k < n; k++)
        check_close(border[k], ring_j0_max(axis[k]), 1e-12, 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(simulation_fills_the_plane_as_the_theory_divides_it),
           cmocka_unit_test(a_short_run_leaves_more_unsettled),
           cmocka_unit_test(each_point_is_filled_once_in_the_seed_s_order),
           cmocka_unit_test(the_living_ring_follows_the_pointer))
