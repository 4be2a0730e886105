#include "check.h"

enum { POINTS = 16 };

static Stage opened(void) {
    Stage s;
    stage_open(&s, "fi", NULL, 1);
    return s;
}

static int length(Stage *s, const char *id) {
    return stage_view(s, id)->shape[0];
}

/* A curve over the whole axis, and its length. */
static const double *curve(Stage *s, const char *id, int *n) {
    const double *y = stage_array(s, id, n);
    assert_true(*n > 100 && *n == length(s, "i"));
    return y;
}

/* 1/r = 2 + 20 ln(10 i / (10 i - 15)) */
static void the_curve_is_silent_up_to_rheobase_and_then_that_of_the_formula(void **state) {
    (void)state;
    Stage s = opened();
    int n, rheobase = 0;
    const double *i = curve(&s, "i", &n), *rate = curve(&s, "rate", &n);
    check_close(stage_number(&s, "rheobase"), 1.5, 1e-12, 0);
    assert_true(i[0] == 0 && rate[0] == 0);
    check_close(i[n - 1], 10, 1e-12, 0);
    for (int j = 1; j < n; j++) {
        assert_true(i[j] > i[j - 1]);
        assert_true(i[j] > 1.5 ? rate[j] > rate[j - 1] : rate[j] == 0);
        rheobase += i[j] == 1.5; /* the corner is a point of the curve */
        if (i[j] - 1.5 > 1e-4)
            check_close(rate[j], 1000 / (2 + 20 * log(10 * i[j] / (10 * i[j] - 15))), 0, 1e-9);
    }
    assert_int_equal(rheobase, 1);
    assert_true(stage_number(&s, "limit") == 500);
    stage_set(&s, "v_th", 30);
    stage_set(&s, "resistance", 5);
    check_close(stage_number(&s, "rheobase"), 6, 1e-12, 0);
    for (int j = 0; j < n; j++)
        assert_int_equal(rate[j] > 0, i[j] > 6);
    stage_set(&s, "resistance", 1); /* rheobase beyond the axis */
    for (int j = 0; j < n; j++)
        assert_true(rate[j] == 0 && i[j] <= 10);
    stage_close(&s);
}

static void rate_and_gain_at_the_current_are_those_of_the_curve(void **state) {
    (void)state;
    Stage s = opened();
    int n = length(&s, "i");
    for (int j = n / 3; j < n; j += n / 8) {
        double here = curve(&s, "i", &n)[j], h = 1e-4;
        stage_set(&s, "current", here + h);
        double above = stage_number(&s, "rate_here");
        stage_set(&s, "current", here - h);
        double below = stage_number(&s, "rate_here");
        stage_set(&s, "current", here);
        check_close(stage_number(&s, "rate_here"), curve(&s, "rate", &n)[j], 0, 1e-12);
        check_close(stage_number(&s, "gain_here"), (above - below) / (2 * h), 0, 1e-4);
    }
    stage_close(&s);
}

/* The slope at x[1] of the parabola through three points. */
static double slope(const double *x, const double *y) {
    double left = x[1] - x[0], right = x[2] - x[1];
    return ((y[2] - y[1]) / right * left + (y[1] - y[0]) / left * right) / (left + right);
}

static void relu_and_sigmoid_touch_the_curve_at_the_current(void **state) {
    (void)state;
    Stage s = opened();
    int n = length(&s, "i");
    for (int j = n / 2; j < n - 1; j += n / 8) {
        stage_set(&s, "current", curve(&s, "i", &n)[j]);
        const double *i = curve(&s, "i", &n), *rate = curve(&s, "rate", &n),
                     *relu = curve(&s, "relu", &n), *sigmoid = curve(&s, "sigmoid", &n);
        double gain = stage_number(&s, "gain_here");
        check_close(relu[j], rate[j], 0, 1e-9);
        check_close(sigmoid[j], rate[j], 0, 1e-9);
        check_close(slope(i + j - 1, relu + j - 1), gain, 0, 1e-8);
        check_close(slope(i + j - 1, sigmoid + j - 1), gain, 0, 1e-3);
        check_close(slope(i + j - 1, rate + j - 1), gain, 0, 1e-3);
        for (int k = 1; k < n; k++) {
            assert_true(relu[k] >= rate[k] * (1 - 1e-9)); /* a tangent lies above a bent curve */
            assert_true(sigmoid[k] >= sigmoid[k - 1] && sigmoid[k] > 0 && sigmoid[k] <= 500);
        }
    }
    stage_set(&s, "current_max", 1000);
    check_close(curve(&s, "sigmoid", &n)[n - 1], 500, 1e-6, 0);
    stage_close(&s);
}

