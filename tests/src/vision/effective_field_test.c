#include "base/rng.h"
#include "check.h"
#include "vision/effective_field.h"

enum { MOST = 4096 };
static double profile[MOST], scratch[MOST];

/* The share of all paths that end at each pixel, path by path. */
static void walk(double *to, const RfLayer *layers, int count, long at, double weight) {
    if (count == 0) {
        to[at] += weight;
        return;
    }
    const RfLayer *top = &layers[count - 1];
    for (int a = 0; a < top->k; a++)
        walk(to, layers, count - 1, at * top->s + (long)a * top->d, weight / top->k);
}

static int some_layers(RfLayer *layers, Rng *rng) {
    int count = 1 + rng_below(rng, 4);
    for (int l = 0; l < count; l++)
        layers[l] = (RfLayer){1 + rng_below(rng, 5), 1 + rng_below(rng, 3), 0,
                              1 + rng_below(rng, 4), false};
    return count;
}

static void the_profile_counts_paths(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < 200; trial++) {
        static double want[MOST];
        RfLayer layers[4];
        int count = some_layers(layers, &rng), r = (int)rf_width(layers, count), holes = 0;
        memset(want, 0, sizeof want);
        walk(want, layers, count, 0, 1);
        ef_profile(profile, scratch, layers, count);
        for (int i = 0; i < r; i++) {
            check_close(profile[i], want[i], 1e-14, 0);
            holes += want[i] == 0;
        }
        assert_true(profile[0] > 0 && profile[r - 1] > 0);
        assert_int_equal(ef_holes(profile, r), holes);
    }
}

/* Whatever the strides and dilations; the middle of the field is where it is centred. */
static void the_formula_gives_the_width_of_every_stack(void **state) {
    (void)state;
    Rng rng = rng_seeded(2);
    for (int trial = 0; trial < 200; trial++) {
        RfLayer layers[4];
        double mean;
        int count = some_layers(layers, &rng), r = (int)rf_width(layers, count);
        ef_profile(profile, scratch, layers, count);
        check_close(ef_spread(&mean, profile, r), ef_std(layers, count), 1e-9, 0);
        check_close(mean, (r - 1) / 2.0, 1e-9, 0);
    }
}

static void kernels_of_two_give_binomials_and_of_three_a_root_law(void **state) {
    (void)state;
    RfLayer twos[4] = {
        {2, 1, 0, 1, false}, {2, 1, 0, 1, false}, {2, 1, 0, 1, false}, {2, 1, 0, 1, false}};
    ef_profile(profile, scratch, twos, 4);
    static const double binomial[] = {1, 4, 6, 4, 1};
    for (int i = 0; i < 5; i++)
        check_close(profile[i], binomial[i] / 16, 1e-15, 0);
    RfLayer threes[20];
    for (int l = 0; l < 20; l++)
        threes[l] = (RfLayer){3, 1, 1, 1, false};
    check_close(ef_std(threes, 20), sqrt(20 * 8 / 12.0), 1e-12, 0);
    check_close(ef_std(threes, 20), 2 * ef_std(threes, 5), 1e-12, 0);
    check_close(ef_std(threes, 0), 0, 0, 0);
    ef_profile(profile, scratch, threes, 0);
    assert_true(profile[0] == 1);
}

static void a_kernel_narrower_than_the_stride_leaves_holes(void **state) {
    (void)state;
    RfLayer layers[2] = {{1, 2, 0, 1, false}, {3, 1, 0, 1, false}};
    ef_profile(profile, scratch, layers, 2);
    static const int seen[] = {1, 0, 1, 0, 1};
    for (int i = 0; i < 5; i++)
        assert_true((profile[i] > 0) == seen[i]);
    assert_int_equal(ef_holes(profile, 5), 2);
}

static void the_effective_side_is_counted_in_pixels(void **state) {
    (void)state;
    double flat[4] = {1, 1, 1, 1}, peaked[5] = {0.04, 0.5, 1, 0.5, 0.04}, map[25];
    check_close(ef_size(flat, 4, 2), 4, 0, 0);
    check_close(ef_size(flat, 4, 1), 4, 0, 0);
    check_close(ef_size(peaked, 5, 1), 3, 0, 0);
    check_close(ef_size(peaked, 5, 2), 3, 0, 0); /* 0.04 of the middle is less than 0.0455 */
    for (int i = 0; i < 25; i++)
        map[i] = 7 * peaked[i / 5] * peaked[i % 5];
    assert_int_equal(ef_count(map, 5, 5), 9);
}

/* ---- the puzzle of laboratory 17 ---- */

enum { GOAL = 101, LAYERS = 5 };

/* Does some choice of dilations for these kernels (from l on) give a field of GOAL pixels without a
 * hole? One that has none reaches 0 ... reach with each kernel's taps no further apart than what
 * the smaller ones fill. */
static int fills(const int *k, int count, int l, int reach) {
    if (l == count) return reach == GOAL - 1;
    for (int d = 1; d <= reach + 1; d++)
        if (fills(k, count, l + 1, reach + (k[l] - 1) * d)) return 1;
    return 0;
}

static int in_some_order(int *k, int count, int fixed) {
    if (fixed == count) return fills(k, count, 0, 0);
    for (int i = fixed; i < count; i++) {
        int swap = k[fixed];
        k[fixed] = k[i];
        k[i] = swap;
        int found = in_some_order(k, count, fixed + 1);
        k[i] = k[fixed];
        k[fixed] = swap;
        if (found) return 1;
    }
    return 0;
}

/* The fewest weights of kernels of at least `least`, from layer l on, that do better than `best`.
 */
static int fewest(int *k, int l, int least, int weights, int best) {
    if (l > 0 && weights < best && in_some_order(k, l, 0)) best = weights;
    if (l == LAYERS) return best;
    for (k[l] = least; weights + k[l] * k[l] < best; k[l]++)
        best = fewest(k, l + 1, k[l], weights + k[l] * k[l], best);
    return best;
}

static void a_field_of_101_takes_35_weights_in_five_layers(void **state) {
    (void)state;
    int k[LAYERS + 1];
    assert_int_equal(fewest(k, 0, 2, 0, 100), 35);
    static const RfLayer best[] = {{3, 1, 0, 1, false},
                                   {3, 1, 0, 3, false},
                                   {3, 1, 0, 9, false},
                                   {2, 1, 0, 27, false},
                                   {2, 1, 0, 47, false}};
    assert_int_equal(rf_width(best, 5), GOAL);
    assert_int_equal(rf_weights(best, 5, 2), 35);
    ef_profile(profile, scratch, best, 5);
    assert_int_equal(ef_holes(profile, GOAL), 0);
    static const RfLayer cheat = {2, 1, 0, 100, false};
    assert_int_equal(rf_width(&cheat, 1), GOAL);
    ef_profile(profile, scratch, &cheat, 1);
    assert_int_equal(ef_holes(profile, GOAL), 99);
}

TEST_GROUP(cmocka_unit_test(the_profile_counts_paths),
           cmocka_unit_test(the_formula_gives_the_width_of_every_stack),
           cmocka_unit_test(kernels_of_two_give_binomials_and_of_three_a_root_law),
           cmocka_unit_test(a_kernel_narrower_than_the_stride_leaves_holes),
           cmocka_unit_test(the_effective_side_is_counted_in_pixels),
           cmocka_unit_test(a_field_of_101_takes_35_weights_in_five_layers))
