#include "check.h"
#include "neuron/hodgkin_huxley.h"

/* ---- a second method: the equations of 1952 as they are written, by Runge and Kutta, with libm
 * ---- */

static double linear(double x) {
    return fabs(x) < 1e-6 ? 1 - x / 2 : x / expm1(x);
}

static HodgkinHuxley slope(HodgkinHuxley s, double current) {
    double v = s.v;
    return (HodgkinHuxley){current - 120 * pow(s.m, 3) * s.h * (v - 50) -
                               36 * pow(s.n, 4) * (v + 77) - 0.3 * (v + 54.387),
                           linear(-(v + 40) / 10) * (1 - s.m) - 4 * exp(-(v + 65) / 18) * s.m,
                           0.07 * exp(-(v + 65) / 20) * (1 - s.h) - s.h / (1 + exp(-(v + 35) / 10)),
                           0.1 * linear(-(v + 55) / 10) * (1 - s.n) -
                               0.125 * exp(-(v + 65) / 80) * s.n};
}

static HodgkinHuxley plus(HodgkinHuxley s, HodgkinHuxley d, double dt) {
    return (HodgkinHuxley){s.v + dt * d.v, s.m + dt * d.m, s.h + dt * d.h, s.n + dt * d.n};
}

static void runge_kutta_step(HodgkinHuxley *s, double current, double dt) {
    HodgkinHuxley a = slope(*s, current), b = slope(plus(*s, a, dt / 2), current),
                  c = slope(plus(*s, b, dt / 2), current), d = slope(plus(*s, c, dt), current);
    *s = plus(plus(plus(plus(*s, a, dt / 6), b, dt / 3), c, dt / 3), d, dt / 6);
}

typedef void Step(HodgkinHuxley *, double, double);

/* The times at which V rises through 0 mV within `duration` ms at constant current from rest. */
static int spike_times(Step *step, double current, double dt, double duration, double *times) {
    HodgkinHuxley axon = hodgkin_huxley_rest();
    int count = 0;
    for (int k = 1; k <= (int)(duration / dt + 0.5); k++) {
        double before = axon.v;
        step(&axon, current, dt);
        assert_true(axon.m >= 0 && axon.m <= 1 && axon.h >= 0 && axon.h <= 1);
        assert_true(axon.n >= 0 && axon.n <= 1 && axon.v > -80 && axon.v < 55);
        if (before < 0 && axon.v >= 0) times[count++] = (k - axon.v / (axon.v - before)) * dt;
    }
    return count;
}

static void without_current_the_axon_rests(void **state) {
    (void)state;
    HodgkinHuxley axon = hodgkin_huxley_rest(), start = axon;
    assert_true(axon.v == -65);
    /* the gates that the literature gives at rest */
    check_close(axon.m, 0.0529, 5e-5, 0);
    check_close(axon.h, 0.5961, 5e-5, 0);
    check_close(axon.n, 0.3177, 5e-5, 0);
    for (int k = 0; k < 4000; k++) {
        hodgkin_huxley_step(&axon, 0, 0.025);
        check_close(axon.v, -65, 0.1, 0);
    }
    check_close(axon.m, start.m, 1e-3, 0);
    check_close(axon.h, start.h, 1e-3, 0);
    check_close(axon.n, start.n, 1e-3, 0);
}

static void a_small_current_is_answered_once_at_most(void **state) {
    (void)state;
    double times[100];
    assert_int_equal(spike_times(hodgkin_huxley_step, 2, 0.025, 500, times), 0);
    assert_int_equal(spike_times(hodgkin_huxley_step, -5, 0.025, 500, times), 0);
    assert_int_equal(spike_times(hodgkin_huxley_step, 3, 0.025, 500, times), 1);
}

static void ten_microampere_make_it_fire_68_times_a_second(void **state) {
    (void)state;
    double times[100];
    int n = spike_times(hodgkin_huxley_step, 10, 0.01, 1000, times);
    assert_in_range(n, 66, 72);
    check_close(1000 * 50 / (times[n - 1] - times[n - 51]), 69, 1, 0);
    for (int i = 10; i < n; i++) /* like a clock */
        check_close(times[i] - times[i - 1], times[n - 1] - times[n - 2], 1e-3, 0);
}

static void the_steps_follow_the_equations(void **state) {
    (void)state;
    const double currents[] = {7, 10, 20};
    for (int i = 0; i < 3; i++) {
        double coarse[100], fine[100], reference[100];
        int n = spike_times(runge_kutta_step, currents[i], 0.01, 200, reference);
        assert_true(n >= 8);
        assert_int_equal(spike_times(hodgkin_huxley_step, currents[i], 0.025, 200, coarse), n);
        assert_int_equal(spike_times(hodgkin_huxley_step, currents[i], 0.0025, 200, fine), n);
        for (int k = 0; k < n; k++) {
            check_close(coarse[k], reference[k], 0.01, 0.001);
            check_close(fine[k], reference[k], 0.0001, 1e-5);
        }
    }
}

/* Potential and gates take turns, and with that the error is of second order. */
static void half_the_step_leaves_a_quarter_of_the_error(void **state) {
    (void)state;
    double a[100] = {0}, b[100] = {0}, c[100] = {0};
    int n = spike_times(hodgkin_huxley_step, 10, 0.02, 100, a);
    assert_int_equal(spike_times(hodgkin_huxley_step, 10, 0.01, 100, b), n);
    assert_int_equal(spike_times(hodgkin_huxley_step, 10, 0.005, 100, c), n);
    for (int k = 0; k < n; k++) {
        check_close(a[k], b[k], 0.02, 0);
        check_close((a[k] - b[k]) / (b[k] - c[k]), 4, 0.25, 0);
    }
}

/* There a formula of a gate is 0/0, and its limit is meant. The current holds V where it is, so
 * that the gates see the very number. */
static void singular_potentials_are_like_their_neighbours(void **state) {
    (void)state;
    const double singular[] = {-40, -55, -65, -35};
    for (int i = 0; i < 4; i++) {
        HodgkinHuxley there = {singular[i], 0.3, 0.4, 0.5}, beside = there;
        beside.v += 1e-9;
        double current = 120 * 0.3 * 0.3 * 0.3 * 0.4 * (singular[i] - 50) +
                         36 * 0.0625 * (singular[i] + 77) + 0.3 * (singular[i] + 54.387);
        hodgkin_huxley_step(&there, current, 0.05);
        hodgkin_huxley_step(&beside, current, 0.05);
        check_close(there.m, beside.m, 1e-9, 0);
        check_close(there.h, beside.h, 1e-9, 0);
        check_close(there.n, beside.n, 1e-9, 0);
    }
}

TEST_GROUP(cmocka_unit_test(without_current_the_axon_rests),
           cmocka_unit_test(a_small_current_is_answered_once_at_most),
           cmocka_unit_test(ten_microampere_make_it_fire_68_times_a_second),
           cmocka_unit_test(the_steps_follow_the_equations),
           cmocka_unit_test(half_the_step_leaves_a_quarter_of_the_error),
           cmocka_unit_test(singular_potentials_are_like_their_neighbours))
