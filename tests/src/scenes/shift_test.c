#include "check.h"

enum { NONE, MAX, MEAN, GLOBAL_MAX, GLOBAL_MEAN };

static Stage opened(int pool, int kernel, int log_stride, uint64_t seed) {
    Stage s;
    stage_open(&s, "shift", NULL, seed);
    stage_set(&s, "pool", pool);
    stage_set(&s, "kernel", kernel);
    stage_set(&s, "stride", log_stride);
    return s;
}

static void what_is_shifted_is_what_was_there(void **state) {
    (void)state;
    Stage s = opened(MAX, 2, 1, 3);
    const char *const pairs[][2] = {{"input", "shifted"}, {"map", "map_shifted"}};
    stage_set(&s, "shift", 5);
    for (int k = 0; k < 2; k++) {
        int n;
        double x[32];
        memcpy(x, stage_array(&s, pairs[k][0], &n), sizeof x);
        const double *y = stage_array(&s, pairs[k][1], &n);
        for (int i = 0; i < 32; i++)
            assert_true(y[(i + 5) % 32] == x[i]);
    }
    stage_close(&s);
}

/* With stride 1 the response only moves, for every pooling; with another where it divides the
 * shift. */
static void the_response_only_moves_where_the_stride_divides_the_shift(void **state) {
    (void)state;
    for (int pool = NONE; pool <= MEAN; pool++)
        for (int log_stride = 0; log_stride <= 3; log_stride++) {
            Stage s = opened(pool, 3, log_stride, 5);
            int n;
            const double *error = stage_array(&s, "equivariance", &n);
            assert_int_equal(n, 17);
            assert_true(stage_number(&s, "numbers") == 32 >> log_stride);
            for (int d = 0; d < n; d++)
                assert_int_equal(error[d] < 1e-12, d % (1 << log_stride) == 0);
            stage_close(&s);
        }
}

static void only_a_global_pool_is_invariant(void **state) {
    (void)state;
    for (int pool = NONE; pool <= GLOBAL_MEAN; pool++) {
        Stage s = opened(pool, 4, 2, 5);
        int n;
        const double *index = stage_array(&s, "index", &n);
        assert_true(index[0] == 0);
        for (int d = 1; d < n; d++)
            assert_int_equal(index[d] < 1e-12, pool >= GLOBAL_MAX);
        for (int d = 0; d < n; d++) {
            stage_set(&s, "shift", d);
            assert_true(stage_number(&s, "index_here") == stage_array(&s, "index", &n)[d]);
        }
        stage_close(&s);
    }
}

/* Means over 40000 trials, computed elsewhere: shift by 1 of 32 random numbers under a random
 * kernel of
 * 3. Here 200 trials for each of 20 seeds. */
static void the_mean_index_is_that_of_many_trials(void **state) {
    (void)state;
    const struct {
        int pool, kernel, log_stride;
        double mean;
    } rows[] = {{NONE, 1, 0, 1.144}, {MAX, 2, 1, 0.695},  {MAX, 4, 2, 0.346},   {MEAN, 4, 2, 0.399},
                {MAX, 8, 3, 0.127},  {MEAN, 8, 3, 0.202}, {GLOBAL_MAX, 2, 1, 0}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        double sum = 0;
        for (uint64_t seed = 1; seed <= 20; seed++) {
            Stage s = opened(rows[k].pool, rows[k].kernel, rows[k].log_stride, seed);
            sum += stage_number(&s, "mean_here") / 20;
            stage_close(&s);
        }
        check_close(sum, rows[k].mean, 0.015, 0);
    }
}

TEST_GROUP(cmocka_unit_test(what_is_shifted_is_what_was_there),
           cmocka_unit_test(the_response_only_moves_where_the_stride_divides_the_shift),
           cmocka_unit_test(only_a_global_pool_is_invariant),
           cmocka_unit_test(the_mean_index_is_that_of_many_trials))
