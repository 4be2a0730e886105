#include "base/rng.h"
#include "check.h"
#include "vision/filter_set.h"
#include "vision/tuning.h"

#include <stdlib.h>

enum { SIDE = 3, D = SIDE * SIDE, K = 4, MANY = 500 };

static float data[MANY * D], z[MANY * K];
static GemmWork work;

static void measures_are_those_of_the_responses_and_the_basis_functions(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int i = 0; i < MANY * D; i++)
        data[i] = (float)(rng_normal(&rng) * rng_uniform(&rng));
    Arena arena = test_arena(whiten_bytes(D, K) + filter_set_bytes(D, K));
    Whitening w;
    FilterSet set;
    whiten_init(&w, D, K, &arena);
    filter_set_init(&set, D, K, &arena);
    whiten_add(&w, data, MANY);
    whiten_moments(&w);
    check_ok(whiten_solve(&w));
    whiten_apply(&w, z, data, MANY, &work);
    double responses[MANY], scratch[D], values[D], patch[D];
    filter_set_fill_pca(&set);
    assert_int_equal(filter_set_summary(&set, scratch).count, 0);
    for (int i = 0; i < K; i++) {
        filter_set_measure(&set, &w, SIDE, z, MANY, responses);
        for (int j = 0; j < MANY; j++)
            check_close(responses[j], (double)z[j * K + i], 1e-12, 0);
        for (int p = 0; p < D; p++)
            patch[p] = w.modes[i * D + p];
        check_close(set.participation[i], participation(patch, D), 1e-5, 0);
        check_close(set.orientation[i], orientation_index(patch, SIDE), 1e-5, 0);
        values[i] = excess_kurtosis(responses, MANY);
        check_close(set.kurtosis[i], values[i], 1e-12, 0);
    }
    FilterMeasures m = filter_set_summary(&set, scratch);
    assert_int_equal(m.count, K);
    check_close(m.kurtosis, median(values, K), 1e-12, 0);
    float tiles[D * D];
    filter_set_patches(&set, w.colour, D, tiles);
    for (int p = 0; p < D; p++)
        check_close((double)tiles[p], w.modes[p], 1e-6, 0);
    filter_set_fill_zca(&set, &w);
    assert_int_equal(set.count, D);
    assert_int_equal(set.measured, 0);
    const float both[K] = {1, 1, 0, 0}; /* of two modes, each with its own strength */
    filter_set_fill(&set, both, 1);
    filter_set_measure(&set, &w, SIDE, z, MANY, responses);
    for (int p = 0; p < D; p++)
        patch[p] = sqrt(w.variance[0]) * w.modes[p] + sqrt(w.variance[1]) * w.modes[D + p];
    check_close(set.participation[0], participation(patch, D), 1e-5, 0);
    const float one[K] = {0, 2, 0, 0};
    filter_set_fill(&set, one, 1);
    assert_int_equal(set.count, 1);
    filter_set_patches(&set, w.white, D, tiles);
    for (int p = 0; p < D; p++)
        check_close((double)tiles[p], w.modes[D + p], 1e-6, 0);
    free(arena.memory);
}

TEST_GROUP(cmocka_unit_test(measures_are_those_of_the_responses_and_the_basis_functions))
