#include "check.h"
#include "neuron/lif_rate.h"
#include "neuron/siegert.h"

#define PI 3.14159265358979323846

static const Membrane canonical = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 2};
static const Membrane quick = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 0};

static void the_rate_has_the_values_of_the_table(void **state) {
    (void)state;
    const double known[][2] = {{12, 13.85}, {10, 8.52}, {15, 22.66}, {20, 37.43}, {30, 64.59}};
    for (int i = 0; i < 5; i++)
        check_close(siegert_rate(&canonical, known[i][0], 5), known[i][1], 0.005, 0);
    check_close(siegert_rate_sampled(&canonical, 10, 5, 0.5), 7.38, 0.005, 0);
    check_close(siegert_rate_sampled(&canonical, 10, 5, 0.1), 8.00, 0.005, 0);
    check_close(siegert_rate_sampled(&canonical, 10, 5, 0.02), 8.29, 0.005, 0);
}

/* ---- a second method: the trapezoidal rule, with libm, on the integrands as they are written ----
 */

enum { PANELS = 200000 };

static double plain_rate(const Membrane *m, double mu, double sigma) {
    double from = (m->v_reset - mu) / sigma, to = (m->v_th - mu) / sigma;
    double h = (to - from) / PANELS, sum = 0;
    for (int i = 0; i <= PANELS; i++) {
        double u = from + i * h;
        sum += (i % PANELS ? h : h / 2) * exp(u * u) * erfc(-u);
    }
    return 1000 / (m->tau_ref + m->tau_m * sqrt(PI) * sum);
}

/* CV^2 = 2 pi (r tau_m)^2 Integral e^(x^2) G(x) dx, where G' = e^(x^2) erfc(-x)^2, from -infinity;
 * 6 below 0 or the lower bound nothing of G is left. */
static double plain_cv(const Membrane *m, double mu, double sigma) {
    double from = (m->v_reset - mu) / sigma, to = (m->v_th - mu) / sigma;
    double h = (to - from) / PANELS, g = 0, outer = 0, slope_before = 0, e_g_before = 0;
    for (int i = -(int)((fmax(from, 0) + 6) / h); i <= PANELS; i++) {
        double x = from + i * h, e = exp(x * x), c = erfc(-x), slope = e * c * c;
        g += h / 2 * (slope_before + slope);
        if (i > 0) outer += h / 2 * (e_g_before + e * g);
        slope_before = slope;
        e_g_before = e * g;
    }
    return sqrt(2 * PI * outer) * plain_rate(m, mu, sigma) * m->tau_m / 1000;
}

static void rate_and_cv_agree_with_a_plain_integration(void **state) {
    (void)state;
    const Membrane all[] = {canonical, quick, {10, -50, -65, 5}, {20, 20, 10, 2}};
    const double inputs[][2] = {{0, 5}, {3, 8}, {7.5, 4}, {12, 5}, {15, 1}, {20, 10}, {30, 15}};
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 7; k++) {
            double mu = all[i].v_th - 15 + inputs[k][0], sigma = inputs[k][1];
            check_close(siegert_rate(&all[i], mu, sigma), plain_rate(&all[i], mu, sigma), 0, 1e-9);
            check_close(siegert_cv(&all[i], mu, sigma), plain_cv(&all[i], mu, sigma), 0, 1e-8);
        }
}

/* ---- limits ---- */

static void without_noise_the_neuron_is_the_noiseless_one(void **state) {
    (void)state;
    for (int k = 0; k < 24; k++) {
        double mu = 2.5 * k;
        assert_true(siegert_rate(&canonical, mu, 0) == lif_rate(&canonical, mu));
        assert_true(siegert_cv(&canonical, mu, 0) == 0);
    }
}

/* The first correction to the noiseless rate is of second order in sigma. */
static void faint_noise_tends_to_none(void **state) {
    (void)state;
    for (int k = 4; k < 15; k++) {
        double mu = 4 * k, quiet = lif_rate(&canonical, mu),
               before = siegert_rate(&canonical, mu, 0.02) - quiet;
        double after = siegert_rate(&canonical, mu, 0.01) - quiet;
        check_close(before / after, 4, 0.05, 0);
        for (int digits = 4; digits < 300; digits += 7)
            check_close(siegert_rate(&canonical, mu, pow(10, -digits)), quiet, 0, 1e-6);
        assert_true(siegert_rate(&canonical, 14.9, 1e-4) == 0);
    }
}

static void the_least_noise_that_a_double_can_hold_is_none(void **state) {
    (void)state;
    const double faint[] = {1e-306, 1e-310, 5e-324};
    for (int i = 0; i < 3; i++) {
        check_close(siegert_rate(&canonical, 20, faint[i]), lif_rate(&canonical, 20), 0, 1e-9);
        check_close(siegert_rate(&quick, 20, faint[i]), lif_rate(&quick, 20), 0, 1e-9);
        assert_true(siegert_rate(&canonical, 10, faint[i]) == 0);
    }
}

static void the_rate_grows_with_the_mean(void **state) {
    (void)state;
    const double sigmas[] = {0.1, 1, 5, 20};
    for (int i = 0; i < 4; i++) {
        double previous = -1;
        for (int k = -400; k < 4000; k++) {
            double rate = siegert_rate(&canonical, 0.25 * k, sigmas[i]);
            assert_true(previous <= 0 ? rate >= 0 : rate > previous);
            assert_true(rate < 500);
            previous = rate;
        }
    }
}

