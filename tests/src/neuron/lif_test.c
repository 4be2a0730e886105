#include "base/rng.h"
#include "check.h"
#include "neuron/lif.h"

static const Membrane canonical = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 2};

static Lif neuron_with(Membrane membrane, double dt, LifMethod method, double v0) {
    LifParams p = {membrane, 10, dt, method};
    Lif neuron;
    check_ok(lif_init(&neuron, &p, v0));
    return neuron;
}

/* The step, counted from 1, of the nth spike from now on. */
static int step_of_spike(Lif *neuron, double current, int nth) {
    for (int k = 1; k < 1000000; k++)
        if (lif_step(neuron, current) && --nth == 0) return k;
    return 0;
}

/* 20 ln 4 to the first spike, and 2 more between spikes; a grid rounds each climb up. */
static void the_canonical_interval_is_29_7259_ms(void **state) {
    (void)state;
    check_close(lif_time_to_threshold(&canonical, 20, 0), 27.72588722239781, 0, 1e-15);
    const double dts[] = {0.1, 0.01, 0.001};
    const int first[] = {278, 2773, 27726}, second[] = {278 + 298, 2773 + 2973, 27726 + 29726};
    for (int i = 0; i < 3; i++) {
        Lif neuron = neuron_with(canonical, dts[i], LIF_EXACT, 0), other = neuron;
        assert_int_equal(step_of_spike(&neuron, 2, 1), first[i]);
        assert_int_equal(step_of_spike(&other, 2, 2), second[i]);
    }
}

static void twice_the_time_constant_takes_twice_as_long_to_the_first_spike(void **state) {
    (void)state;
    Membrane slow = canonical;
    slow.tau_m = 40;
    check_close(lif_time_to_threshold(&slow, 20, 0), 2 * lif_time_to_threshold(&canonical, 20, 0),
                0, 1e-15);
}

static void drive_up_to_threshold_never_gets_there(void **state) {
    (void)state;
    assert_true(lif_time_to_threshold(&canonical, 15, 0) == INFINITY);
    assert_true(lif_time_to_threshold(&canonical, -3, 0) == INFINITY);
    assert_true(lif_time_to_threshold(&canonical, nextafter(15, 16), 0) < 1000);
    Lif neuron = neuron_with(canonical, 0.1, LIF_EXACT, 0);
    assert_int_equal(step_of_spike(&neuron, 1.4999, 1), 0);
}

/* v after 20 ms in n steps, from 0 at 1 nA, where the equation says 10 (1 - 1/e) */
static double settled(LifMethod method, int n) {
    Lif neuron = neuron_with(canonical, 20.0 / n, method, 0);
    for (int k = 0; k < n; k++)
        assert_false(lif_step(&neuron, 1));
    return neuron.v;
}

static void the_exact_step_does_not_depend_on_dt_below_threshold(void **state) {
    (void)state;
    const int steps[] = {1, 2, 3, 7, 100, 1001, 2000};
    for (int i = 0; i < 7; i++)
        check_close(settled(LIF_EXACT, steps[i]), 10 * (1 - exp(-1)), 1e-12, 0);
}

static void the_error_of_euler_is_of_first_order(void **state) {
    (void)state;
    for (int n = 100; n <= 1600; n *= 2) {
        double error = settled(LIF_EULER, n) - 10 * (1 - exp(-1));
        double half = settled(LIF_EULER, 2 * n) - 10 * (1 - exp(-1));
        assert_true(error > 0);
        check_close(log2(error / half), 1, 0.01, 0);
    }
}

/* The distance from R I = 10 is multiplied by 1 - dt/tau_m in each step. */
static void euler_jumps_oscillates_and_grows(void **state) {
    (void)state;
    Membrane open = canonical;
    open.v_th = 1e6;
    const double dts[] = {10, 20, 30, 40, 50}, factors[] = {0.5, 0, -0.5, -1, -1.5};
    for (int i = 0; i < 5; i++) {
        Lif neuron = neuron_with(open, dts[i], LIF_EULER, 4);
        double distance = -6;
        for (int k = 0; k < 20; k++) {
            lif_step(&neuron, 1);
            distance *= factors[i];
            check_close(neuron.v - 10, distance, 1e-9, 1e-9);
        }
    }
}

