#include "vision/shift.h"

#include "base/rng.h"
#include "check.h"

enum { N = 32 };

static void draw(Rng *rng, double *x, int n) {
    for (int i = 0; i < n; i++)
        x[i] = rng_normal(rng);
}

static void a_shift_goes_round_the_ring(void **state) {
    (void)state;
    const double x[] = {1, 2, 3, 4};
    double y[4];
    shift_by(y, x, 4, 1);
    assert_memory_equal(y, ((double[]){4, 1, 2, 3}), sizeof y);
    shift_by(y, x, 4, -1);
    assert_memory_equal(y, ((double[]){2, 3, 4, 1}), sizeof y);
    shift_by(y, x, 4, 8);
    assert_memory_equal(y, x, sizeof y);
    shift_by(y, x, 4, -4);
    assert_memory_equal(y, x, sizeof y);
}

static void the_map_by_hand(void **state) {
    (void)state;
    const double x[] = {1, 0, -2, 3}, w[] = {1, -1};
    double y[4];
    shift_map(y, x, 4, w, 2); /* 1, 2, -5, 2 */
    assert_memory_equal(y, ((double[]){1, 2, 0, 2}), sizeof y);
}

static void the_map_is_equivariant_to_every_shift(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    double x[N], w[5], y[N], moved[N], got[N], wanted[N];
    for (int d = -N; d <= N; d++) {
        draw(&rng, x, N);
        draw(&rng, w, 5);
        shift_map(y, x, N, w, 5);
        shift_by(wanted, y, N, d);
        shift_by(moved, x, N, d);
        shift_map(got, moved, N, w, 5);
        assert_memory_equal(got, wanted, sizeof got);
    }
}

/* The pooled map moves with the input where the stride divides the shift, and only there. */
static void a_stride_keeps_only_its_own_shifts(void **state) {
    (void)state;
    Rng rng = rng_seeded(2);
    double x[N], moved[N], z[N], got[N], wanted[N];
    for (int stride = 1; stride <= 8; stride *= 2)
        for (int pool = SHIFT_MAX; pool <= SHIFT_MEAN; pool++)
            for (int d = 0; d <= 8; d++) {
                int n = shift_pool_length((ShiftPool)pool, N, stride), same = 1;
                draw(&rng, x, N);
                shift_by(moved, x, N, d);
                shift_pool(z, x, N, (ShiftPool)pool, 4, stride);
                shift_pool(got, moved, N, (ShiftPool)pool, 4, stride);
                shift_by(wanted, z, n, d / stride);
                for (int i = 0; i < n; i++)
                    same &= fabs(got[i] - wanted[i]) < 1e-14;
                assert_int_equal(same, d % stride == 0);
            }
}

static void a_global_pool_is_invariant_and_has_one_number(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    double x[N], moved[N], a, b;
    for (int pool = SHIFT_GLOBAL_MAX; pool <= SHIFT_GLOBAL_MEAN; pool++)
        for (int d = 1; d < N; d++) {
            draw(&rng, x, N);
            shift_by(moved, x, N, d);
            assert_int_equal(shift_pool_length((ShiftPool)pool, N, 4), 1);
            shift_pool(&a, x, N, (ShiftPool)pool, 4, 4);
            shift_pool(&b, moved, N, (ShiftPool)pool, 4, 4);
            check_close(a, b, 1e-14, 0);
        }
}

static void without_pooling_the_map_stays_as_it_is(void **state) {
    (void)state;
    const double y[] = {1, 2, 3, 4};
    double z[4];
    shift_pool(z, y, 4, SHIFT_NONE, 2, 2);
    assert_memory_equal(z, y, sizeof z);
    shift_pool(z, y, 4, SHIFT_MAX, 3, 2); /* the last window goes round: 3 4 1 */
    assert_true(z[0] == 3 && z[1] == 4);
    shift_pool(z, y, 4, SHIFT_MEAN, 2, 2);
    assert_true(z[0] == 1.5 && z[1] == 3.5);
}

static void the_index_is_a_distance_in_units_of_the_original(void **state) {
    (void)state;
    const double a[] = {3, 0, 4}, b[] = {0, 0, 2};
    double index;
    check_ok(invariance_index(&index, a, b, 3));
    check_close(index, sqrt(9 + 4) / 2, 1e-15, 0);
    check_ok(invariance_index(&index, b, a, 3)); /* not symmetric */
    check_close(index, sqrt(13) / 5, 1e-15, 0);
    check_ok(invariance_index(&index, a, a, 3));
    assert_true(index == 0);
}

static void what_has_no_index_is_refused_and_leaves_it(void **state) {
    (void)state;
    const double zero[] = {0, 0}, one[] = {1, 0}, wrong[] = {1, NAN};
    double index = 7;
    assert_int_equal(invariance_index(&index, one, zero, 2).code, E_DOMAIN);
    assert_int_equal(invariance_index(&index, zero, zero, 2).code, E_DOMAIN);
    assert_int_equal(invariance_index(&index, one, one, 0).code, E_EMPTY);
    assert_int_equal(invariance_index(&index, wrong, one, 2).code, E_NONFINITE);
    assert_string_equal(invariance_index(&index, one, wrong, 2).what, "b");
    assert_true(index == 7);
    assert_int_equal(shift_pool_check(8, 0, 1).code, E_DOMAIN);
    assert_int_equal(shift_pool_check(8, 1, 0).code, E_DOMAIN);
    assert_int_equal(shift_pool_check(9, 2, 2).code, E_SHAPE);
    check_ok(shift_pool_check(8, 3, 2));
}

TEST_GROUP(cmocka_unit_test(a_shift_goes_round_the_ring), cmocka_unit_test(the_map_by_hand),
           cmocka_unit_test(the_map_is_equivariant_to_every_shift),
           cmocka_unit_test(a_stride_keeps_only_its_own_shifts),
           cmocka_unit_test(a_global_pool_is_invariant_and_has_one_number),
           cmocka_unit_test(without_pooling_the_map_stays_as_it_is),
           cmocka_unit_test(the_index_is_a_distance_in_units_of_the_original),
           cmocka_unit_test(what_has_no_index_is_refused_and_leaves_it))
