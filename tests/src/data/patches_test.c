#include "base/fft.h"
#include "check.h"
#include "data/patches.h"

enum { N = 32 };

static void a_patch_is_a_piece_of_an_image_without_its_mean(void **state) {
    (void)state;
    /* A pixel tells where it stands: image, row and column. */
    enum { COUNT = 3, ROWS = 7, COLUMNS = 9, SIZE = 3, MANY = 200 };
    float data[COUNT * ROWS * COLUMNS], patches[MANY * SIZE * SIZE];
    for (int i = 0; i < COUNT * ROWS * COLUMNS; i++)
        data[i] = (float)i;
    Images images = {data, COUNT, ROWS, COLUMNS};
    check_ok(patches_check(&images, SIZE));
    Rng rng = rng_seeded(77), same = rng;
    patches_cut(patches, MANY, SIZE, &images, &rng);
    for (int i = 0; i < MANY; i++) {
        int image = rng_below(&same, COUNT), row = rng_below(&same, ROWS - SIZE + 1),
            column = rng_below(&same, COLUMNS - SIZE + 1);
        float first = data[(image * ROWS + row) * COLUMNS + column], mean = first + COLUMNS + 1;
        for (int y = 0; y < SIZE; y++)
            for (int x = 0; x < SIZE; x++)
                check_close((double)patches[(i * SIZE + y) * SIZE + x],
                            (double)(first + (float)(y * COLUMNS + x) - mean), 1e-4, 0);
    }
    assert_int_equal(patches_check(&images, 8).code, E_SHAPE);
    assert_int_equal(patches_check(&(Images){data, 0, 7, 9}, 3).code, E_EMPTY);
}

static void gaussian_patches_have_the_covariance_and_no_more(void **state) {
    (void)state;
    enum { D = 3, MANY = 40000 };
    static float patches[MANY * D];
    const double variance[D] = {4, 1, -1e-18};
    const double modes[D * D] = {0.6, 0.8, 0, -0.8, 0.6, 0, 0, 0, 1};
    Rng rng = rng_seeded(3);
    patches_gaussian(patches, MANY, D, variance, modes, &rng);
    double c[D][D] = {{0}}, fourth = 0;
    for (int i = 0; i < MANY; i++) {
        const float *x = patches + i * D;
        for (int a = 0; a < D; a++)
            for (int b = 0; b < D; b++)
                c[a][b] += (double)(x[a] * x[b]) / MANY;
        fourth += (double)(x[0] * x[0] * x[0] * x[0]) / MANY;
    }
    check_close(c[0][0], 4 * 0.36 + 0.64, 0.05, 0);
    check_close(c[1][1], 4 * 0.64 + 0.36, 0.06, 0);
    check_close(c[0][1], (4 - 1) * 0.48, 0.05, 0);
    assert_true(c[2][2] == 0);
    check_close(fourth / (c[0][0] * c[0][0]), 3, 0.1, 0);
}

static double kurtosis_of_differences(const float *image) {
    double second = 0, fourth = 0;
    int count = 0;
    for (int y = 0; y < N; y++)
        for (int x = 1; x < N; x++, count++) {
            double d = (double)(image[y * N + x] - image[y * N + x - 1]);
            second += d * d;
            fourth += d * d * d * d;
        }
    return fourth / count / (second / count * second / count) - 3;
}

static void scrambling_keeps_the_power_and_loses_the_edges(void **state) {
    (void)state;
    static float image[N * N], before[N * N];
    static double x[2 * N * N], y[2 * N * N], scratch[4 * N * N];
    for (int i = 0; i < N * N; i++) /* a bright square */
        image[i] = before[i] = i / N > 8 && i / N < 20 && i % N > 10 && i % N < 25 ? 1 : 0.25f;
    Rng rng = rng_seeded(5);
    phase_scramble(image, N, &rng, scratch);
    for (int i = 0; i < N * N; i++) {
        x[2 * i] = (double)before[i];
        y[2 * i] = (double)image[i];
    }
    fft_square(x, N);
    fft_square(y, N);
    for (int i = 0; i < N * N; i++)
        check_close(hypot(y[2 * i], y[2 * i + 1]), hypot(x[2 * i], x[2 * i + 1]), 1e-4, 1e-5);
    check_close(y[0], x[0], 1e-4, 0); /* the mean, with its sign */
    assert_true(kurtosis_of_differences(before) > 10);
    assert_true(fabs(kurtosis_of_differences(image)) < 1);
}

TEST_GROUP(cmocka_unit_test(a_patch_is_a_piece_of_an_image_without_its_mean),
           cmocka_unit_test(gaussian_patches_have_the_covariance_and_no_more),
           cmocka_unit_test(scrambling_keeps_the_power_and_loses_the_edges))
