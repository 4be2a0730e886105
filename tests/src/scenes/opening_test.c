#include "check.h"

enum { SAMPLES = 601 }; /* every half millisecond of 300 */

static Stage opened(double current, double noise, uint64_t seed) {
    Stage s;
    stage_open(&s, "opening", NULL, seed);
    stage_set(&s, "current", current);
    stage_set(&s, "noise", noise);
    return s;
}

static const double *trace(Stage *s, const char *id) {
    int n;
    const double *y = stage_array(s, id, &n);
    assert_int_equal(n, SAMPLES);
    return y;
}

/* Rises through a level; *last is the time of the last one. */
static int crossings(Stage *s, const char *id, double level, double *last) {
    const double *y = trace(s, id);
    int count = 0;
    for (int j = 1; j < SAMPLES; j++)
        if (y[j - 1] < level && y[j] >= level) {
            *last = trace(s, "t")[j];
            count++;
        }
    return count;
}

static void both_membranes_fire_in_answer_to_the_same_input(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        Stage s = opened(9, 6, seed);
        double last = 0;
        int detailed = crossings(&s, "v_detailed", 0, &last),
            simple = crossings(&s, "v_simple", 100, &last);
        assert_true(detailed >= 5 && detailed <= 30);
        check_close(simple, detailed, 3, 0.3);
        for (int j = 0; j < SAMPLES; j++) {
            assert_true(trace(&s, "v_detailed")[j] > -85 && trace(&s, "v_detailed")[j] < 50);
            assert_true(trace(&s, "v_simple")[j] == 100 || trace(&s, "v_simple")[j] < 6.3);
            check_close(trace(&s, "t")[j], 0.5 * j, 1e-9, 0);
        }
        stage_close(&s);
    }
}

static void without_input_both_rest(void **state) {
    (void)state;
    Stage s = opened(0, 0, 1);
    for (int j = 0; j < SAMPLES; j++) {
        check_close(trace(&s, "v_detailed")[j], -65, 0.1, 0);
        assert_true(trace(&s, "v_simple")[j] == 0 && trace(&s, "input")[j] == 0);
    }
    stage_close(&s);
}

/* 6.3 uA/cm^2 is what both need to go on firing. */
static void a_steady_current_makes_clocks_of_both_above_rheobase(void **state) {
    (void)state;
    const double currents[] = {5.5, 7, 12};
    for (int i = 0; i < 3; i++) {
        Stage s = opened(currents[i], 0, 1);
        double detailed = 0, simple = 0;
        int n = crossings(&s, "v_detailed", 0, &detailed),
            m = crossings(&s, "v_simple", 100, &simple);
        for (int j = 0; j < SAMPLES; j++)
            assert_true(trace(&s, "input")[j] == currents[i]);
        assert_int_equal(n > 10 && detailed > 270, currents[i] > 6.3);
        assert_int_equal(m > 10 && simple > 270, currents[i] > 6.3);
        stage_close(&s);
    }
}

static void the_seed_changes_the_trace_only_where_there_is_noise(void **state) {
    (void)state;
    Stage a = opened(9, 6, 1), b = opened(9, 6, 2), again = opened(9, 6, 1);
    const size_t bytes = SAMPLES * sizeof(double);
    const char *ids[] = {"input", "v_detailed", "v_simple"};
    for (int k = 0; k < 3; k++) {
        assert_memory_equal(trace(&a, ids[k]), trace(&again, ids[k]), bytes);
        assert_memory_not_equal(trace(&a, ids[k]), trace(&b, ids[k]), bytes);
    }
    stage_set(&a, "noise", 0);
    stage_set(&b, "noise", 0);
    for (int k = 0; k < 3; k++)
        assert_memory_equal(trace(&a, ids[k]), trace(&b, ids[k]), bytes);
    stage_close(&a);
    stage_close(&b);
    stage_close(&again);
}

/* An Ornstein-Uhlenbeck process: mean 9, deviation 6, and half a millisecond later e^(-1/8) of it.
 * The first 20 ms, in which it grows from 0, are left out. */
static void the_input_has_the_mean_the_deviation_and_the_memory_that_it_should(void **state) {
    (void)state;
    enum { SEEDS = 60, FIRST = 40, USED = SAMPLES - 1 - FIRST };
    double mean = 0, squares = 0, products = 0, n = (double)SEEDS * USED;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        Stage s = opened(9, 6, seed);
        const double *x = trace(&s, "input");
        for (int j = FIRST; j < SAMPLES - 1; j++) {
            mean += x[j] / n;
            squares += (x[j] - 9) * (x[j] - 9) / n;
            products += (x[j] - 9) * (x[j + 1] - 9) / n;
        }
        stage_close(&s);
    }
    double independent = SEEDS * USED * 0.5 / 8; /* samples further apart than twice 4 ms */
    check_close(mean, 9, 4 * 6 / sqrt(independent), 0);
    check_close(squares, 36, 0, 4 * sqrt(2 / independent));
    check_close(products / squares, exp(-0.5 / 4), 0.01, 0);
}

TEST_GROUP(cmocka_unit_test(both_membranes_fire_in_answer_to_the_same_input),
           cmocka_unit_test(without_input_both_rest),
           cmocka_unit_test(a_steady_current_makes_clocks_of_both_above_rheobase),
           cmocka_unit_test(the_seed_changes_the_trace_only_where_there_is_noise),
           cmocka_unit_test(the_input_has_the_mean_the_deviation_and_the_memory_that_it_should))
