#include "check.h"
#include "data/dead_leaves.h"

#include <stdlib.h>

enum { SIDE = 24, POINTS = DEAD_LEAVES_POINTS, FINE = SIDE * POINTS };

/* The same pile, each point of each leaf asked whether it lies in the disc. */
static void plainly(double *image, double r_min, double r_max, Rng *rng) {
    static double canvas[FINE * FINE];
    static int filled[FINE * FINE];
    memset(filled, 0, sizeof filled);
    int gaps = FINE * FINE;
    while (gaps > 0) {
        double a = 1 / (r_min * r_min), b = 1 / (r_max * r_max);
        double r = 1 / sqrt(a - rng_uniform(rng) * (a - b));
        double cx = rng_uniform(rng) * (SIDE + 2 * r_max) - r_max;
        double cy = rng_uniform(rng) * (SIDE + 2 * r_max) - r_max;
        double grey = rng_uniform(rng);
        for (int y = 0; y < FINE; y++)
            for (int x = 0; x < FINE; x++) {
                double dx = (x + 0.5) / POINTS - cx, dy = (y + 0.5) / POINTS - cy;
                if (filled[y * FINE + x] || dx * dx + dy * dy > r * r) continue;
                filled[y * FINE + x] = 1;
                canvas[y * FINE + x] = grey;
                gaps--;
            }
    }
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            const double *at = canvas + 2 * y * FINE + 2 * x;
            image[y * SIDE + x] = (at[0] + at[1] + at[FINE] + at[FINE + 1]) / 4;
        }
}

static void rows_of_gaps_give_the_picture_of_the_plain_way(void **state) {
    (void)state;
    float image[SIDE * SIDE];
    double want[SIDE * SIDE];
    void *scratch = malloc(dead_leaves_bytes(SIDE));
    for (uint64_t seed = 1; seed <= 3; seed++) {
        Rng rng = rng_seeded(seed), same = rng;
        check_ok(dead_leaves(image, SIDE, 1.5, 40, &rng, scratch));
        plainly(want, 1.5, 40, &same);
        assert_true(rng.state == same.state); /* it took as many leaves */
        for (int i = 0; i < SIDE * SIDE; i++)
            check_close((double)image[i], want[i], 1e-7, 0);
    }
    free(scratch);
}

static void large_leaves_make_flat_patches_with_sharp_borders(void **state) {
    (void)state;
    float image[SIDE * SIDE];
    void *scratch = malloc(dead_leaves_bytes(SIDE));
    Rng rng = rng_seeded(7);
    check_ok(dead_leaves(image, SIDE, 8, 9, &rng, scratch));
    int same = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 1; x < SIDE; x++)
            same += image[y * SIDE + x] == image[y * SIDE + x - 1];
    assert_true(same > SIDE * (SIDE - 1) / 2);
    free(scratch);
}

static void radii_out_of_order_are_refused(void **state) {
    (void)state;
    float image[1] = {0.5f};
    double scratch[16];
    Rng rng = rng_seeded(1);
    assert_int_equal(dead_leaves(image, 0, 1, 2, &rng, scratch).code, E_DOMAIN);
    assert_int_equal(dead_leaves(image, 1, 0, 2, &rng, scratch).code, E_DOMAIN);
    assert_int_equal(dead_leaves(image, 1, 2, 2, &rng, scratch).code, E_DOMAIN);
    assert_int_equal(dead_leaves(image, 1, NAN, 2, &rng, scratch).code, E_NONFINITE);
    assert_true(image[0] == 0.5f && rng.state == rng_seeded(1).state);
}

TEST_GROUP(cmocka_unit_test(rows_of_gaps_give_the_picture_of_the_plain_way),
           cmocka_unit_test(large_leaves_make_flat_patches_with_sharp_borders),
           cmocka_unit_test(radii_out_of_order_are_refused))