static void a_neuron_rests_at_reset_for_tau_ref(void **state) {
    (void)state;
    Membrane m = canonical;
    m.v_reset = -3;
    const double taus[] = {0, 0.04, 0.05, 2, 2.04997, 2.06};
    const int holds[] = {0, 0, 1, 20, 20, 21}; /* to the nearest step */
    for (int i = 0; i < 6; i++) {
        m.tau_ref = taus[i];
        Lif neuron = neuron_with(m, 0.1, LIF_EXACT, 0);
        assert_true(step_of_spike(&neuron, 2, 1) > 0);
        for (int k = 0; k < holds[i]; k++) {
            assert_true(neuron.v == -3 && neuron.refractory == holds[i] - k);
            assert_false(lif_step(&neuron, 100));
        }
        assert_true(neuron.v == -3 && neuron.refractory == 0);
        lif_step(&neuron, 1);
        assert_true(neuron.v > -3);
    }
}

static void a_rest_that_has_begun_survives_new_parameters(void **state) {
    (void)state;
    Lif neuron = neuron_with(canonical, 0.1, LIF_EXACT, 0);
    step_of_spike(&neuron, 2, 1);
    for (int k = 0; k < 5; k++)
        lif_step(&neuron, 2);
    LifParams p = neuron.p;
    p.membrane.v_reset = -7;
    p.membrane.tau_ref = 4;
    p.membrane.tau_m = 5;
    lif_set(&neuron, &p);
    for (int k = 0; k < 15; k++) {
        assert_int_equal(neuron.refractory, 15 - k);
        assert_false(lif_step(&neuron, 2));
        assert_true(neuron.v == -7);
    }
    lif_step(&neuron, 2);
    check_close(neuron.v, 20 - 27 * exp(-0.1 / 5), 1e-12, 0);
    step_of_spike(&neuron, 2, 1);
    assert_int_equal(neuron.refractory, 40);
}

static void potentials_have_no_zero_of_their_own(void **state) {
    (void)state;
    Membrane absolute = {.tau_m = 20, .v_th = -50, .v_reset = -65, .tau_ref = 2};
    check_close(lif_time_to_threshold(&absolute, -45, -65), 20 * log(4), 0, 1e-15);
    Lif neuron = neuron_with(absolute, 0.1, LIF_EXACT, -65);
    assert_int_equal(step_of_spike(&neuron, -4.5, 1), 278);
}

static void from_above_threshold_the_first_step_fires(void **state) {
    (void)state;
    Lif neuron = neuron_with(canonical, 0.1, LIF_EXACT, 30);
    assert_true(lif_step(&neuron, 0));
    neuron = neuron_with(canonical, 0.1, LIF_EXACT, 15.01);
    assert_false(lif_step(&neuron, 0)); /* back below before anyone looked */
    neuron = neuron_with(canonical, 20, LIF_EULER, 3);
    assert_true(lif_step(&neuron, 1.5)); /* it leaps to threshold itself, and that is enough */
    double v = 15, rest = 0, age;
    assert_int_equal(lif_flow(&canonical, &v, &rest, &age, 1, 0, 10), 1);
    assert_true(age == 10);
}

static void a_run_tells_what_its_steps_do(void **state) {
    (void)state;
    enum { N = 3000 };
    static double currents[N], v[N + 1], again[N + 1];
    int spikes[100], few[3] = {0, 0, -1}, count = 0;
    Rng rng = rng_seeded(1);
    for (int k = 0; k < N; k++)
        currents[k] = 4 * rng_uniform(&rng);
    Lif neuron = neuron_with(canonical, 0.1, LIF_EXACT, 3), stepped = neuron, other = neuron;
    check_ok(lif_run(&neuron, v, spikes, 100, &count, currents, N));
    assert_true(v[0] == 3 && count > 5);
    int seen = 0;
    for (int k = 0; k < N; k++) {
        if (lif_step(&stepped, currents[k])) assert_int_equal(spikes[seen++], k + 1);
        assert_true(v[k + 1] == stepped.v);
    }
    assert_int_equal(seen, count);
    neuron = other;
    check_ok(lif_run(&neuron, again, few, 2, &seen, currents, N));
    assert_int_equal(seen, count);
    assert_true(few[0] == spikes[0] && few[1] == spikes[1] && few[2] == -1);
    assert_memory_equal(v, again, sizeof v);
    check_ok(lif_run(&other, NULL, NULL, 0, &seen, currents, N));
    assert_int_equal(seen, count);
    check_ok(lif_run(&other, v, spikes, 100, &seen, currents, 0));
    assert_true(seen == 0 && v[0] == other.v);
}

