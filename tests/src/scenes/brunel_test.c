#include "check.h"

static Stage opened(double g, double eta) {
    Stage s;
    stage_open(&s, "brunel", NULL, 1);
    stage_set(&s, "g", g);
    stage_set(&s, "eta", eta);
    return s;
}

static const double *curve(Stage *s, const char *id, int *n) {
    const double *y = stage_array(s, id, n);
    assert_true(*n > 50 && *n == stage_view(s, "eta_axis")->shape[0]);
    return y;
}

static void the_network_has_the_rates_of_the_paper(void **state) {
    (void)state;
    const double table[][4] = {
        {5, 2, 37.95, 33.42}, {6, 4, 55.84, 52.55}, {4.5, 0.9, 6.517, 0}, {8, 1.5, 8.075, 5}};
    for (int i = 0; i < 4; i++) {
        Stage s = opened(table[i][0], table[i][1]);
        check_close(stage_number(&s, "rate_here"), table[i][2], 0.005, 0);
        check_close(stage_number(&s, "mean_only_here"), table[i][3], 0.006, 0);
        stage_close(&s);
    }
}

/* mu = C_E J tau_m (nu_ext + (1 - g/4) nu), sigma^2 the same with J more and 1 + g^2/4; 2 mV per Hz
 */
static void the_input_follows_from_the_rate(void **state) {
    (void)state;
    Stage s = opened(6, 1.5);
    double nu = stage_number(&s, "rate_here");
    check_close(stage_number(&s, "mu_here"), 30 - nu, 0, 1e-9);
    check_close(stage_number(&s, "sigma_here"), sqrt(0.1 * (30 + 2 * 10 * nu)), 0, 1e-9);
    stage_close(&s);
}

static void the_curve_passes_through_the_point_that_is_set(void **state) {
    (void)state;
    Stage s = opened(4.5, 0.9);
    int n = stage_view(&s, "eta_axis")->shape[0];
    for (int j = 0; j < n; j += n / 7) {
        double eta = curve(&s, "eta_axis", &n)[j];
        check_close(eta, 0.5 + 3.5 * j / (n - 1), 1e-12, 0);
        stage_set(&s, "eta", eta);
        check_close(stage_number(&s, "rate_here"), curve(&s, "rate", &n)[j], 0, 1e-12);
        check_close(stage_number(&s, "mean_only_here"), curve(&s, "rate_mean_only", &n)[j], 0,
                    1e-12);
    }
    stage_close(&s);
}

/* What units that know only the mean miss: all of the rate up to eta = 1, part of it above. */
static void the_mean_alone_underestimates_the_rate_at_every_input(void **state) {
    (void)state;
    for (int k = 0; k < 8; k++) {
        Stage s = opened(4.5 + 0.5 * k, 1);
        int n;
        const double *eta = curve(&s, "eta_axis", &n), *rate = curve(&s, "rate", &n),
                     *mean_only = curve(&s, "rate_mean_only", &n);
        for (int j = 0; j < n; j++) {
            assert_int_equal(mean_only[j] > 0, eta[j] > 1 + 1e-9);
            assert_true(rate[j] >= mean_only[j]);
            if (eta[j] > 0.8) assert_true(rate[j] > mean_only[j]);
            if (j) assert_true(rate[j] >= rate[j - 1] && mean_only[j] >= mean_only[j - 1]);
        }
        stage_close(&s);
    }
}

static void where_noise_makes_the_rate_it_is_irregular(void **state) {
    (void)state;
    Stage s = opened(4.5, 0.9);
    double cv = stage_number(&s, "cv_here");
    assert_true(cv > 0.5 && cv < 1);
    stage_set(&s, "g", 3.2); /* excitation wins: driven hard, like clocks */
    stage_set(&s, "eta", 3);
    assert_true(stage_number(&s, "rate_here") > 200 && stage_number(&s, "cv_here") < 0.3);
    stage_close(&s);
}

/* The mean does not change with J, since nu_thr is 1/J of it; the noise grows with its root. */
static void stronger_synapses_only_add_noise(void **state) {
    (void)state;
    Stage s = opened(5, 0.9);
    double before = 0;
    for (int k = 1; k < 8; k++) {
        stage_set(&s, "weight", 0.04 * k);
        assert_true(stage_number(&s, "rate_here") > before);
        assert_true(stage_number(&s, "mean_only_here") == 0);
        before = stage_number(&s, "rate_here");
    }
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_network_has_the_rates_of_the_paper),
           cmocka_unit_test(the_input_follows_from_the_rate),
           cmocka_unit_test(the_curve_passes_through_the_point_that_is_set),
           cmocka_unit_test(the_mean_alone_underestimates_the_rate_at_every_input),
           cmocka_unit_test(where_noise_makes_the_rate_it_is_irregular),
           cmocka_unit_test(stronger_synapses_only_add_noise))
