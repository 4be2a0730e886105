#include "check.h"
#include "vision/lasso.h"
#include "vision/sparse_coding.h"

#include <stdlib.h>

enum { K = 6, ATOMS = 10, MANY = 2000 };

static float z[MANY * K];
static GemmWork work;

/* Each vector is a sum of two of the axes: what a dictionary should find. */
static void draw(void) {
    Rng rng = rng_seeded(3);
    memset(z, 0, sizeof z);
    for (int i = 0; i < MANY; i++)
        for (int part = 0; part < 2; part++)
            z[i * K + rng_below(&rng, K)] = (float)(3 * rng_normal(&rng));
}

static SparseCoding opened(Arena *arena, double lambda) {
    SparseCoding s;
    Rng rng = rng_seeded(1);
    *arena = test_arena(sparse_bytes(K, ATOMS));
    sparse_init(&s, z, MANY, K, ATOMS, lambda, &rng, &work, arena);
    return s;
}

static void codes_are_those_of_the_plain_method(void **state) {
    (void)state;
    draw();
    Arena arena;
    SparseCoding s = opened(&arena, 0.2);
    sparse_encode(&s);
    double d[K * ATOMS], objective = 0;
    for (int j = 0; j < ATOMS; j++)
        for (int i = 0; i < K; i++)
            d[i * ATOMS + j] = (double)s.dictionary[j * K + i];
    for (int n = 0; n < SPARSE_BATCH; n++) {
        double x[K], a[ATOMS], mine[ATOMS];
        for (int i = 0; i < K; i++)
            x[i] = (double)s.x[n * K + i];
        for (int j = 0; j < ATOMS; j++)
            mine[j] = (double)s.codes[n * s.stride + j];
        lasso_fista(d, K, ATOMS, x, 0.2, 3000, a);
        double best = lasso_objective(d, K, ATOMS, x, 0.2, a),
               got = lasso_objective(d, K, ATOMS, x, 0.2, mine);
        assert_true(got > best - 1e-6 && got < best + 0.01 * best + 1e-6);
        objective += got / SPARSE_BATCH;
    }
    check_close(s.objective, objective, 1e-4, 0);
    check_close(s.lipschitz, lasso_lipschitz(d, K, ATOMS), 0.02, 0);
    free(arena.memory);
}

static void learning_lowers_the_objective_and_finds_the_axes(void **state) {
    (void)state;
    draw();
    Arena arena;
    SparseCoding s = opened(&arena, 0.3);
    sparse_encode(&s);
    double before = s.objective;
    for (int i = 0; i < 500; i++)
        sparse_step(&s);
    assert_true(s.objective < 0.8 * before);
    assert_int_equal(s.updates, 500);
    for (int i = 0; i < K; i++) { /* each axis has its atom */
        double best = 0;
        for (int j = 0; j < ATOMS; j++)
            best = fmax(best, fabs((double)s.dictionary[j * K + i]));
        assert_true(best > 0.995);
    }
    for (int j = 0; j < ATOMS; j++) {
        double squares = 0;
        for (int i = 0; i < K; i++)
            squares += (double)(s.dictionary[j * K + i] * s.dictionary[j * K + i]);
        check_close(squares, 1, 1e-5, 0);
    }
    free(arena.memory);
}

static void a_high_price_silences_all_and_bad_ones_are_refused(void **state) {
    (void)state;
    draw();
    Arena arena;
    SparseCoding s = opened(&arena, 100);
    for (int i = 0; i < 3; i++)
        sparse_step(&s);
    assert_true(s.active_share == 0 && s.relative_error == 1);
    for (int i = 0; i < ATOMS * K; i++) /* atoms that no one uses start again somewhere */
        assert_true(isfinite((double)s.dictionary[i]));
    free(arena.memory);
    assert_int_equal(sparse_check(-0.1, 5).code, E_DOMAIN);
    assert_int_equal(sparse_check(NAN, 5).code, E_NONFINITE);
    assert_int_equal(sparse_check(0.1, 0).code, E_DOMAIN);
    check_ok(sparse_check(0, 1));
}

TEST_GROUP(cmocka_unit_test(codes_are_those_of_the_plain_method),
           cmocka_unit_test(learning_lowers_the_objective_and_finds_the_axes),
           cmocka_unit_test(a_high_price_silences_all_and_bad_ones_are_refused))
