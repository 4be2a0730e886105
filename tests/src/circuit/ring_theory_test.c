#include "base/vmath.h"
#include "check.h"
#include "circuit/ring.h"
#include "circuit/ring_theory.h"

static const double widths[] = {2.0001, 2.5, 4, 6, 8, 10, 12};

static void the_half_width_solves_its_equation_and_shrinks(void **state) {
    (void)state;
    double before = VMATH_PI;
    for (int i = 0; i < 7; i++) {
        double phi = ring_half_width(widths[i]);
        check_close(widths[i] * (phi - sin(2 * phi) / 2), 2 * VMATH_PI, 0, 1e-12);
        assert_true(phi < before);
        before = phi;
    }
    check_close(ring_half_width(4), VMATH_PI / 2, 1e-14, 0); /* half the ring */
    check_close(ring_half_width(2), VMATH_PI, 1e-5, 0);      /* all of it */
}

/* A bump is a fixed point: it hears I + w * r = u, with the integrals done by a fine sum. */
static void the_bump_hears_itself(void **state) {
    (void)state;
    enum { FINE = 20000 };
    static double r[FINE];
    const double j0s[] = {0.5, -1, -3, -6, -4, -10, -7}, input = 1.7;
    for (int k = 0; k < 7; k++) {
        double phic, a, mean = 0, wave = 0;
        assert_int_equal(ring_bump_theory(j0s[k], widths[k], input, &phic, &a), 1);
        for (int i = 0; i < FINE; i++) {
            double phi = ring_angle(i, FINE);
            r[i] = fmax(0, a * (cos(phi) - cos(phic)));
            mean += r[i] / FINE;
            wave += r[i] * cos(phi) / FINE;
        }
        check_close(widths[k] * wave, a, 0, 1e-6);
        check_close(input + j0s[k] * mean, -a * cos(phic), 1e-6, 1e-6);
    }
}

static void the_values_are_those_of_the_specification(void **state) {
    (void)state;
    double phic, a, r;
    assert_int_equal(ring_bump_theory(-3, 6, 1, &phic, &a), 1);
    check_close(phic, 1.30266, 5e-6, 0);
    check_close(a, 3.06455, 5e-6, 0);
    check_close(ring_j0_max(2.5), 0.815, 5e-4, 0);
    check_close(ring_j0_max(4), 0, 1e-12, 0);
    check_close(ring_j0_max(8), -2.832, 5e-4, 0);
    check_ok(ring_uniform_rate(-2, 1, &r));
    check_close(r, 1.0 / 3, 1e-12, 0);
    check_close(1 / -ring_growth(1.99, 10), 2000, 1e-6, 0); /* two seconds */
    check_close(ring_growth(6, 10), 0.2, 1e-12, 0);
}

static void the_border_belongs_to_no_bump(void **state) {
    (void)state;
    double phic = -1, a = -2;
    for (int k = 0; k < 14; k++) {
        double j1 = 2.2 + 0.7 * k;
        double border = ring_j0_max(j1);
        assert_int_equal(ring_phase(border - 1e-9, j1), RING_BUMP);
        assert_int_equal(ring_phase(border + 1e-9, j1), RING_UNBOUNDED);
        assert_int_equal(ring_bump_theory(border + 1e-9, j1, 1, &phic, &a), 0);
    }
    assert_int_equal(ring_bump_theory(-3, 1.9, 1, &phic, &a), 0);
    assert_int_equal(ring_bump_theory(-3, 2, 1, &phic, &a), 0);
    assert_int_equal(ring_bump_theory(-3, 6, 0, &phic, &a), 0);
    assert_true(phic == -1 && a == -2);
    assert_int_equal(ring_phase(0.99, 2), RING_UNIFORM);
    assert_int_equal(ring_phase(1, 1), RING_UNBOUNDED);
    check_close(ring_j0_max(2 + 1e-6), 1, 0.02, 0); /* the two borders meet */
    assert_int_equal(ring_uniform_rate(1, 1, &a).code, E_DOMAIN);
}

static void diffusion_goes_with_one_over_the_number_of_neurons(void **state) {
    (void)state;
    double d = ring_diffusion(-3, 6, 1, 0.1, 10, 64);
    /* the sum over the slopes itself, the bump at many places between two neurons */
    double phic, a, slopes = 0;
    ring_bump_theory(-3, 6, 1, &phic, &a);
    for (int k = 0; k < 64 * 100; k++) {
        double phi = ring_angle(k, 64 * 100);
        if (fabs(phi) < phic) slopes += a * a * sin(phi) * sin(phi) / 100;
    }
    check_close(d, 0.01 / (10 * slopes), 0, 1e-3);
    check_close(d, 9.5968e-6, 0, 0.05); /* the bump on a neuron */
    check_close(ring_diffusion(-3, 6, 1, 0.1, 10, 128), d / 2, 0, 1e-12);
    check_close(ring_diffusion(-3, 6, 1, 0.2, 10, 64), 4 * d, 0, 1e-12);
    check_close(ring_diffusion(-3, 6, 1, 0.1, 20, 64), d / 2, 0, 1e-12);
    check_close(ring_diffusion(-3, 6, 2, 0.1, 10, 64), d / 4, 0, 1e-12); /* a taller bump */
    assert_true(ring_diffusion(-3, 1, 1, 0.1, 10, 64) == 0);
}

TEST_GROUP(cmocka_unit_test(the_half_width_solves_its_equation_and_shrinks),
           cmocka_unit_test(the_bump_hears_itself),
           cmocka_unit_test(the_values_are_those_of_the_specification),
           cmocka_unit_test(the_border_belongs_to_no_bump),
           cmocka_unit_test(diffusion_goes_with_one_over_the_number_of_neurons))
