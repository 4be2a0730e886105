#include "base/rng.h"
#include "check.h"
#include "neuron/lif_rate.h"

static const Membrane canonical = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 2};
static const Membrane quick = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 0};
static const Membrane absolute = {.tau_m = 10, .v_th = -50, .v_reset = -65, .tau_ref = 5};

static void the_rate_has_the_values_of_the_closed_form(void **state) {
    (void)state;
    const double known[][2] = {{15.0001, 4.1603}, {16, 17.406}, {20, 33.641}, {30, 63.040}};
    for (int i = 0; i < 4; i++)
        check_close(lif_rate(&canonical, known[i][0]), known[i][1], 0.0005, 0);
    check_close(lif_rate(&canonical, 100), 190.46, 0.005, 0);
    check_close(lif_rate(&canonical, 20), 1000 / 29.72588722239781, 0, 1e-15);
}

static void up_to_threshold_the_neuron_is_silent(void **state) {
    (void)state;
    const double drives[] = {-1e300, 0, 14.9, 15};
    for (int i = 0; i < 4; i++) {
        assert_true(lif_rate(&canonical, drives[i]) == 0);
        assert_true(lif_rate_gain(&canonical, drives[i]) == 0);
    }
    assert_true(lif_rate(&canonical, nextafter(15, 16)) > 0);
    assert_true(lif_rate(&absolute, -50) == 0 && lif_rate(&absolute, -49) > 0);
}

/* In long double, with the difference that the definition has rather than a quotient less one. */
static void the_rate_is_accurate_just_above_threshold_and_far_above(void **state) {
    (void)state;
    for (int k = -40; k < 40; k += 2) {
        double drive = 15 + ldexp(1, k);
        long double gap = (long double)drive - 15, climb = 20 * log1pl(15 / gap);
        check_close(lif_rate(&canonical, drive), (double)(1000 / (2 + climb)), 0, 1e-14);
        check_close(lif_rate(&quick, drive), (double)(1000 / climb), 0, 1e-14);
    }
}

static void the_rate_grows_with_drive_towards_its_limit(void **state) {
    (void)state;
    assert_true(lif_rate_limit(&canonical) == 500);
    assert_true(lif_rate_limit(&absolute) == 200);
    assert_true(lif_rate_limit(&quick) == INFINITY);
    const Membrane brisk = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 0.5};
    assert_true(lif_rate_limit(&brisk) == 2000);
    double previous = 0;
    for (int k = 0; k < 190; k++) {
        double drive = 15.001 * pow(1.1, k), rate = lif_rate(&canonical, drive);
        assert_true(rate > previous && rate < 500);
        assert_true(rate < lif_rate(&quick, drive));
        previous = rate;
    }
    check_close(lif_rate(&canonical, 1e12), 500, 1e-6, 0);
}

/* A membrane without rest ends as a plain integrator: 1000 / (tau_m (v_th - v_reset)) Hz per mV. */
static void without_rest_the_slope_tends_to_that_of_an_integrator(void **state) {
    (void)state;
    check_close(lif_rate_gain(&quick, 1e7), 1000 / (20 * 15.0), 0, 1e-5);
    check_close(lif_rate(&quick, 1e9) / 1e9, 1000 / (20 * 15.0), 0, 1e-7);
}

static void the_gain_is_the_slope_of_the_rate(void **state) {
    (void)state;
    const Membrane *all[] = {&canonical, &quick, &absolute};
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 13; k++) {
            double above = 0.01 * pow(3, k), drive = all[i]->v_th + above, h = above * 1e-4;
            double slope = (lif_rate(all[i], drive + h) - lif_rate(all[i], drive - h)) / (2 * h);
            check_close(lif_rate_gain(all[i], drive), slope, 0, 1e-6);
        }
    assert_true(lif_rate_gain(&canonical, 15 + 1e-9) > 1e6);
}

/* As well as the last place of a drive near threshold allows. */
static void the_inverse_inverts(void **state) {
    (void)state;
    const Membrane *all[] = {&canonical, &quick, &absolute};
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 39; k++) {
            double rate = 5 * pow(1.1, k), drive;
            check_ok(lif_rate_inverse(all[i], &drive, rate));
            double last_place = nextafter(fabs(drive), 1e9) - fabs(drive);
            check_close(lif_rate(all[i], drive), rate, lif_rate_gain(all[i], drive) * last_place,
                        1e-12);
        }
    double drive;
    check_ok(lif_rate_inverse(&canonical, &drive, lif_rate(&canonical, 20)));
    check_close(drive, 20, 1e-12, 0);
}

static void a_rate_that_cannot_be_has_no_drive(void **state) {
    (void)state;
    const double wrong[] = {0, -1, 500, 501, 1e300, NAN, INFINITY};
    for (int i = 0; i < 7; i++) {
        double drive = 1234;
        Status status = lif_rate_inverse(&canonical, &drive, wrong[i]);
        assert_int_equal(status.code, i < 5 ? E_DOMAIN : E_NONFINITE);
        assert_string_equal(status.what, "rate");
        assert_true(drive == 1234);
    }
    double drive;
    Status status = lif_rate_inverse(&canonical, &drive, 600);
    assert_true(status.high == 500 && status.other);
    check_ok(lif_rate_inverse(&quick, &drive, 501));
    check_ok(lif_rate_inverse(&quick, &drive, 0.01));
    check_ok(lif_rate_inverse(&canonical, &drive, nextafter(500, 0)));
    assert_true(isfinite(drive));
}

/* A grid can only delay a spike, so that the simulated rate stays below, and by at most a step. */
static void the_simulation_is_never_above_the_formula_and_within_a_step_of_it(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < 100; trial++) {
        Membrane m = {5 + 30 * rng_uniform(&rng), 15, 10 * rng_uniform(&rng), rng_below(&rng, 10)};
        double drive = 15.5 + 40 * rng_uniform(&rng), dt = trial % 2 ? 0.01 : 0.25;
        LifParams p = {m, 1, dt, LIF_EXACT};
        Lif neuron;
        check_ok(lif_init(&neuron, &p, m.v_reset));
        while (!lif_step(&neuron, drive))
            ;
        int steps = 1; /* from one spike to the next */
        while (!lif_step(&neuron, drive))
            steps++;
        double interval = 1000 / lif_rate(&m, drive);
        assert_true(steps * dt >= interval * (1 - 1e-12));
        assert_true(steps * dt < interval + dt * (1 + 1e-9));
    }
}

TEST_GROUP(cmocka_unit_test(the_rate_has_the_values_of_the_closed_form),
           cmocka_unit_test(up_to_threshold_the_neuron_is_silent),
           cmocka_unit_test(the_rate_is_accurate_just_above_threshold_and_far_above),
           cmocka_unit_test(the_rate_grows_with_drive_towards_its_limit),
           cmocka_unit_test(without_rest_the_slope_tends_to_that_of_an_integrator),
           cmocka_unit_test(the_gain_is_the_slope_of_the_rate),
           cmocka_unit_test(the_inverse_inverts),
           cmocka_unit_test(a_rate_that_cannot_be_has_no_drive),
           cmocka_unit_test(the_simulation_is_never_above_the_formula_and_within_a_step_of_it))
