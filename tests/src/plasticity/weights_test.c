#include "check.h"
#include "plasticity/weights.h"

static void an_angle_is_that_between_lines(void **state) {
    (void)state;
    const double x[] = {2, 0}, y[] = {0, -3}, back[] = {-1, 0}, slanted[] = {1, 1};
    check_close(weights_angle(x, y, 2), 90, 1e-12, 0);
    check_close(weights_angle(x, back, 2), 0, 1e-12, 0);
    check_close(weights_angle(x, slanted, 2), 45, 1e-12, 0);
    check_close(weights_alignment(x, slanted, 2), sqrt(0.5), 1e-15, 0);
    check_close(weights_alignment(x, back, 2), 1, 0, 0);
}

/* A cosine could not tell these from zero: cos 1e-9 = 1 - 5e-19. */
static void small_angles_keep_their_digits(void **state) {
    (void)state;
    const double pi = acos(-1);
    const double angles[] = {1e-3, 1e-6, 1e-9, 1e-12};
    for (int i = 0; i < 4; i++) {
        double a = angles[i];
        const double x[] = {1, 0}, near[] = {-cos(a), -sin(a)};
        check_close(weights_angle(x, near, 2), a * 180 / pi, 0, 1e-3);
    }
}

static void nothing_is_aligned_with_zero(void **state) {
    (void)state;
    const double x[] = {1, 2}, zero[2] = {0};
    assert_true(weights_angle(x, zero, 2) == 90 && weights_alignment(zero, x, 2) == 0);
}

static void bounds_hold(void **state) {
    (void)state;
    double w[] = {-3, 0.5, 7};
    weights_clip(w, 3, -1, 2);
    assert_true(w[0] == -1 && w[1] == 0.5 && w[2] == 2);
}

static void a_million_times_the_start_is_diverged(void **state) {
    (void)state;
    double w[] = {3e6, 4e6};
    assert_false(weights_diverged(w, 2, 5));
    assert_true(weights_diverged(w, 2, 4.99));
    w[1] = NAN;
    assert_true(weights_diverged(w, 2, 1e300));
    w[1] = -INFINITY;
    assert_true(weights_diverged(w, 2, 1e300));
}

TEST_GROUP(cmocka_unit_test(an_angle_is_that_between_lines),
           cmocka_unit_test(small_angles_keep_their_digits),
           cmocka_unit_test(nothing_is_aligned_with_zero), cmocka_unit_test(bounds_hold),
           cmocka_unit_test(a_million_times_the_start_is_diverged))
