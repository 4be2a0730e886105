#include "base/hash.h"
#include "check.h"
#include "vision/emergence.h"

#include <stdlib.h>

/* Small enough for the sanitisers, and large enough that edges tell. */
static const EmergenceParams small = {.method = EMERGENCE_ICA,
                                      .size = 8,
                                      .k = 20,
                                      .patches = 2500,
                                      .images = 4,
                                      .iterations = 40,
                                      .updates = 40,
                                      .atoms = 24,
                                      .lambda = 0.2,
                                      .noise = 0.2};

static Emergence opened(const EmergenceParams *p, Arena *arena) {
    check_ok(emergence_check(p));
    Emergence e;
    *arena = test_arena(emergence_bytes(p));
    emergence_init(&e, p, 1000, 77, 5, arena);
    return e;
}

static void finish(Emergence *e) {
    double before = -1;
    for (int i = 0; i < 5000 && e->phase != EMERGENCE_DONE && e->phase != EMERGENCE_SINGULAR; i++) {
        emergence_step(e);
        double progress = emergence_progress(e);
        assert_true(progress >= before && progress <= 1);
        before = progress;
    }
    assert_true(before == 1);
}

static FilterMeasures of(const Emergence *e, EmergenceSet name) {
    double scratch[256];
    return filter_set_summary(&e->sets[name], scratch);
}

static void edges_make_sparse_filters_and_their_control_does_not(void **state) {
    (void)state;
    Arena arena;
    Emergence e = opened(&small, &arena);
    finish(&e);
    FilterMeasures own = of(&e, EMERGENCE_OWN), pca = of(&e, EMERGENCE_BY_PCA),
                   zca = of(&e, EMERGENCE_BY_ZCA), control = of(&e, EMERGENCE_CONTROL);
    assert_int_equal(own.count, small.k);
    assert_int_equal(zca.count, 64);
    assert_true(own.kurtosis > pca.kurtosis + 1.5 && fabs(control.kurtosis) < 0.3);
    assert_true(own.participation < 0.7 * pca.participation);
    assert_true(own.orientation > 0.35 && zca.orientation < 0.25);
    assert_true(own.fit > 0.8 && control.fit < own.fit - 0.1);
    /* Done is done: nothing changes any more. */
    float tiles[64 * 64];
    uint64_t hash = HASH_START;
    for (int i = 0; i < 2; i++) {
        int count = emergence_basis(&e, EMERGENCE_OWN, tiles);
        uint64_t now = hash_array(HASH_START, tiles, sizeof *tiles, (size_t)count * 64);
        assert_true(i == 0 || now == hash);
        hash = now;
        emergence_step(&e);
    }
    free(arena.memory);
}

/* Of everything that a run has made. */
static uint64_t hash_of_run(const EmergenceParams *p, uint64_t weight_seed) {
    Emergence e;
    Arena arena = test_arena(emergence_bytes(p));
    emergence_init(&e, p, 1000, 77, weight_seed, &arena);
    finish(&e);
    uint64_t hash = HASH_START;
    for (int i = 0; i < EMERGENCE_SETS; i++) {
        const FilterSet *set = &e.sets[i];
        size_t n = (size_t)set->count;
        hash = hash_array(hash, set->directions, sizeof(float), n * (size_t)p->k);
        hash = hash_array(hash, set->fit, sizeof(double), n);
        hash = hash_array(hash, set->kurtosis, sizeof(double), n);
    }
    free(arena.memory);
    return hash;
}

static void the_same_seeds_give_the_same_bits(void **state) {
    (void)state;
    for (int method = EMERGENCE_ICA; method <= EMERGENCE_RELU; method++) {
        EmergenceParams p = small;
        p.method = (EmergenceMethod)method;
        p.patches = 600;
        p.images = 1;
        p.iterations = p.updates = 8;
        p.l1 = 1;
        uint64_t hash = hash_of_run(&p, 5);
        assert_true(hash == hash_of_run(&p, 5));
        assert_true(hash != hash_of_run(&p, 6));
    }
}

