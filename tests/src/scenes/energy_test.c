#include "check.h"

static const double pi = 3.14159265358979323846;
enum { RECTIFIED, SQUARED, QUADRATURE, ROOT, MAX, ANTIPHASE };

static Stage opened(int cell) {
    Stage s;
    stage_open(&s, "energy", NULL, 1);
    stage_set(&s, "cell", cell);
    return s;
}

static void ratios_are_those_of_the_textbook(void **state) {
    (void)state;
    const double wanted[] = {pi / 2, 16 / (3 * pi), 0, 0, 0, 0},
                 second[] = {2.0 / 3, 1, 0, 0, 0, 1};
    for (int cell = RECTIFIED; cell <= ANTIPHASE; cell++) {
        Stage s = opened(cell);
        check_close(stage_number(&s, "f1f0"), wanted[cell], 2e-3, 0);
        check_close(stage_number(&s, "f2f0"), second[cell], 3e-3, 0);
        int n;
        const double *amplitude = stage_array(&s, "amplitude", &n);
        assert_int_equal(n, 5);
        check_close(amplitude[0], 1, 1e-12, 0);
        assert_true(amplitude[1] == stage_number(&s, "f1f0"));
        assert_true(amplitude[2] == stage_number(&s, "f2f0"));
        stage_close(&s);
    }
}

/* Over a cycle every curve has the mean 1. */
static void curves_are_in_units_of_their_mean(void **state) {
    (void)state;
    const char *const ids[] = {"rectified", "squared", "energy", "antiphase"};
    Stage s = opened(SQUARED);
    stage_set(&s, "frequency", 0.1);
    for (int k = 0; k < 4; k++) {
        int n;
        double sum = 0;
        const double *r = stage_array(&s, ids[k], &n);
        assert_int_equal(n, 129);
        for (int j = 0; j < 64; j++) {
            sum += r[j] / 64;
            assert_true(r[j] == r[j + 64]);
        }
        check_close(sum, 1, 1e-12, 0);
    }
    stage_close(&s);
}

static void a_step_is_a_64th_of_a_cycle_and_the_ring_rides_on_the_curve(void **state) {
    (void)state;
    Stage s = opened(RECTIFIED);
    for (int k = 0; k < 300; k++) {
        int n;
        const double *r = stage_array(&s, "response", &n);
        check_close(stage_number(&s, "phase_here"), k % 128 / 64.0, 1e-12, 0);
        assert_true(stage_number(&s, "response_here") == r[k % 128]);
        const double *x = stage_array(&s, "grating", &n);
        check_close(x[n / 2], cos(2 * pi * k / 64), 1e-9, 0);
        session_step(&s.session, 1);
    }
    stage_close(&s);
}

static void contrast_drops_out_of_the_ratio_and_none_is_silence(void **state) {
    (void)state;
    Stage s = opened(SQUARED);
    double full = stage_number(&s, "f1f0");
    stage_set(&s, "contrast", 0.1);
    check_close(stage_number(&s, "f1f0"), full, 1e-12, 0);
    stage_set(&s, "contrast", 0);
    assert_true(stage_number(&s, "defined") == 0 && stage_view(&s, "response")->shape[0] == 0);
    stage_set(&s, "contrast", 1);
    assert_true(stage_number(&s, "defined") == 1 && stage_view(&s, "response")->shape[0] == 129);
    stage_close(&s);
}

/* Away from the frequency that it is built for a pair is no longer in quadrature. */
static void a_grating_too_coarse_is_seen_to_flicker(void **state) {
    (void)state;
    Stage s = opened(QUADRATURE);
    assert_true(stage_number(&s, "f2f0") < 1e-3);
    stage_set(&s, "frequency", 0.03);
    assert_true(stage_number(&s, "f2f0") > 0.1);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(ratios_are_those_of_the_textbook),
           cmocka_unit_test(curves_are_in_units_of_their_mean),
           cmocka_unit_test(a_step_is_a_64th_of_a_cycle_and_the_ring_rides_on_the_curve),
           cmocka_unit_test(contrast_drops_out_of_the_ratio_and_none_is_silence),
           cmocka_unit_test(a_grating_too_coarse_is_seen_to_flicker))
