#include "base/arena.h"
#include "check.h"

#include <stdlib.h>

static void pieces_start_on_a_cache_line_and_are_zero(void **state) {
    (void)state;
    Arena arena = test_arena(1024);
    memset(arena.memory, 0xaa, arena.size);
    for (size_t bytes = 1; bytes <= 130; bytes += 43) {
        unsigned char *piece = arena_take(&arena, bytes);
        assert_int_equal((uintptr_t)piece % ARENA_ALIGNMENT, 0);
        for (size_t i = 0; i < bytes; i++)
            assert_int_equal(piece[i], 0);
    }
    free(arena.memory);
}

static void pieces_do_not_overlap(void **state) {
    (void)state;
    Arena arena = test_arena(4096);
    unsigned char *pieces[20];
    for (int i = 0; i < 20; i++) {
        pieces[i] = arena_take(&arena, 5 * (size_t)i + 1);
        memset(pieces[i], i + 1, 5 * (size_t)i + 1);
    }
    for (int i = 0; i < 20; i++)
        for (int k = 0; k <= 5 * i; k++)
            assert_int_equal(pieces[i][k], i + 1);
    free(arena.memory);
}

static void what_does_not_fit_is_refused_and_takes_nothing(void **state) {
    (void)state;
    Arena arena = test_arena(256);
    assert_non_null(arena_take(&arena, 100));
    assert_int_equal(arena.used, 128);
    const size_t too_many[] = {129, 192, 257, SIZE_MAX, SIZE_MAX - 62, SIZE_MAX / 2};
    for (size_t i = 0; i < sizeof too_many / sizeof *too_many; i++) {
        assert_null(arena_take(&arena, too_many[i]));
        assert_int_equal(arena.used, 128);
    }
    assert_ptr_equal(arena_take(&arena, 128), arena.memory + 128);
    assert_null(arena_take(&arena, 1));
    free(arena.memory);
}

static void the_sum_of_the_rounded_sizes_is_what_an_arena_must_hold(void **state) {
    (void)state;
    const size_t rounded[][2] = {{0, 0}, {1, 64}, {63, 64}, {64, 64}, {65, 128}, {1000, 1024}};
    for (size_t i = 0; i < sizeof rounded / sizeof *rounded; i++)
        assert_int_equal(arena_rounded(rounded[i][0]), rounded[i][1]);
    Arena arena =
        test_arena(ARENA_ARRAY_BYTES(double, 9) + ARENA_ARRAY_BYTES(char, 3) + arena_rounded(64));
    assert_non_null(ARENA_ARRAY(&arena, double, 9));
    assert_non_null(ARENA_ARRAY(&arena, char, 3));
    assert_non_null(arena_take(&arena, 64));
    assert_int_equal(arena.used, arena.size);
    assert_int_equal(arena.used, 256);
    free(arena.memory);
}

TEST_GROUP(cmocka_unit_test(pieces_start_on_a_cache_line_and_are_zero),
           cmocka_unit_test(pieces_do_not_overlap),
           cmocka_unit_test(what_does_not_fit_is_refused_and_takes_nothing),
           cmocka_unit_test(the_sum_of_the_rounded_sizes_is_what_an_arena_must_hold))
