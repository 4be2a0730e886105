#include "base/simd.h"
#include "check.h"

static const f32x4 some = {1.5f, -2, 3e30f, -0.25f};

/* f(a, b) lane by lane, each lane with values of its own, in all four places */
static void check_lanes(f32x4 (*function)(f32x4, f32x4), const float (*rows)[3], int n) {
    for (int row = 0; row < n; row++)
        for (int lane = 0; lane < 4; lane++) {
            f32x4 a = some, b = some;
            a[lane] = rows[row][0];
            b[lane] = rows[row][1];
            f32x4 got = function(a, b);
            for (int k = 0; k < 4; k++)
                assert_true(got[k] == (k == lane ? rows[row][2] : some[k]));
        }
}

static f32x4 min_of(f32x4 a, f32x4 b) {
    return simd_min(a, b);
}

static f32x4 max_of(f32x4 a, f32x4 b) {
    return simd_max(a, b);
}

static void min_and_max_take_each_lane_and_the_bound_for_nan(void **state) {
    (void)state;
    const float least[][3] = {{1, 2, 1},        {2, 1, 1},
                              {-3, 3, -3},      {5, 5, 5},
                              {NAN, 4, 4},      {NAN, -4, -4},
                              {INFINITY, 7, 7}, {-INFINITY, 7, -INFINITY},
                              {8, INFINITY, 8}, {NAN, INFINITY, INFINITY}};
    const float most[][3] = {{1, 2, 2},
                             {2, 1, 2},
                             {-3, 3, 3},
                             {5, 5, 5},
                             {NAN, 4, 4},
                             {NAN, -4, -4},
                             {INFINITY, 7, INFINITY},
                             {-INFINITY, 7, 7},
                             {8, -INFINITY, 8},
                             {NAN, -INFINITY, -INFINITY}};
    check_lanes(min_of, least, 10);
    check_lanes(max_of, most, 10);
}

static void floats_come_from_and_go_to_any_address(void **state) {
    (void)state;
    const float from[] = {0, 1, 2, 3, 4, 5, 6, 7};
    for (int at = 0; at <= 4; at++) {
        float to[9] = {-1, -1, -1, -1, -1, -1, -1, -1, -1};
        f32x4 x = simd_load(from + at);
        simd_store(to + at, x);
        for (int i = 0; i < 9; i++)
            assert_true(to[i] == (i >= at && i < at + 4 ? (float)i : -1));
        for (int lane = 0; lane < 4; lane++)
            assert_true(x[lane] == (float)(at + lane));
    }
}

static void a_splat_is_the_same_in_all_lanes(void **state) {
    (void)state;
    f32x4 x = simd_splat(-7.25f);
    for (int lane = 0; lane < 4; lane++)
        assert_true(x[lane] == -7.25f);
}

static void the_bits_of_a_float_are_those_of_ieee_754_and_come_back(void **state) {
    (void)state;
    i32x4 bits = simd_bits((f32x4){1, -2, 0.15625f, -0.0f});
    const uint32_t want[] = {0x3f800000, 0xc0000000, 0x3e200000, 0x80000000};
    for (int lane = 0; lane < 4; lane++)
        assert_true((uint32_t)bits[lane] == want[lane]);
    const i32x4 payloads = {0x7fc12345, (int32_t)0xffc00001, 1, 0x7f7fffff};
    i32x4 again = simd_bits(simd_from_bits(payloads));
    assert_memory_equal(&again, &payloads, sizeof again);
}

static void select_takes_yes_where_the_mask_is_set_bit_by_bit(void **state) {
    (void)state;
    const i32x4 yes = {0x7fc12345, 2, 3, 4}, no = {5, (int32_t)0xffc00001, 7, 8};
    for (int pattern = 0; pattern < 16; pattern++) {
        i32x4 mask, got;
        for (int lane = 0; lane < 4; lane++)
            mask[lane] = -(pattern >> lane & 1);
        got = simd_bits(simd_select(mask, simd_from_bits(yes), simd_from_bits(no)));
        for (int lane = 0; lane < 4; lane++)
            assert_int_equal(got[lane], mask[lane] ? yes[lane] : no[lane]);
    }
}

static void any_sees_each_lane_alone(void **state) {
    (void)state;
    for (int pattern = 0; pattern < 16; pattern++) {
        i32x4 mask;
        for (int lane = 0; lane < 4; lane++)
            mask[lane] = -(pattern >> lane & 1);
        assert_int_equal(simd_any(mask), pattern != 0);
    }
    for (int lane = 0; lane < 4; lane++) {
        f32x4 x = simd_splat(1);
        assert_false(simd_any(x > 2));
        x[lane] = 3;
        assert_true(simd_any(x > 2));
        x[lane] = NAN;
        assert_false(simd_any(x > 2));
    }
}

TEST_GROUP(cmocka_unit_test(min_and_max_take_each_lane_and_the_bound_for_nan),
           cmocka_unit_test(floats_come_from_and_go_to_any_address),
           cmocka_unit_test(a_splat_is_the_same_in_all_lanes),
           cmocka_unit_test(the_bits_of_a_float_are_those_of_ieee_754_and_come_back),
           cmocka_unit_test(select_takes_yes_where_the_mask_is_set_bit_by_bit),
           cmocka_unit_test(any_sees_each_lane_alone))
