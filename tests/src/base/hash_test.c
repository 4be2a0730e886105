#include "base/hash.h"
#include "check.h"

/* Values from the authors' table of test vectors for 64-bit FNV-1a. */
static void the_hash_of_bytes_is_that_of_the_reference(void **state) {
    (void)state;
    assert_true(hash_array(HASH_START, "", 1, 0) == 0xcbf29ce484222325u);
    assert_true(hash_array(HASH_START, "a", 1, 1) == 0xaf63dc4c8601ec8cu);
    assert_true(hash_array(HASH_START, "foobar", 1, 6) == 0x85944171f73967e8u);
}

static void longer_elements_count_as_little_endian_bytes(void **state) {
    (void)state;
    const uint32_t words[] = {0x64636261, 0x68676665};
    const uint64_t pair = 0x6867666564636261;
    uint64_t bytes = hash_array(HASH_START, "abcdefgh", 1, 8);
    assert_true(hash_array(HASH_START, words, 4, 2) == bytes);
    assert_true(hash_array(HASH_START, &pair, 8, 1) == bytes);
}

static void a_hash_continues(void **state) {
    (void)state;
    const double x[] = {1, -2.5, 0, 1e300, -0.0};
    uint64_t whole = hash_array(HASH_START, x, 8, 5);
    for (size_t part = 0; part <= 5; part++)
        assert_true(hash_array(hash_array(HASH_START, x, 8, part), x + part, 8, 5 - part) == whole);
}

static void every_bit_and_the_order_count(void **state) {
    (void)state;
    uint64_t x[3] = {1, 2, 3}, seen = hash_array(HASH_START, x, 8, 3);
    for (int bit = 0; bit < 192; bit++) {
        x[bit / 64] ^= 1ull << bit % 64;
        assert_true(hash_array(HASH_START, x, 8, 3) != seen);
        x[bit / 64] ^= 1ull << bit % 64;
    }
    const uint64_t turned[] = {3, 2, 1};
    assert_true(hash_array(HASH_START, turned, 8, 3) != seen);
}

TEST_GROUP(cmocka_unit_test(the_hash_of_bytes_is_that_of_the_reference),
           cmocka_unit_test(longer_elements_count_as_little_endian_bytes),
           cmocka_unit_test(a_hash_continues), cmocka_unit_test(every_bit_and_the_order_count))
