#include "base/rng.h"
#include "check.h"
#include "vision/gabor.h"

#define PI 3.14159265358979323846
enum { SIDE = 12, N = SIDE * SIDE };

static void the_function_is_a_grating_under_a_window(void **state) {
    (void)state;
    Gabor g = {5, 6, 2, 3, 0, 0.25, 0, 2};
    check_close(gabor_at(&g, 5, 6), 2, 1e-15, 0);
    check_close(gabor_at(&g, 6, 6), 0, 1e-15, 0); /* a quarter of a period */
    check_close(gabor_at(&g, 7, 6), -2 * exp(-0.5), 1e-14, 0);
    check_close(gabor_at(&g, 5, 9), 2 * exp(-0.5), 1e-14, 0);
    g.theta = PI / 2; /* now it changes down the rows */
    check_close(gabor_at(&g, 5, 8), -2 * exp(-0.5), 1e-14, 0);
}

static void a_gabor_is_found_again(void **state) {
    (void)state;
    Rng rng = rng_seeded(6);
    for (int i = 0; i < 40; i++) {
        Gabor g = {.x0 = 3 + 5 * rng_uniform(&rng), .y0 = 3 + 5 * rng_uniform(&rng)};
        g.s_u = 1.2 + rng_uniform(&rng);
        g.s_v = 1.2 + 2 * rng_uniform(&rng);
        g.theta = PI * rng_uniform(&rng);
        g.f = 0.08 + 0.2 * rng_uniform(&rng);
        g.phase = 2 * PI * rng_uniform(&rng);
        g.amplitude = 3;
        double patch[N], again[N], worst = 0;
        gabor_draw(&g, patch, SIDE);
        Gabor found;
        double share = gabor_fit(&found, patch, SIDE);
        assert_true(share > 0.97);
        gabor_draw(&found, again, SIDE);
        for (int p = 0; p < N; p++)
            worst = fmax(worst, fabs(again[p] - patch[p]));
        if (share > 0.9999) assert_true(worst < 0.1);
    }
}

static void noise_is_no_gabor_and_the_share_is_what_it_says(void **state) {
    (void)state;
    Rng rng = rng_seeded(8);
    double patch[N], again[N], sum = 0, left = 0, mean = 0;
    for (int p = 0; p < N; p++)
        patch[p] = rng_normal(&rng);
    Gabor found;
    double share = gabor_fit(&found, patch, SIDE);
    assert_true(share > 0 && share < 0.4);
    gabor_draw(&found, again, SIDE);
    for (int p = 0; p < N; p++)
        mean += patch[p] / N;
    for (int p = 0; p < N; p++) {
        sum += (patch[p] - mean) * (patch[p] - mean);
        left += (patch[p] - again[p]) * (patch[p] - again[p]);
    }
    check_close(share, 1 - left / sum, 1e-9, 0);
    assert_true(gabor_fit(&found, (double[N]){0}, SIDE) == 0);
}

static void scale_and_a_quarter_turn_change_nothing(void **state) {
    (void)state;
    Rng rng = rng_seeded(5);
    double patch[64], turned[64], large[64];
    Gabor g = {3.2, 4.1, 1.4, 2, 0.6, 0.2, 0.5, 1}, found;
    gabor_draw(&g, patch, 8);
    for (int i = 0; i < 64; i++) {
        patch[i] += 0.1 * rng_normal(&rng);
        turned[(i % 8) * 8 + i / 8] = patch[i];
        large[i] = 1000 * patch[i];
    }
    double share = gabor_fit(&found, patch, 8);
    assert_true(share > 0.8);
    check_close(gabor_fit(&found, turned, 8), share, 1e-3, 0);
    check_close(gabor_fit(&found, large, 8), share, 1e-6, 0);
}

TEST_GROUP(cmocka_unit_test(the_function_is_a_grating_under_a_window),
           cmocka_unit_test(a_gabor_is_found_again),
           cmocka_unit_test(noise_is_no_gabor_and_the_share_is_what_it_says),
           cmocka_unit_test(scale_and_a_quarter_turn_change_nothing))