static void a_current_that_is_no_number_leaves_the_neuron_as_it_was(void **state) {
    (void)state;
    const double wrong[] = {NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 3; i++) {
        double currents[] = {2, 2, 2};
        currents[i] = wrong[i];
        double v[4] = {-1, -1, -1, -1};
        int count = 77;
        Lif neuron = neuron_with(canonical, 0.1, LIF_EXACT, 3);
        Status status = lif_run(&neuron, v, NULL, 0, &count, currents, 3);
        assert_int_equal(status.code, E_NONFINITE);
        assert_string_equal(status.what, "current");
        assert_true(neuron.v == 3 && v[0] == -1 && count == 77);
    }
}

/* ---- the equation without a grid ---- */

static void the_flow_fires_at_the_analytic_times(void **state) {
    (void)state;
    double v = 0, rest = 0, ages[10];
    assert_int_equal(lif_flow(&canonical, &v, &rest, ages, 10, 20, 100), 3);
    double climb = 20 * log(4);
    for (int i = 0; i < 3; i++)
        check_close(100 - ages[i], climb + i * (climb + 2), 1e-12, 0);
    check_close(v, 20 * (1 - exp(-(ages[2] - 2) / 20)), 1e-12, 0);
    assert_true(rest == 0);
    v = 0;
    assert_int_equal(lif_flow(&canonical, &v, &rest, ages, 10, 20, climb + 0.5), 1);
    check_close(rest, 1.5, 1e-12, 0);
    assert_true(v == 0);
    v = 9; /* as after a change of v_reset: who rests is at reset */
    assert_int_equal(lif_flow(&canonical, &v, &rest, ages, 10, 20, 1), 0);
    check_close(rest, 0.5, 1e-12, 0);
    assert_true(v == 0);
}

static void the_flow_below_threshold_is_the_exponential(void **state) {
    (void)state;
    double v = -5, rest = 0;
    assert_int_equal(lif_flow(&canonical, &v, &rest, NULL, 0, 14, 1e4), 0);
    check_close(v, 14, 1e-12, 0);
    assert_int_equal(lif_flow(&canonical, &v, &rest, NULL, 0, -6, 20), 0);
    check_close(v, -6 + 20 * exp(-1), 1e-12, 0);
}

/* Whatever the start, the drive and the cut, the parts add up to the whole. */
static void two_parts_of_a_flow_are_the_whole(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < 3000; trial++) {
        Membrane m = {5 + 20 * rng_uniform(&rng), 15, -10 + 20 * rng_uniform(&rng),
                      rng_below(&rng, 3) * 2 * rng_uniform(&rng)};
        double start = -10 + 40 * rng_uniform(&rng), drive = 60 * rng_uniform(&rng), ages[400];
        double left = trial % 2 * m.tau_ref * rng_uniform(&rng), whole_left = left;
        if (left > 0) start = m.v_reset;
        double duration = 60 * rng_uniform(&rng), cut = duration * rng_uniform(&rng);
        double whole = start, parts[400];
        int spikes = lif_flow(&m, &whole, &whole_left, ages, 400, drive, duration);
        int first = lif_flow(&m, &start, &left, parts, 400, drive, cut);
        int second = lif_flow(&m, &start, &left, parts + first, 400 - first, drive, duration - cut);
        assert_int_equal(first + second, spikes);
        for (int i = 0; i < spikes; i++)
            check_close(parts[i] + (i < first ? duration - cut : 0), ages[i], 1e-8, 0);
        check_close(start, whole, 1e-7, 0);
        check_close(left, whole_left, 1e-8, 0);
        assert_true(whole < m.v_th);
    }
}

static void the_flow_counts_spikes_beyond_those_that_it_keeps(void **state) {
    (void)state;
    double v = 0, rest = 0, ages[3] = {-1, -1, -1};
    assert_int_equal(lif_flow(&canonical, &v, &rest, ages, 2, 20, 1000), 33);
    assert_true(ages[0] > ages[1] && ages[1] > 0 && ages[2] == -1);
}

