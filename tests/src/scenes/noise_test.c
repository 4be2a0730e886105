#include "check.h"
#include "neuron/lif_rate.h"
#include "neuron/siegert.h"

enum { POINTS = 12, NEURONS = 16 };

static const Membrane canonical = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 2};

static Stage opened(uint64_t seed) {
    Stage s;
    stage_open(&s, "noise", NULL, seed);
    return s;
}

static void the_curves_are_those_of_the_formula(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "sigma", 3);
    const char *ids[] = {"rate_0", "rate_2", "rate_5", "rate_8", "rate"};
    const double sigmas[] = {0, 2, 5, 8, 3};
    int n;
    const double *mu = stage_array(&s, "mu_axis", &n),
                 *sampled = stage_array(&s, "rate_sampled", &n);
    assert_true(n > 50);
    for (int k = 0; k < 5; k++) {
        const double *rate = stage_array(&s, ids[k], &n);
        for (int j = 0; j < n; j++) {
            check_close(mu[j], 40.0 * j / (n - 1), 1e-12, 0);
            check_close(rate[j], siegert_rate(&canonical, mu[j], sigmas[k]), 0, 1e-12);
            if (k == 4) assert_true(mu[j] < 5 || sampled[j] < rate[j]);
            if (k == 4)
                check_close(sampled[j], siegert_rate_sampled(&canonical, mu[j], 3, 0.1), 0, 1e-12);
        }
    }
    stage_close(&s);
}

static void below_threshold_only_noise_makes_a_rate(void **state) {
    (void)state;
    Stage s = opened(1);
    check_close(stage_number(&s, "rate_here"), 13.85, 0.005, 0);
    assert_true(stage_number(&s, "mean_only_here") == 0);
    double cv = stage_number(&s, "cv_here");
    assert_true(cv > 0.5 && cv < 1);
    stage_set(&s, "mu", 20);
    check_close(stage_number(&s, "rate_here"), 37.43, 0.005, 0);
    check_close(stage_number(&s, "mean_only_here"), 33.641, 0.0005, 0);
    assert_true(stage_number(&s, "cv_here") < cv);
    stage_set(&s, "sigma", 0);
    check_close(stage_number(&s, "rate_here"), 33.641, 0.0005, 0);
    assert_true(stage_number(&s, "cv_here") == 0);
    stage_close(&s);
}

static void a_value_on_the_axis_has_the_rate_of_the_curve(void **state) {
    (void)state;
    Stage s = opened(1);
    int n = stage_view(&s, "mu_axis")->shape[0];
    for (int j = 0; j < n; j += n / 8) {
        stage_set(&s, "mu", stage_array(&s, "mu_axis", &n)[j]);
        check_close(stage_number(&s, "rate_here"), stage_array(&s, "rate", &n)[j], 0, 1e-12);
    }
    stage_close(&s);
}

static void the_simulated_neurons_converge_to_what_sampling_finds(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "dt", 0.5);
    int n;
    assert_int_equal(stage_view(&s, "rate_sim")->shape[0], 0);
    assert_int_equal(stage_view(&s, "mu_sim")->shape[0], 0);
    session_step(&s.session, 4000);
    check_close(stage_number(&s, "lived"), 2 * NEURONS, 1e-9, 0);
    double early[POINTS];
    memcpy(early, stage_array(&s, "error_sim", &n), sizeof early);
    assert_int_equal(n, POINTS);
    session_step(&s.session, 12000);
    check_close(stage_number(&s, "lived"), 8 * NEURONS, 1e-9, 0);
    const double *mu = stage_array(&s, "mu_sim", &n), *rate = stage_array(&s, "rate_sim", &n),
                 *error = stage_array(&s, "error_sim", &n);
    assert_int_equal(n, POINTS);
    for (int j = 0; j < POINTS; j++) {
        double want = siegert_rate_sampled(&canonical, mu[j], 5, 0.5);
        check_close(mu[j], 3 + 3 * j, 1e-12, 0);
        check_close(rate[j], want, 0.3, 0.03);
        check_close(error[j], sqrt(want / (8 * NEURONS)), 0.02, 0.05);
        if (want > 5) check_close(early[j] / error[j], 2, 0.1, 0);
    }
    stage_close(&s);
}

static void the_mean_moves_while_the_neurons_live_on(void **state) {
    (void)state;
    Stage s = opened(1), other = opened(1);
    session_step(&s.session, 500);
    stage_set(&s, "mu", 30);
    session_step(&s.session, 500);
    session_step(&other.session, 1000);
    int n;
    assert_memory_equal(stage_array(&s, "rate_sim", &n), stage_array(&other, "rate_sim", &n),
                        POINTS * sizeof(double));
    stage_set(&s, "sigma", 6); /* of another noise nothing is known yet */
    assert_true(stage_number(&s, "lived") == 0);
    stage_close(&s);
    stage_close(&other);
}

static void the_seed_changes_the_neurons_and_not_the_curves(void **state) {
    (void)state;
    Stage a = opened(1), b = opened(2);
    session_step(&a.session, 1000);
    session_step(&b.session, 1000);
    int n;
    const double *rate = stage_array(&a, "rate", &n);
    assert_memory_equal(rate, stage_array(&b, "rate", &n), (size_t)n * sizeof *rate);
    assert_memory_not_equal(stage_array(&a, "rate_sim", &n), stage_array(&b, "rate_sim", &n),
                            POINTS * sizeof(double));
    stage_close(&a);
    stage_close(&b);
}

TEST_GROUP(cmocka_unit_test(the_curves_are_those_of_the_formula),
           cmocka_unit_test(below_threshold_only_noise_makes_a_rate),
           cmocka_unit_test(a_value_on_the_axis_has_the_rate_of_the_curve),
           cmocka_unit_test(the_simulated_neurons_converge_to_what_sampling_finds),
           cmocka_unit_test(the_mean_moves_while_the_neurons_live_on),
           cmocka_unit_test(the_seed_changes_the_neurons_and_not_the_curves))
