#include "base/rng.h"
#include "check.h"
#include "vision/whiten.h"

#include <stdlib.h>

enum { D = 5, K = 3, MANY = 3000 };

static float data[MANY * D], z[MANY * K];
static GemmWork work;

/* Data with a mean, whose pixels hang together. */
static void draw(void) {
    Rng rng = rng_seeded(2);
    for (int i = 0; i < MANY; i++) {
        double common = 2 * rng_normal(&rng);
        for (int p = 0; p < D; p++)
            data[i * D + p] = (float)(p + common + (p + 1) * 0.3 * rng_normal(&rng));
    }
}

static Whitening opened(Arena *arena, int d, int k) {
    Whitening w;
    *arena = test_arena(whiten_bytes(d, k));
    whiten_init(&w, d, k, arena);
    return w;
}

static void white_data_are_uncorrelated_with_variance_one(void **state) {
    (void)state;
    draw();
    Arena arena;
    Whitening w = opened(&arena, D, K);
    whiten_add(&w, data, 1000);
    whiten_add(&w, data + 1000 * D, MANY - 1000); /* in pieces */
    whiten_moments(&w);
    check_ok(whiten_solve(&w));
    whiten_apply(&w, z, data, MANY, &work);
    for (int a = 0; a < K; a++) {
        double mean = 0;
        for (int i = 0; i < MANY; i++)
            mean += (double)z[i * K + a] / MANY;
        check_close(mean, 0, 1e-5, 0);
        for (int b = 0; b < K; b++) {
            double sum = 0;
            for (int i = 0; i < MANY; i++)
                sum += (double)(z[i * K + a] * z[i * K + b]) / MANY;
            check_close(sum, a == b, 1e-4, 0);
        }
    }
    assert_true(w.variance[0] > w.variance[1] && w.variance[1] > w.variance[2]);
    free(arena.memory);
}

static void filters_and_basis_functions_are_each_others_inverse(void **state) {
    (void)state;
    draw();
    Arena arena;
    Whitening w = opened(&arena, D, D);
    whiten_add(&w, data, MANY);
    whiten_moments(&w);
    check_ok(whiten_solve(&w));
    float a[D * D], filters[D * D], basis[D * D];
    whiten_zca(&w, a);
    whiten_filters(&w, filters, a, D, &work);
    whiten_basis(&w, basis, a, D, &work);
    for (int i = 0; i < D; i++)
        for (int j = 0; j < D; j++) {
            double sum = 0;
            for (int p = 0; p < D; p++)
                sum += (double)(filters[i * D + p] * basis[j * D + p]);
            check_close(sum, i == j, 1e-4, 0);
            /* ZCA is symmetric: pixel i hears pixel j as j hears i */
            check_close((double)filters[i * D + j], (double)filters[j * D + i], 1e-4, 0);
        }
    free(arena.memory);
}

static void directions_without_variance_are_singular_unless_left_out(void **state) {
    (void)state;
    float flat[3 * 2] = {1, 1, 2, 2, 3, 3};
    Arena arena;
    Whitening w = opened(&arena, 2, 2);
    whiten_add(&w, flat, 3);
    whiten_moments(&w);
    assert_int_equal(whiten_solve(&w).code, E_SINGULAR);
    free(arena.memory);
    w = opened(&arena, 2, 1);
    whiten_add(&w, flat, 3);
    whiten_moments(&w);
    check_ok(whiten_solve(&w));
    check_close(w.variance[0], 4 / 3.0, 1e-12, 0);
    whiten_clear(&w);
    whiten_add(&w, flat, 1);
    whiten_moments(&w);
    assert_int_equal(whiten_solve(&w).code, E_SINGULAR); /* a single patch has none at all */
    free(arena.memory);
}

TEST_GROUP(cmocka_unit_test(white_data_are_uncorrelated_with_variance_one),
           cmocka_unit_test(filters_and_basis_functions_are_each_others_inverse),
           cmocka_unit_test(directions_without_variance_are_singular_unless_left_out))