static void the_grid_converges_to_the_flow(void **state) {
    (void)state;
    for (int method = LIF_EXACT; method <= LIF_EULER; method++) {
        Lif neuron = neuron_with(canonical, 0.001, (LifMethod)method, 0);
        double v = 0, rest = 0, ages[30];
        int n = lif_flow(&canonical, &v, &rest, ages, 30, 30, 200), seen = 0;
        for (int k = 1; k <= 200000; k++)
            if (lif_step(&neuron, 3)) check_close(k * 0.001, 200 - ages[seen++], 0.02, 0);
        assert_int_equal(seen, n);
    }
}

/* ---- what is refused ---- */

static void impossible_parameters_are_refused_by_name(void **state) {
    (void)state;
    const LifParams good = {canonical, 10, 0.1, LIF_EXACT};
    const struct {
        size_t field;
        double value;
        Code code;
        const char *what;
    } wrong[] = {
        {offsetof(LifParams, membrane.tau_m), 0, E_DOMAIN, "tau_m"},
        {offsetof(LifParams, membrane.tau_m), -1, E_DOMAIN, "tau_m"},
        {offsetof(LifParams, membrane.tau_m), NAN, E_NONFINITE, "tau_m"},
        {offsetof(LifParams, membrane.v_th), INFINITY, E_NONFINITE, "v_th"},
        {offsetof(LifParams, membrane.v_reset), 15, E_DOMAIN, "v_reset"},
        {offsetof(LifParams, membrane.v_reset), -INFINITY, E_NONFINITE, "v_reset"},
        {offsetof(LifParams, membrane.tau_ref), -0.1, E_DOMAIN, "tau_ref"},
        {offsetof(LifParams, membrane.tau_ref), NAN, E_NONFINITE, "tau_ref"},
        {offsetof(LifParams, resistance), NAN, E_NONFINITE, "resistance"},
        {offsetof(LifParams, dt), 0, E_DOMAIN, "dt"},
        {offsetof(LifParams, dt), -1, E_DOMAIN, "dt"},
        {offsetof(LifParams, dt), INFINITY, E_NONFINITE, "dt"},
    };
    Lif neuron = neuron_with(canonical, 0.1, LIF_EXACT, 3), before = neuron;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        LifParams p = good;
        memcpy((char *)&p + wrong[i].field, &wrong[i].value, sizeof(double));
        Status status = lif_init(&neuron, &p, 0);
        assert_int_equal(status.code, wrong[i].code);
        assert_string_equal(status.what, wrong[i].what);
        assert_memory_equal(&neuron, &before, sizeof neuron);
    }
    const LifParams small = {{1e-3, 1e-3, 0, 0}, 0, 1e-6, LIF_EULER};
    check_ok(lif_check(&small));
    assert_int_equal(lif_init(&neuron, &good, NAN).code, E_NONFINITE);
    assert_memory_equal(&neuron, &before, sizeof neuron);
}

TEST_GROUP(cmocka_unit_test(the_canonical_interval_is_29_7259_ms),
           cmocka_unit_test(twice_the_time_constant_takes_twice_as_long_to_the_first_spike),
           cmocka_unit_test(drive_up_to_threshold_never_gets_there),
           cmocka_unit_test(the_exact_step_does_not_depend_on_dt_below_threshold),
           cmocka_unit_test(the_error_of_euler_is_of_first_order),
           cmocka_unit_test(euler_jumps_oscillates_and_grows),
           cmocka_unit_test(a_neuron_rests_at_reset_for_tau_ref),
           cmocka_unit_test(a_rest_that_has_begun_survives_new_parameters),
           cmocka_unit_test(potentials_have_no_zero_of_their_own),
           cmocka_unit_test(from_above_threshold_the_first_step_fires),
           cmocka_unit_test(a_run_tells_what_its_steps_do),
           cmocka_unit_test(a_current_that_is_no_number_leaves_the_neuron_as_it_was),
           cmocka_unit_test(the_flow_fires_at_the_analytic_times),
           cmocka_unit_test(the_flow_below_threshold_is_the_exponential),
           cmocka_unit_test(two_parts_of_a_flow_are_the_whole),
           cmocka_unit_test(the_flow_counts_spikes_beyond_those_that_it_keeps),
           cmocka_unit_test(the_grid_converges_to_the_flow),
           cmocka_unit_test(impossible_parameters_are_refused_by_name))
