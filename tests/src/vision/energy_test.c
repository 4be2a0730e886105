#include "vision/energy.h"

#include "check.h"

enum { N = 33, PHASES = 512 };
static const double pi = 3.14159265358979323846;

/* The responses of a cell to a grating of `frequency` over one cycle. */
static void respond(double *r, EnergyCell cell, double frequency) {
    double even[N], odd[N], x[N];
    energy_filters(even, odd, N, 0.125, 4);
    for (int j = 0; j < PHASES; j++) {
        double e = 0, o = 0;
        energy_grating(x, N, frequency, 2 * pi * j / PHASES);
        for (int i = 0; i < N; i++)
            e += even[i] * x[i], o += odd[i] * x[i];
        r[j] = energy_response(cell, e, o);
    }
}

static double ratio_of(EnergyCell cell) {
    double r[PHASES], ratio;
    respond(r, cell, 0.125);
    check_ok(f1f0(&ratio, r, PHASES));
    return ratio;
}

static void filters_are_even_and_odd_and_blind_to_uniform_light(void **state) {
    (void)state;
    double even[N], odd[N], sums[2] = {0, 0}, product = 0;
    energy_filters(even, odd, N, 0.11, 3);
    for (int i = 0; i < N; i++) {
        check_close(even[i], even[N - 1 - i], 1e-15, 0);
        check_close(odd[i], -odd[N - 1 - i], 1e-15, 0);
        sums[0] += even[i];
        sums[1] += odd[i];
        product += even[i] * odd[i];
    }
    check_close(sums[0], 0, 1e-13, 0);
    check_close(sums[1], 0, 1e-13, 0);
    check_close(product, 0, 1e-13, 0);
    check_close(odd[N / 2 + 3], exp(-0.5) * sin(2 * pi * 0.11 * 3), 1e-14, 0);
}

static void half_a_cosine_has_pi_over_2_and_its_square_16_over_3_pi(void **state) {
    (void)state;
    check_close(ratio_of(ENERGY_RECTIFIED), pi / 2, 1e-4, 0);
    check_close(ratio_of(ENERGY_SQUARED), 16 / (3 * pi), 1e-9, 0);
}

static void a_pair_in_quadrature_does_not_see_the_phase(void **state) {
    (void)state;
    double r[PHASES];
    respond(r, ENERGY_QUADRATURE, 0.125);
    for (int j = 0; j < PHASES; j++)
        check_close(r[j], r[0], 0, 2e-4);
    check_close(ratio_of(ENERGY_QUADRATURE), 0, 1e-12, 0);
    check_close(ratio_of(ENERGY_ROOT), 0, 1e-12, 0);
    check_close(ratio_of(ENERGY_MAX), 0, 1e-12, 0);
}

/* cos^2 = (1 + cos 2 phase) / 2: F1 sees nothing, F2 is as large as the mean. */
static void f1_cannot_see_what_two_opposite_cells_do(void **state) {
    (void)state;
    double r[PHASES];
    respond(r, ENERGY_ANTIPHASE, 0.125);
    check_close(ratio_of(ENERGY_ANTIPHASE), 0, 1e-12, 0);
    check_close(energy_harmonic(r, PHASES, 2) / energy_harmonic(r, PHASES, 0), 1, 1e-9, 0);
    assert_true(r[PHASES / 4] < 1e-20 * r[0] + 1e-20);
    respond(r, ENERGY_QUADRATURE, 0.125);
    check_close(energy_harmonic(r, PHASES, 2) / energy_harmonic(r, PHASES, 0), 0, 1e-4, 0);
}

static void the_size_of_a_filter_drops_out_of_the_ratio(void **state) {
    (void)state;
    double r[PHASES], ratio, scaled;
    respond(r, ENERGY_RECTIFIED, 0.125);
    check_ok(f1f0(&ratio, r, PHASES));
    for (int j = 0; j < PHASES; j++)
        r[j] *= 37;
    check_ok(f1f0(&scaled, r, PHASES));
    check_close(scaled, ratio, 1e-13, 0);
}

static void harmonics_of_a_known_sum(void **state) {
    (void)state;
    double r[64];
    for (int j = 0; j < 64; j++) {
        double phase = 2 * pi * j / 64;
        r[j] = 5 + 3 * cos(phase + 0.7) + 2 * sin(3 * phase);
    }
    check_close(energy_harmonic(r, 64, 0), 5, 1e-13, 0);
    check_close(energy_harmonic(r, 64, 1), 3, 1e-13, 0);
    check_close(energy_harmonic(r, 64, 2), 0, 1e-13, 0);
    check_close(energy_harmonic(r, 64, 3), 2, 1e-13, 0);
}

static void a_silent_cell_has_no_ratio(void **state) {
    (void)state;
    const double silent[4] = {0}, wrong[] = {1, INFINITY}, negative[] = {-1, -2};
    double ratio = 7;
    assert_int_equal(f1f0(&ratio, silent, 4).code, E_DOMAIN);
    assert_int_equal(f1f0(&ratio, negative, 2).code, E_DOMAIN);
    assert_int_equal(f1f0(&ratio, silent, 0).code, E_EMPTY);
    assert_int_equal(f1f0(&ratio, wrong, 2).code, E_NONFINITE);
    assert_true(ratio == 7);
}

TEST_GROUP(cmocka_unit_test(filters_are_even_and_odd_and_blind_to_uniform_light),
           cmocka_unit_test(half_a_cosine_has_pi_over_2_and_its_square_16_over_3_pi),
           cmocka_unit_test(a_pair_in_quadrature_does_not_see_the_phase),
           cmocka_unit_test(f1_cannot_see_what_two_opposite_cells_do),
           cmocka_unit_test(the_size_of_a_filter_drops_out_of_the_ratio),
           cmocka_unit_test(harmonics_of_a_known_sum), cmocka_unit_test(a_silent_cell_has_no_ratio))
