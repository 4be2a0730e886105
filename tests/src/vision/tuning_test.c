#include "base/rng.h"
#include "check.h"
#include "vision/tuning.h"

#define PI 3.14159265358979323846
enum { SIDE = 12, N = SIDE * SIDE };

static void participation_counts_the_pixels_that_take_part(void **state) {
    (void)state;
    double a[N] = {0};
    a[7] = -3;
    check_close(participation(a, N), 1.0 / N, 1e-15, 0);
    for (int i = 0; i < 36; i++)
        a[i] = i % 2 ? 2 : -2;
    check_close(participation(a, N), 36.0 / N, 1e-15, 0);
    for (int i = 0; i < N; i++)
        a[i] = cos(2 * PI * (i % SIDE) / SIDE + 0.4);
    check_close(participation(a, N), 2 / 3.0, 1e-12, 0);
    double once = participation(a, N);
    for (int i = 0; i < N; i++)
        a[i] *= 1e3;
    check_close(participation(a, N), once, 1e-12, 0); /* no units */
    assert_true(participation((double[3]){0}, 3) == 0);
    assert_true(tuning_defined(a, N) && !tuning_defined((double[3]){0}, 3));
}

static void kurtosis_and_the_others_know_a_gaussian_from_a_laplacian(void **state) {
    (void)state;
    enum { MANY = 200000 };
    static double g[MANY], l[MANY];
    Rng rng = rng_seeded(4);
    for (int i = 0; i < MANY; i++) {
        g[i] = 5 + rng_normal(&rng);
        double u = rng_uniform(&rng) - 0.5;
        l[i] = (u < 0 ? 1 : -1) * log1p(-2 * fabs(u));
    }
    check_close(excess_kurtosis(g, MANY), 0, 0.05, 0); /* whatever the mean */
    check_close(excess_kurtosis(l, MANY), 3, 0.2, 0);
    check_close(abs_over_rms(l, MANY), sqrt(0.5), 0.005, 0);
    check_close(rolls_activity(l, MANY), 0.5, 0.01, 0);
    for (int i = 0; i < MANY; i++)
        g[i] -= 5;
    check_close(abs_over_rms(g, MANY), sqrt(2 / PI), 0.005, 0);
    const double two[2] = {-1, 1};
    check_close(excess_kurtosis(two, 2), -2, 1e-15, 0); /* the least there is */
    assert_true(excess_kurtosis((double[2]){3, 3}, 2) == 0);
}

static void stripes_are_oriented_and_spots_are_not(void **state) {
    (void)state;
    double stripes[N], spot[N], turned[N], askew[N];
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            double dx = x - 5.5, dy = y - 5.5, window = exp(-(dx * dx + dy * dy) / 8);
            stripes[y * SIDE + x] = window * cos(2 * PI * 0.25 * dx);
            turned[x * SIDE + y] = stripes[y * SIDE + x];
            askew[y * SIDE + x] = window * cos(2 * PI * 0.25 * (dx + dy) / sqrt(2));
            spot[y * SIDE + x] = (1 - (dx * dx + dy * dy) / 8) * window;
        }
    assert_true(orientation_index(stripes, SIDE) > 0.7);
    check_close(orientation_index(turned, SIDE), orientation_index(stripes, SIDE), 1e-12, 0);
    check_close(orientation_index(askew, SIDE), orientation_index(stripes, SIDE), 0.02, 0);
    assert_true(orientation_index(spot, SIDE) < 0.02);
    for (int i = 0; i < N; i++)
        spot[i] += turned[i] * 0 + 3; /* a constant adds no direction */
    assert_true(orientation_index(spot, SIDE) < 0.1);
}

static void the_spectrum_holds_all_the_energy(void **state) {
    (void)state;
    enum { S = TUNING_SPECTRUM };
    double a[64], power[S * S], energy = 0, sum = 0;
    Rng rng = rng_seeded(2);
    for (int i = 0; i < 64; i++) {
        a[i] = rng_normal(&rng);
        energy += a[i] * a[i];
    }
    tuning_spectrum(power, a, 8);
    for (int i = 0; i < S * S; i++)
        sum += power[i] / (S * S);
    check_close(sum, energy, 1e-9, 0); /* Parseval */
    double mean = 0;
    for (int i = 0; i < 64; i++)
        mean += a[i];
    check_close(power[0], mean * mean, 1e-9, 0);
    check_close(power[3], power[S - 3], 1e-9, 0);
}

static void the_median_is_in_the_middle(void **state) {
    (void)state;
    double odd[] = {5, -1, 3}, even[] = {4, 1, 2, 100}, one[] = {7};
    assert_true(median(odd, 3) == 3 && median(even, 4) == 3 && median(one, 1) == 7);
}

TEST_GROUP(cmocka_unit_test(participation_counts_the_pixels_that_take_part),
           cmocka_unit_test(kurtosis_and_the_others_know_a_gaussian_from_a_laplacian),
           cmocka_unit_test(stripes_are_oriented_and_spots_are_not),
           cmocka_unit_test(the_spectrum_holds_all_the_energy),
           cmocka_unit_test(the_median_is_in_the_middle))
