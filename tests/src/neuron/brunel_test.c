#include "check.h"
#include "neuron/brunel.h"
#include "neuron/siegert.h"

static BrunelParams network(double g, double eta) {
    return (BrunelParams){.membrane = {.tau_m = 20, .v_th = 20, .v_reset = 10, .tau_ref = 2},
                          .weight = 0.1,
                          .inputs = 1000,
                          .gamma = 0.25,
                          .inhibition = g,
                          .external = eta};
}

static void the_rates_are_those_of_the_paper(void **state) {
    (void)state;
    const double table[][4] = {/* g, eta, Siegert, mean only */
                               {5, 2, 37.95, 33.42},
                               {6, 4, 55.84, 52.55},
                               {4.5, 0.9, 6.517, 0},
                               {8, 1.5, 8.075, 5.00}};
    for (int i = 0; i < 4; i++) {
        BrunelParams p = network(table[i][0], table[i][1]);
        check_close(brunel_fixed_point(&p, true).rate, table[i][2], 0.005, 0);
        check_close(brunel_fixed_point(&p, false).rate, table[i][3], 0.006, 0);
    }
}

/* mu and sigma as the paper writes them, from rates in 1/ms */
static double rate_of(const BrunelParams *p, double rate, bool noisy, double *mu, double *sigma) {
    double nu = rate / 1000,
           threshold = p->membrane.v_th / (p->inputs * p->weight * p->membrane.tau_m);
    double outside = p->external * threshold, g = p->inhibition;
    *mu = p->inputs * p->weight * p->membrane.tau_m * (outside + nu * (1 - p->gamma * g));
    *sigma = noisy ? p->weight * sqrt(p->inputs * p->membrane.tau_m *
                                      (outside + nu * (1 + p->gamma * g * g)))
                   : 0;
    return siegert_rate(&p->membrane, *mu, *sigma);
}

/* A hair below it the network fires more than it is told, a hair above it less. */
static void a_fixed_point_is_one_and_stable(void **state) {
    (void)state;
    for (int k = 0; k < 11 * 15; k++)
        for (int noisy = 0; noisy < 2; noisy++) {
            BrunelParams p = network(3 + 0.5 * (k % 11), 0.5 + 0.25 * (k / 11));
            BrunelState s = brunel_fixed_point(&p, noisy);
            double mu, sigma, hair = 1e-9 * s.rate, rate = rate_of(&p, s.rate, noisy, &mu, &sigma);
            check_close(s.mu, mu, 0, 1e-12);
            check_close(s.sigma, sigma, 0, 1e-12);
            if (s.rate == 0) assert_true(rate <= 1e-9);
            if (s.rate == 0) continue;
            assert_true(rate_of(&p, s.rate - hair, noisy, &mu, &sigma) > s.rate - hair);
            assert_true(rate_of(&p, s.rate + hair, noisy, &mu, &sigma) < s.rate + hair);
        }
}

/* d nu/dt = -nu + rate(nu) from 0, in steps that are small beside how fast the rate can turn */
static double settled(const BrunelParams *p, bool noisy) {
    double nu = 0, mu, sigma;
    for (int k = 0; k < 20000; k++) {
        double push = rate_of(p, nu, noisy, &mu, &sigma) - nu;
        nu += 0.02 * push;
        if (fabs(push) < 1e-7) break;
    }
    return nu;
}

static void the_fixed_point_is_the_one_that_silence_leads_to(void **state) {
    (void)state;
    for (int k = 0; k < 11 * 8; k++) {
        BrunelParams p = network(3 + 0.5 * (k % 11), 0.5 + 0.5 * (k / 11));
        check_close(brunel_fixed_point(&p, true).rate, settled(&p, true), 1e-4, 1e-6);
    }
    /* where two more fixed points lie above it, too */
    BrunelParams p = network(3, 0.6);
    double low = brunel_fixed_point(&p, true).rate, mu, sigma, crossings = 0;
    for (int k = 1; k < 50000; k++) {
        double nu = low + 0.01 * k;
        crossings += (rate_of(&p, nu, true, &mu, &sigma) > nu) !=
                     (rate_of(&p, nu - 0.01, true, &mu, &sigma) > nu - 0.01);
    }
    assert_true(low < 1 && crossings >= 2);
}