/* Noise adds to the rate below threshold, and ever less above it. */
static void noise_makes_the_rate_below_threshold(void **state) {
    (void)state;
    double excess = 1e9;
    for (int k = 2; k < 12; k++) {
        double mu = 5 * k, rate = siegert_rate(&canonical, mu, 5), quiet = lif_rate(&canonical, mu);
        assert_true(rate > quiet && rate > siegert_rate(&canonical, mu, 2));
        if (quiet > 0) assert_true(rate / quiet - 1 < excess);
        if (quiet > 0) excess = rate / quiet - 1;
    }
    assert_true(excess < 0.01);
}

/* Far below threshold escapes are rare, and Kramers' formula gives their rate. */
static void far_below_threshold_the_neuron_is_a_poisson_process(void **state) {
    (void)state;
    for (int k = 0; k < 25; k++) {
        double y = 4 + 0.9 * k; /* (v_th - mu) / sigma */
        double sigma = 15 / y / 2, mu = 7.5;
        check_close(siegert_cv(&canonical, mu, sigma), 1, 1e-4, 0);
        double kramers = 1000 * y / (20 * sqrt(PI)) * exp(-y * y);
        check_close(siegert_rate(&canonical, mu, sigma), kramers, 0, 0.7 / (y * y));
    }
}

/* Far above, the potential drifts to threshold: CV^2 = sigma^2 / (mu (v_th - v_reset)). */
static void far_above_threshold_the_neuron_is_a_clock(void **state) {
    (void)state;
    for (int k = 10; k < 20; k++) {
        double mu = ldexp(1, k), cv = siegert_cv(&quick, mu, 5);
        check_close(cv * cv * mu * 15 / 25, 1, 0, 20 / mu);
    }
    assert_true(siegert_cv(&canonical, 60, 1) < 0.03);
}

static void at_the_extremes_there_is_no_nan(void **state) {
    (void)state;
    const double sizes[] = {0, 1e-300, 1e-10, 1, 14.999, 15, 15.001, 50, 1e3, 1e10, 1e150, 1e300};
    for (int i = 0; i < 12; i++)
        for (int k = 0; k < 12; k++)
            for (int side = -1; side <= 1; side += 2) {
                double mu = side * sizes[i], sigma = sizes[k];
                double rate = siegert_rate(&canonical, mu, sigma);
                double cv = siegert_cv(&canonical, mu, sigma);
                assert_true(rate >= 0 && rate <= 500);
                assert_true(cv >= 0 && isfinite(cv));
            }
    assert_true(siegert_rate(&canonical, 0, 15 / 26.01) == 0);
    assert_true(siegert_cv(&canonical, 0, 15 / 26.01) == 0);
    assert_true(siegert_rate(&canonical, 0, 15 / 25.99) > 0);
}

/* A raised threshold is what missed crossings amount to; without steps nothing is missed. */
static void a_sampled_membrane_fires_less_by_the_root_of_the_step(void **state) {
    (void)state;
    double rate = siegert_rate(&canonical, 10, 5);
    assert_true(siegert_rate_sampled(&canonical, 10, 5, 0) == rate);
    double lost = rate - siegert_rate_sampled(&canonical, 10, 5, 1e-6);
    check_close((rate - siegert_rate_sampled(&canonical, 10, 5, 4e-6)) / lost, 2, 0.01, 0);
    assert_true(lost > 0);
    assert_true(siegert_rate_sampled(&canonical, 20, 0, 0.1) == lif_rate(&canonical, 20));
}

static void what_has_no_rate_is_refused_by_name(void **state) {
    (void)state;
    check_ok(siegert_check(&canonical, -1e9, 0));
    Membrane wrong = canonical;
    wrong.v_reset = 15;
    const struct {
        const Membrane *m;
        double mu, sigma;
        Code code;
        const char *what;
    } cases[] = {{&canonical, 10, -1, E_DOMAIN, "sigma"},
                 {&canonical, 10, NAN, E_NONFINITE, "sigma"},
                 {&canonical, 10, INFINITY, E_NONFINITE, "sigma"},
                 {&canonical, NAN, 1, E_NONFINITE, "mu"},
                 {&canonical, -INFINITY, 1, E_NONFINITE, "mu"},
                 {&wrong, 10, 1, E_DOMAIN, "v_reset"}};
    for (int i = 0; i < 6; i++) {
        Status status = siegert_check(cases[i].m, cases[i].mu, cases[i].sigma);
        assert_int_equal(status.code, cases[i].code);
        assert_string_equal(status.what, cases[i].what);
    }
}

TEST_GROUP(cmocka_unit_test(the_rate_has_the_values_of_the_table),
           cmocka_unit_test(rate_and_cv_agree_with_a_plain_integration),
           cmocka_unit_test(without_noise_the_neuron_is_the_noiseless_one),
           cmocka_unit_test(faint_noise_tends_to_none),
           cmocka_unit_test(the_least_noise_that_a_double_can_hold_is_none),
           cmocka_unit_test(the_rate_grows_with_the_mean),
           cmocka_unit_test(noise_makes_the_rate_below_threshold),
           cmocka_unit_test(far_below_threshold_the_neuron_is_a_poisson_process),
           cmocka_unit_test(far_above_threshold_the_neuron_is_a_clock),
           cmocka_unit_test(at_the_extremes_there_is_no_nan),
           cmocka_unit_test(a_sampled_membrane_fires_less_by_the_root_of_the_step),
           cmocka_unit_test(what_has_no_rate_is_refused_by_name))
