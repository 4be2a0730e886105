#include "base/fft.h"
#include "base/rng.h"
#include "check.h"

#define PI 3.14159265358979323846

static void it_is_the_sum_of_the_definition(void **state) {
    (void)state;
    for (int n = 1; n <= 32; n *= 2) {
        double x[64], y[64];
        Rng rng = rng_seeded((uint64_t)n);
        for (int i = 0; i < 2 * n; i++)
            x[i] = y[i] = rng_normal(&rng);
        fft(y, n);
        for (int k = 0; k < n; k++) {
            double re = 0, im = 0;
            for (int j = 0; j < n; j++) {
                double c = cos(2 * PI * j * k / n), s = -sin(2 * PI * j * k / n);
                re += c * x[2 * j] - s * x[2 * j + 1];
                im += c * x[2 * j + 1] + s * x[2 * j];
            }
            check_close(y[2 * k], re, 1e-12, 0);
            check_close(y[2 * k + 1], im, 1e-12, 0);
        }
        fft_back(y, n);
        for (int i = 0; i < 2 * n; i++)
            check_close(y[i], x[i], 1e-13, 0);
    }
}

static void a_plane_wave_is_one_frequency_of_the_square(void **state) {
    (void)state;
    enum { N = 8, F = 3, G = 6 };
    double x[2 * N * N], sum = 0;
    for (int row = 0; row < N; row++)
        for (int column = 0; column < N; column++) {
            double angle = 2 * PI * (F * column + G * row) / N;
            x[2 * (row * N + column)] = cos(angle);
            x[2 * (row * N + column) + 1] = sin(angle);
        }
    fft_square(x, N);
    for (int i = 0; i < 2 * N * N; i++)
        sum += fabs(x[i]);
    check_close(x[2 * (G * N + F)], N * N, 1e-11, 0);
    check_close(sum, N * N, 1e-11, 0);
    fft_square_back(x, N);
    check_close(x[2 * (2 * N + 1)], cos(2 * PI * (F + 2 * G) / N), 1e-13, 0);
}

static void only_powers_of_two_are_allowed(void **state) {
    (void)state;
    for (int n = -2; n <= 70; n++) {
        int power = n == 1 || n == 2 || n == 4 || n == 8 || n == 16 || n == 32 || n == 64;
        assert_int_equal(fft_allows(n), power);
    }
}

TEST_GROUP(cmocka_unit_test(it_is_the_sum_of_the_definition),
           cmocka_unit_test(a_plane_wave_is_one_frequency_of_the_square),
           cmocka_unit_test(only_powers_of_two_are_allowed))