static void the_relu_is_right_to_a_tenth_within_its_stretch_and_not_beyond(void **state) {
    (void)state;
    Stage s = opened();
    const double currents[] = {1.6, 3, 8};
    for (int c = 0; c < 3; c++) {
        stage_set(&s, "current", currents[c]);
        double from = stage_number(&s, "relu_from"), to = stage_number(&s, "relu_to");
        assert_true(from < currents[c] && currents[c] < to);
        int n;
        const double *i = curve(&s, "i", &n), *rate = curve(&s, "rate", &n),
                     *relu = curve(&s, "relu", &n);
        for (int j = 0; j < n; j++) {
            int right = rate[j] > 0 && fabs(relu[j] / rate[j] - 1) < 0.1;
            assert_int_equal(right, i[j] >= from && i[j] <= to);
        }
    }
    stage_set(&s, "current", 1);
    assert_true(stage_number(&s, "relu_from") == 1 && stage_number(&s, "relu_to") == 1);
    stage_close(&s);
}

static void simulated_dots_lie_on_the_curve_or_a_step_below_it(void **state) {
    (void)state;
    Stage s = opened();
    const double dts[] = {0.01, 0.1, 0.5, 2};
    for (int d = 0; d < 4; d++) {
        int n;
        stage_set(&s, "dt", dts[d]);
        const double *i = stage_array(&s, "i_sim", &n), *rate = stage_array(&s, "rate_sim", &n);
        assert_int_equal(n, POINTS);
        for (int j = 0; j < POINTS; j++) {
            double drive = 10 * i[j], interval = 2 + 20 * log(drive / (drive - 15));
            check_close(i[j], 10 * (j + 1) / 16.0, 1e-12, 0);
            if (drive <= 15) assert_true(rate[j] == 0);
            if (drive <= 15) continue;
            assert_true(rate[j] <= 1000 / interval * (1 + 1e-12));
            assert_true(rate[j] >= 1000 / (interval + dts[d] * (1 + 1e-9)));
            if (d == 0) check_close(rate[j], 1000 / interval, 0, 0.002);
        }
    }
    stage_close(&s);
}

static void without_refractory_time_there_is_no_ceiling_and_no_sigmoid(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "tau_ref", 0);
    assert_int_equal(length(&s, "sigmoid"), 0);
    assert_true(length(&s, "relu") == length(&s, "i"));
    assert_true(stage_number(&s, "limit") == 0);
    stage_set(&s, "tau_ref", 20);
    assert_true(length(&s, "sigmoid") == length(&s, "i"));
    assert_true(stage_number(&s, "limit") == 50);
    stage_close(&s);
}

static void at_a_current_that_fires_nobody_there_is_nothing_to_fit(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "current", 1.5);
    assert_true(stage_number(&s, "rate_here") == 0 && stage_number(&s, "gain_here") == 0);
    assert_true(length(&s, "relu") == 0 && length(&s, "sigmoid") == 0);
    stage_set(&s, "current", 1.51);
    assert_true(length(&s, "relu") > 0 && length(&s, "sigmoid") > 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_curve_is_silent_up_to_rheobase_and_then_that_of_the_formula),
           cmocka_unit_test(rate_and_gain_at_the_current_are_those_of_the_curve),
           cmocka_unit_test(relu_and_sigmoid_touch_the_curve_at_the_current),
           cmocka_unit_test(the_relu_is_right_to_a_tenth_within_its_stretch_and_not_beyond),
           cmocka_unit_test(simulated_dots_lie_on_the_curve_or_a_step_below_it),
           cmocka_unit_test(without_refractory_time_there_is_no_ceiling_and_no_sigmoid),
           cmocka_unit_test(at_a_current_that_fires_nobody_there_is_nothing_to_fit))
