#include "base/rng.h"
#include "check.h"

static void the_first_number_of_seed_0_is_that_of_the_reference(void **state) {
    (void)state;
    Rng rng = rng_seeded(0);
    assert_true(rng_next(&rng) == 16294208416658607535u);
    assert_true(rng_next(&rng) == 7960286522194355700u);
}

static void streams_of_one_seed_differ_and_repeat(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 100; seed++) {
        Rng weights = rng_stream(seed, STREAM_WEIGHTS), noise = rng_stream(seed, STREAM_NOISE),
            again = rng_stream(seed, STREAM_WEIGHTS);
        uint64_t first = rng_next(&weights);
        assert_true(first != rng_next(&noise));
        assert_true(first == rng_next(&again));
    }
}

static void uniform_numbers_fill_the_unit_interval(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    double sum = 0, squares = 0, n = 100000;
    for (int i = 0; i < n; i++) {
        double u = rng_uniform(&rng);
        assert_true(u >= 0 && u < 1);
        sum += u;
        squares += u * u;
    }
    check_close(sum / n, 0.5, 5 * sqrt(1 / 12.0 / n), 0);
    check_close(squares / n, 1 / 3.0, 5 * sqrt(4 / 45.0 / n), 0);
}

static void normal_numbers_have_the_moments_of_the_normal_distribution(void **state) {
    (void)state;
    Rng rng = rng_seeded(2);
    double sum = 0, squares = 0, fourth = 0, n = 100000;
    for (int i = 0; i < n; i++) {
        double x = rng_normal(&rng);
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
    }
    check_close(sum / n, 0, 5 / sqrt(n), 0);
    check_close(squares / n, 1, 5 * sqrt(2 / n), 0);
    check_close(fourth / n, 3, 5 * sqrt(96 / n), 0);
}

static void a_normal_number_takes_exactly_two_uniform_ones(void **state) {
    (void)state;
    Rng normal = rng_seeded(3), uniform = rng_seeded(3);
    rng_normal(&normal);
    rng_uniform(&uniform);
    rng_uniform(&uniform);
    assert_true(normal.state == uniform.state);
}

static void a_permutation_holds_each_number_once_and_any_number_first(void **state) {
    (void)state;
    Rng rng = rng_seeded(4);
    int order[7], first[7] = {0};
    for (int trial = 0; trial < 7000; trial++) {
        int seen = 0;
        rng_permutation(order, &rng, 7);
        for (int i = 0; i < 7; i++)
            seen |= 1 << order[i];
        assert_int_equal(seen, 127);
        first[order[0]]++;
    }
    for (int i = 0; i < 7; i++)
        check_close(first[i], 1000, 5 * sqrt(1000), 0);
    rng_permutation(order, &rng, 0);
    rng_permutation(order, &rng, 1);
    assert_int_equal(order[0], 0);
}

static void a_number_below_m_is_below_m(void **state) {
    (void)state;
    Rng rng = rng_seeded(5);
    for (int i = 0; i < 10000; i++) {
        int x = rng_below(&rng, 3);
        assert_true(x >= 0 && x < 3);
    }
}

TEST_GROUP(cmocka_unit_test(the_first_number_of_seed_0_is_that_of_the_reference),
           cmocka_unit_test(streams_of_one_seed_differ_and_repeat),
           cmocka_unit_test(uniform_numbers_fill_the_unit_interval),
           cmocka_unit_test(normal_numbers_have_the_moments_of_the_normal_distribution),
           cmocka_unit_test(a_normal_number_takes_exactly_two_uniform_ones),
           cmocka_unit_test(a_permutation_holds_each_number_once_and_any_number_first),
           cmocka_unit_test(a_number_below_m_is_below_m))
