#include "check.h"

#include "base/linalg.h"
#include "plasticity/hebb.h"
#include "plasticity/weights.h"

static const double c22[] = {3, 1, 1, 2};

static void what_fires_together_is_wired_together(void **state) {
    (void)state;
    double w[] = {1, -2, 0.5};
    const double x[] = {2, 0, -4}; /* y = 0 */
    hebb_step(w, x, 3, 0.1);
    assert_true(w[0] == 1 && w[1] == -2 && w[2] == 0.5);
    const double next[] = {1, 1, 2}; /* y = 0 again */
    hebb_step(w, next, 3, 0.1);
    assert_true(w[0] == 1 && w[1] == -2 && w[2] == 0.5);
    const double third[] = {3, 1, 0}; /* y = 1 */
    hebb_step(w, third, 3, 0.1);
    check_close(w[0], 1.3, 1e-15, 0);
    check_close(w[1], -1.9, 1e-15, 0);
    assert_true(w[2] == 0.5);
}

/* Since w'(w + eta y x) = |w|^2 + eta y^2, no example ever makes w shorter. */
static void the_length_never_shrinks(void **state) {
    (void)state;
    double w[] = {0.3, -0.2}, length = vector_norm(w, 2);
    for (int k = 0; k < 40; k++) {
        const double x[] = {cos(7.0 * k), sin(3.0 * k)};
        hebb_step(w, x, 2, 0.3);
        assert_true(vector_norm(w, 2) >= length);
        length = vector_norm(w, 2);
    }
}

static void it_turns_to_the_leading_eigenvector_and_grows_as_promised(void **state) {
    (void)state;
    double direction[] = {0.24253562503633297, -0.97014250014533188}, work[2], growth = 0;
    double log_norm = log(0.41231056256176607);
    for (int k = 0; k < 400; k++)
        log_norm += growth = hebb_average_step(direction, work, c22, 2, 0.01);
    const double lambda = (5 + sqrt(5)) / 2, first[] = {2, sqrt(5) - 1};
    check_close(growth, log1p(0.01 * lambda), 1e-8, 0);
    check_close(hebb_log_growth(lambda, 0.01), log1p(0.01 * lambda), 1e-16, 0);
    assert_true(weights_angle(direction, first, 2) < 0.05);
    check_close(exp(log_norm), 186998.64002516834, 0, 1e-10); /* s04 */
}

static void a_length_beyond_all_numbers_is_still_a_number(void **state) {
    (void)state;
    double direction[] = {0.6, 0.8}, work[2], log_norm = 0;
    for (int k = 0; k < 100000; k++)
        log_norm += hebb_average_step(direction, work, c22, 2, 1);
    check_close(log_norm, 1e5 * log1p((5 + sqrt(5)) / 2), 1, 0);
    check_close(vector_norm(direction, 2), 1, 1e-15, 0);
}

static void zero_stays_zero(void **state) {
    (void)state;
    double w[2] = {0}, work[2];
    assert_true(hebb_average_step(w, work, c22, 2, 0.1) == 0);
    assert_true(w[0] == 0 && w[1] == 0);
}

/* The box ends the growth in a corner; the leading eigenvector is not a corner. */
static void bounds_end_in_a_corner(void **state) {
    (void)state;
    double w[] = {0.1, -0.1}, work[2];
    for (int k = 0; k < 5000; k++)
        hebb_bounded_step(w, work, c22, 2, 0.01, -1, 1);
    assert_true(w[0] == 1 && w[1] == 1);
    const double first[] = {2, sqrt(5) - 1};
    assert_true(weights_angle(w, first, 2) > 10);
}

TEST_GROUP(cmocka_unit_test(what_fires_together_is_wired_together),
           cmocka_unit_test(the_length_never_shrinks),
           cmocka_unit_test(it_turns_to_the_leading_eigenvector_and_grows_as_promised),
           cmocka_unit_test(a_length_beyond_all_numbers_is_still_a_number),
           cmocka_unit_test(zero_stays_zero), cmocka_unit_test(bounds_end_in_a_corner))
