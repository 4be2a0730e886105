#include "base/record.h"
#include "base/rng.h"
#include "check.h"

#include <stdlib.h>

static Record fresh(int capacity, Arena *arena) {
    Record record;
    *arena = test_arena(record_bytes(capacity) + 64);
    record_init(&record, capacity, arena);
    assert_int_equal(arena->used, record_bytes(capacity));
    return record;
}

static void a_record_holds_the_last_numbers_in_order(void **state) {
    (void)state;
    for (int capacity = 1; capacity <= 9; capacity++) {
        Arena arena;
        Record record = fresh(capacity, &arena);
        unsigned char *behind = arena_take(&arena, 64);
        for (int n = 1; n <= 100; n++) {
            record_push(&record, n);
            assert_int_equal(record.length, n < capacity ? n : capacity);
            for (int i = 0; i < record.length; i++)
                assert_true(record_data(&record)[i] == n - record.length + 1 + i);
        }
        for (int i = 0; i < 64; i++)
            assert_int_equal(behind[i], 0);
        free(arena.memory);
    }
}

/* Against the plain way: an array of everything, and where the memory of it starts. */
static void pushing_and_forgetting_in_any_order_loses_nothing_else(void **state) {
    (void)state;
    enum { CAPACITY = 13, TURNS = 20000 };
    static double all[TURNS];
    Arena arena;
    Record record = fresh(CAPACITY, &arena);
    Rng rng = rng_seeded(1);
    int start = 0, end = 0;
    for (int turn = 0; turn < TURNS; turn++) {
        if (rng_below(&rng, 4)) {
            all[end] = rng_uniform(&rng);
            record_push(&record, all[end++]);
            if (end - start > CAPACITY) start++;
        } else {
            int n = rng_below(&rng, end - start + 1);
            record_forget(&record, n);
            start += n;
        }
        assert_int_equal(record.length, end - start);
        assert_memory_equal(record_data(&record), all + start, (size_t)(end - start) * sizeof *all);
    }
    free(arena.memory);
}

static void forgetting_below_keeps_the_bound_itself(void **state) {
    (void)state;
    Arena arena;
    Record record = fresh(10, &arena);
    for (int i = 0; i < 10; i++)
        record_push(&record, i / 2); /* 0 0 1 1 2 2 3 3 4 4 */
    assert_int_equal(record_forget_below(&record, -1), 0);
    assert_int_equal(record_forget_below(&record, 2), 4);
    assert_int_equal(record.length, 6);
    assert_true(record_data(&record)[0] == 2);
    assert_int_equal(record_forget_below(&record, 2), 0);
    assert_int_equal(record_forget_below(&record, 100), 6);
    assert_int_equal(record.length, 0);
    assert_int_equal(record_forget_below(&record, 100), 0);
    free(arena.memory);
}

static void the_memory_moves_once_in_as_many_pushes_as_are_remembered(void **state) {
    (void)state;
    enum { CAPACITY = 100 };
    Arena arena;
    Record record = fresh(CAPACITY, &arena);
    int moves = 0;
    for (int i = 0; i < 100 * CAPACITY; i++) {
        const double *before = record_data(&record);
        record_push(&record, i);
        moves += record_data(&record) < before;
    }
    assert_in_range(moves, 1, 101);
    free(arena.memory);
}

TEST_GROUP(cmocka_unit_test(a_record_holds_the_last_numbers_in_order),
           cmocka_unit_test(pushing_and_forgetting_in_any_order_loses_nothing_else),
           cmocka_unit_test(forgetting_below_keeps_the_bound_itself),
           cmocka_unit_test(the_memory_moves_once_in_as_many_pushes_as_are_remembered))