/* The mean input alone fires nobody below threshold, whatever the inhibition. */
static void units_that_know_only_the_mean_are_silent_below_threshold(void **state) {
    (void)state;
    for (int k = 0; k < 6 * 9; k++) {
        double eta = 0.125 * (k / 6);
        BrunelParams p = network(3 + k % 6, eta);
        BrunelState s = brunel_fixed_point(&p, false);
        assert_true(s.rate == 0 && s.sigma == 0);
        check_close(s.mu, 20 * eta, 0, 1e-12);
        if (eta > 0.8) assert_true(brunel_fixed_point(&p, true).rate > 0.9);
    }
}

/* nu_thr is the rate at which the mean input just reaches threshold, however the synapses are. */
static void at_eta_1_the_outside_alone_reaches_threshold(void **state) {
    (void)state;
    BrunelParams p = network(5, 1);
    const double weights[] = {0.02, 0.1, 0.3};
    for (int i = 0; i < 3; i++) {
        p.weight = weights[i];
        BrunelState s = brunel_fixed_point(&p, false);
        check_close(s.mu, 20, 0, 1e-12);
    }
    p = network(4, 0.9); /* balanced: inside, excitation and inhibition cancel in the mean */
    assert_true(brunel_fixed_point(&p, true).rate > 1);
    check_close(brunel_fixed_point(&p, true).mu, 18, 0, 1e-12);
}

static void more_inhibition_lowers_the_rate_and_more_input_raises_it(void **state) {
    (void)state;
    for (int k = 0; k < 10 * 6; k++) {
        double g = 3 + 0.5 * (k % 10), eta = 1 + 0.5 * (k / 10);
        BrunelParams here = network(g, eta), inhibited = network(g + 0.5, eta),
                     driven = network(g, eta + 0.5);
        double rate = brunel_fixed_point(&here, true).rate;
        assert_true(brunel_fixed_point(&inhibited, true).rate < rate);
        assert_true(brunel_fixed_point(&driven, true).rate > rate);
    }
}

static void an_impossible_network_is_refused_by_name(void **state) {
    (void)state;
    const struct {
        size_t field;
        double value;
        Code code;
        const char *what;
    } wrong[] = {{offsetof(BrunelParams, membrane.tau_m), 0, E_DOMAIN, "tau_m"},
                 {offsetof(BrunelParams, membrane.v_reset), 20, E_DOMAIN, "v_reset"},
                 {offsetof(BrunelParams, weight), 0, E_DOMAIN, "weight"},
                 {offsetof(BrunelParams, inputs), 0, E_DOMAIN, "inputs"},
                 {offsetof(BrunelParams, gamma), -0.1, E_DOMAIN, "gamma"},
                 {offsetof(BrunelParams, inhibition), -1, E_DOMAIN, "inhibition"},
                 {offsetof(BrunelParams, external), -1, E_DOMAIN, "external"},
                 {offsetof(BrunelParams, external), NAN, E_NONFINITE, "external"},
                 {offsetof(BrunelParams, weight), INFINITY, E_NONFINITE, "weight"}};
    BrunelParams good = network(5, 2);
    check_ok(brunel_check(&good));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        BrunelParams p = good;
        memcpy((char *)&p + wrong[i].field, &wrong[i].value, sizeof(double));
        Status status = brunel_check(&p);
        assert_int_equal(status.code, wrong[i].code);
        assert_string_equal(status.what, wrong[i].what);
    }
    const BrunelParams small = {{1, 0.5, 0, 0}, 0.5, 0.5, 0, 0.5, 0.5};
    check_ok(brunel_check(&small));
    good.membrane.v_th = -5;
    good.membrane.v_reset = -10;
    assert_string_equal(brunel_check(&good).what, "v_th");
}

TEST_GROUP(cmocka_unit_test(the_rates_are_those_of_the_paper),
           cmocka_unit_test(a_fixed_point_is_one_and_stable),
           cmocka_unit_test(the_fixed_point_is_the_one_that_silence_leads_to),
           cmocka_unit_test(units_that_know_only_the_mean_are_silent_below_threshold),
           cmocka_unit_test(at_eta_1_the_outside_alone_reaches_threshold),
           cmocka_unit_test(more_inhibition_lowers_the_rate_and_more_input_raises_it),
           cmocka_unit_test(an_impossible_network_is_refused_by_name))