static void data_that_are_gaussian_need_no_control(void **state) {
    (void)state;
    Arena arena;
    EmergenceParams p = small;
    p.source = EMERGENCE_GAUSSIAN;
    p.iterations = 5;
    Emergence e = opened(&p, &arena);
    finish(&e);
    assert_int_equal(of(&e, EMERGENCE_CONTROL).count, 0);
    assert_true(fabs(of(&e, EMERGENCE_BY_PCA).kurtosis) < 0.2);
    free(arena.memory);
}

static void a_photograph_takes_the_place_of_the_leaves(void **state) {
    (void)state;
    enum { ROWS = 40, COLUMNS = 60 };
    static double photo[ROWS * COLUMNS];
    Arena arena;
    EmergenceParams p = small;
    p.patches = 600;
    p.k = 6;
    p.iterations = 3;
    Emergence e = opened(&p, &arena);
    finish(&e);
    /* One grey tells nothing, and a strip holds no patch: as it was. */
    for (int i = 0; i < ROWS * COLUMNS; i++)
        photo[i] = 0.5;
    assert_int_equal(emergence_give(&e, photo, ROWS, COLUMNS).code, E_SINGULAR);
    photo[0] = 0.25;
    assert_int_equal(emergence_give(&e, photo, 7, COLUMNS).code, E_SHAPE);
    assert_true(e.phase == EMERGENCE_DONE && e.photo_rows == 0);
    Rng rng = rng_seeded(3);
    for (int i = 0; i < ROWS * COLUMNS; i++)
        photo[i] = rng_uniform(&rng);
    check_ok(emergence_give(&e, photo, ROWS, COLUMNS));
    Images images = emergence_images(&e);
    assert_int_equal(images.rows, ROWS);
    assert_int_equal(images.columns, COLUMNS);
    check_close((double)images.data[COLUMNS + 1], photo[COLUMNS + 1], 1e-7, 0);
    finish(&e);
    assert_true(e.phase == EMERGENCE_DONE);
    check_ok(emergence_give(&e, NULL, 0, 0));
    assert_int_equal(emergence_images(&e).count, 0); /* leaves again, none of them drawn yet */
    free(arena.memory);
    p.source = EMERGENCE_SCRAMBLED; /* the largest square whose side is a power of two */
    e = opened(&p, &arena);
    check_ok(emergence_give(&e, photo, ROWS, COLUMNS));
    finish(&e);
    assert_int_equal(emergence_images(&e).rows, 32);
    free(arena.memory);
}

static void as_many_components_as_pixels_are_singular(void **state) {
    (void)state;
    Arena arena;
    EmergenceParams p = small;
    p.k = 64; /* the mean of every patch is gone, so there are 63 */
    p.patches = 500;
    p.images = 1;
    Emergence e = opened(&p, &arena);
    finish(&e);
    assert_int_equal(e.phase, EMERGENCE_SINGULAR);
    assert_int_equal(e.sets[EMERGENCE_OWN].count, 0);
    free(arena.memory);
    p.k = 65;
    assert_int_equal(emergence_check(&p).code, E_DOMAIN);
    p = small;
    p.lambda = -0.1;
    assert_int_equal(emergence_check(&p).code, E_DOMAIN);
    p = small;
    p.size = 13;
    assert_int_equal(emergence_check(&p).code, E_DOMAIN);
}

TEST_GROUP(cmocka_unit_test(edges_make_sparse_filters_and_their_control_does_not),
           cmocka_unit_test(the_same_seeds_give_the_same_bits),
           cmocka_unit_test(data_that_are_gaussian_need_no_control),
           cmocka_unit_test(a_photograph_takes_the_place_of_the_leaves),
           cmocka_unit_test(as_many_components_as_pixels_are_singular))
