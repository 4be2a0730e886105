#include "base/hash.h"
#include "base/rng.h"
#include "base/vmath.h"
#include "check.h"

#include <float.h>

typedef double (*Function)(double);

/* Numbers of every size between low and high: evenly spread ones first, then even exponents. */
static double draw(Rng *rng, double low, double high, bool even) {
    if (even) return low + (high - low) * rng_uniform(rng);
    for (;;) {
        double x = ldexp(1 + rng_uniform(rng), rng_below(rng, 2098) - 1074);
        x = rng_below(rng, 2) ? x : -x;
        if (x >= low && x <= high) return x;
    }
}

/* ---- accuracy, where long double has the digits to judge it ---- */

#if LDBL_MANT_DIG == 64
enum { POINTS = 60000 };
typedef long double (*Reference)(long double);

/* |got - want| in units in the last place of want */
static double ulps(double got, long double want) {
    int exponent;
    frexpl(want, &exponent);
    return (double)(fabsl((long double)got - want) /
                    ldexpl(1, exponent - 53 > -1074 ? exponent - 53 : -1074));
}

static void check_at(const char *name, Function f, Reference reference, double bound, double x) {
    double error = ulps(f(x), reference((long double)x));
    if (!(error <= bound)) fail_msg("%s(%a) is %.3f ulp away", name, x, error);
}

#define CHECK_ULPS(f, reference, bound, low, high)                           \
    do {                                                                     \
        Rng rng = rng_seeded(1);                                             \
        for (int i = 0; i < POINTS; i++)                                     \
            check_at(#f, f, reference, bound, draw(&rng, low, high, i % 2)); \
    } while (0)

static void exp_and_its_inverse_keep_their_bounds(void **state) {
    (void)state;
    CHECK_ULPS(vmath_exp, expl, 1, -745.13, 709.78);
    CHECK_ULPS(vmath_exp, expl, 1, -2, 2);
    CHECK_ULPS(vmath_expm1, expm1l, 1.5, -745.13, 709.78);
    CHECK_ULPS(vmath_expm1, expm1l, 1.5, -1, 1);
    CHECK_ULPS(vmath_log, logl, 1, DBL_TRUE_MIN, DBL_MAX);
    CHECK_ULPS(vmath_log, logl, 1, 0.5, 2);
    CHECK_ULPS(vmath_log1p, log1pl, 1, -1 + 0x1p-53, DBL_MAX);
    CHECK_ULPS(vmath_log1p, log1pl, 1, -0.9, 3);
}

static void tanh_and_erf_keep_their_bounds(void **state) {
    (void)state;
    CHECK_ULPS(vmath_tanh, tanhl, 1.5, -25, 25);
    CHECK_ULPS(vmath_tanh, tanhl, 1.5, -1, 1);
    CHECK_ULPS(vmath_erf, erfl, 1.5, -7, 7);
    CHECK_ULPS(vmath_erf, erfl, 1.5, -1.5, 1.5);
}

static void cos_and_sin_keep_their_bounds_up_to_a_million(void **state) {
    (void)state;
    CHECK_ULPS(vmath_cos, cosl, 1, -1e6, 1e6);
    CHECK_ULPS(vmath_sin, sinl, 1, -1e6, 1e6);
    CHECK_ULPS(vmath_cos, cosl, 1, -7, 7);
    CHECK_ULPS(vmath_sin, sinl, 1, -7, 7);
}

/* There the sum of k parts of pi/2 cancels all but the last bits of x. */
static void cos_and_sin_are_right_where_they_vanish(void **state) {
    (void)state;
    for (int k = 1; k < 636619; k += 7)
        for (int side = -1; side <= 1; side++) {
            double x = (double)(k * 1.57079632679489661923132169163975144L);
            if (side) x = nextafter(x, side * 1e7);
            check_at("vmath_cos", vmath_cos, cosl, 1, x);
            check_at("vmath_sin", vmath_sin, sinl, 1, x);
        }
}

/* e^(x^2) erfc(x): the square in two exact parts; where erfc(x) underflows, its asymptotic series
 */
static long double erfcx_reference(long double x) {
    if (x < 50) {
        long double high = (long double)(float)x, low = (x - high) * (x + high);
        return expl(high * high) * expl(low) * erfcl(x);
    }
    long double sum = 0, term = 1;
    for (int n = 1; n < 10; n++) {
        sum += term;
        term *= -(2 * n - 1) / (2 * x * x);
    }
    return sum / (x * sqrtl(3.14159265358979323846264338327950288L));
}

static void erfcx_keeps_its_bound(void **state) {
    (void)state;
    CHECK_ULPS(vmath_erfcx, erfcx_reference, 2, -26.6, 100);
    CHECK_ULPS(vmath_erfcx, erfcx_reference, 2, -1, 1);
    CHECK_ULPS(vmath_erfcx, erfcx_reference, 2, 0.5, 8);
    CHECK_ULPS(vmath_erfcx, erfcx_reference, 2, 0, 1e307);
}

static void atan2_keeps_its_bound_all_around(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int i = 0; i < POINTS; i++) {
        double limit = i % 3 ? 2 : DBL_MAX;
        double y = draw(&rng, -limit, limit, i % 3 > 1), x = draw(&rng, -limit, limit, i % 3 > 1);
        long double want = atan2l(y, x);
        if (!(fabsl(want) > 1e-300L)) continue; /* where a quotient has lost digits */
        double error = ulps(vmath_atan2(y, x), want);
        if (!(error <= 1.5)) fail_msg("atan2(%a, %a) is %.3f ulp away", y, x, error);
    }
    for (int i = 0; i <= 4096; i++) { /* across the borders between pieces of the table */
        double t = i / 4096.0;
        assert_true(ulps(vmath_atan2(t, 1), atan2l(t, 1)) <= 1.5);
        assert_true(ulps(vmath_atan2(1, -t), atan2l(1, -t)) <= 1.5);
    }
}
#else /* the same bits as where it was judged: see below */
static void exp_and_its_inverse_keep_their_bounds(void **state) {
    (void)state;
    skip();
}
#define tanh_and_erf_keep_their_bounds                exp_and_its_inverse_keep_their_bounds
#define cos_and_sin_keep_their_bounds_up_to_a_million exp_and_its_inverse_keep_their_bounds
#define cos_and_sin_are_right_where_they_vanish       exp_and_its_inverse_keep_their_bounds
#define atan2_keeps_its_bound_all_around              exp_and_its_inverse_keep_their_bounds
#define erfcx_keeps_its_bound                         exp_and_its_inverse_keep_their_bounds
#endif

/* r is the nearest to sqrt x exactly where |r^2 - x| is at most r times its last place. */
static void a_square_root_is_the_nearest_double(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int i = 0; i < 60000; i++) {
        double x = draw(&rng, 1e-200, 1e200, false), r = vmath_sqrt(x);
        assert_true(fabs(fma(r, r, -x)) <= r * (nextafter(r, INFINITY) - r) * (1 + 1e-15));
    }
}

/* ---- the same bits everywhere ---- */

static void every_machine_gives_the_same_bits(void **state) {
    (void)state;
    const struct {
        Function f;
        double low, high;
        uint64_t hash;
    } sweeps[] = {
        {vmath_exp, -745, 709, 0x3265c9e8896b19e7},
        {vmath_expm1, -40, 709, 0x4e9c51d7dff32537},
        {vmath_log, 1e-320, 1e308, 0x503640cc2923c474},
        {vmath_log1p, -0.999, 1e308, 0x987f21fd7235a270},
        {vmath_tanh, -23, 23, 0x7460b25b121e13e7},
        {vmath_cos, -1e6, 1e6, 0x259348640f1923be},
        {vmath_sin, -1e6, 1e6, 0x12e7fe8bf22ad870},
        {vmath_erf, -6.5, 6.5, 0x0217dae9fed31e62},
        {vmath_erfcx, -26.5, 1e17, 0xbf69eb2b8853ecc7},
    };
    for (size_t k = 0; k < sizeof sweeps / sizeof *sweeps; k++) {
        Rng rng = rng_seeded(k);
        uint64_t hash = HASH_START;
        for (int i = 0; i < 20000; i++) {
            double y = sweeps[k].f(draw(&rng, sweeps[k].low, sweeps[k].high, i % 2));
            hash = hash_array(hash, &y, sizeof y, 1);
        }
        if (hash != sweeps[k].hash)
            fail_msg("sweep %d has the hash 0x%016llx", (int)k, (unsigned long long)hash);
    }
}

static void every_machine_gives_the_same_angles(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    uint64_t hash = HASH_START;
    for (int i = 0; i < 20000; i++) {
        double y = draw(&rng, -10, 10, i % 2), x = draw(&rng, -10, 10, i % 2);
        double angle = vmath_atan2(y, x);
        hash = hash_array(hash, &angle, sizeof angle, 1);
    }
    if (hash != 0x43fd13541f493a95)
        fail_msg("atan2 has the hash 0x%016llx", (unsigned long long)hash);
}

static void every_machine_gives_the_same_floats(void **state) {
    (void)state;
    f32x4 (*const functions[])(f32x4) = {vmath_exp4, vmath_log4, vmath_tanh4};
    const uint64_t want[] = {0x850fb53b14bd0245, 0xce9a4b48d6b5136d, 0x1c6155feff6239e5};
    for (int k = 0; k < 3; k++) {
        Rng rng = rng_seeded((uint64_t)k);
        uint64_t hash = HASH_START;
        for (int i = 0; i < 20000; i++) {
            f32x4 y = functions[k](simd_splat((float)draw(&rng, k == 1 ? 1e-37 : -90, 90, i % 2)));
            hash = hash_array(hash, &y, sizeof(float), 4);
        }
        if (hash != want[k])
            fail_msg("sweep %d has the hash 0x%016llx", (int)k, (unsigned long long)hash);
    }
}

/* ---- edges ---- */

static void the_edges_of_each_function_are_what_mathematics_says(void **state) {
    (void)state;
    const struct {
        Function f;
        double x, want;
    } cases[] = {
        {vmath_exp, 0, 1},
        {vmath_exp, -0.0, 1},
        {vmath_exp, DBL_TRUE_MIN, 1},
        {vmath_exp, 709.79, INFINITY},
        {vmath_exp, INFINITY, INFINITY},
        {vmath_exp, -745.14, 0},
        {vmath_exp, -INFINITY, 0},
        {vmath_exp, -745.13, DBL_TRUE_MIN},
        {vmath_expm1, 0, 0},
        {vmath_expm1, -0.0, 0},
        {vmath_expm1, DBL_TRUE_MIN, DBL_TRUE_MIN},
        {vmath_expm1, 1e-300, 1e-300},
        {vmath_expm1, INFINITY, INFINITY},
        {vmath_expm1, -INFINITY, -1},
        {vmath_log, 1, 0},
        {vmath_log, 0, -INFINITY},
        {vmath_log, -0.0, -INFINITY},
        {vmath_log, INFINITY, INFINITY},
        {vmath_log1p, 0, 0},
        {vmath_log1p, -1, -INFINITY},
        {vmath_log1p, 1e-300, 1e-300},
        {vmath_log1p, DBL_TRUE_MIN, DBL_TRUE_MIN},
        {vmath_log1p, INFINITY, INFINITY},
        {vmath_tanh, 0, 0},
        {vmath_tanh, -1e-300, -1e-300},
        {vmath_tanh, INFINITY, 1},
        {vmath_tanh, -INFINITY, -1},
        {vmath_cos, 0, 1},
        {vmath_cos, -0.0, 1},
        {vmath_sin, 0, 0},
        {vmath_sin, -1e-300, -1e-300},
        {vmath_erf, 0, 0},
        {vmath_erf, INFINITY, 1},
        {vmath_erf, -INFINITY, -1},
        {vmath_erfcx, 0, 1},
        {vmath_erfcx, -0.0, 1},
        {vmath_erfcx, INFINITY, 0},
        {vmath_erfcx, -27, INFINITY},
        {vmath_erfcx, -INFINITY, INFINITY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double got = cases[i].f(cases[i].x);
        if (got != cases[i].want) fail_msg("case %d: f(%g) = %.17g", (int)i, cases[i].x, got);
    }
}

static void what_has_no_value_is_nan(void **state) {
    (void)state;
    const Function all[] = {vmath_exp, vmath_expm1, vmath_log,  vmath_log1p, vmath_tanh,
                            vmath_erf, vmath_erfcx, vmath_sqrt, vmath_cos,   vmath_sin};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(isnan(all[i](NAN)));
    assert_true(isnan(vmath_log(-DBL_TRUE_MIN)) && isnan(vmath_log(-INFINITY)));
    assert_true(isnan(vmath_log1p(-1.5)) && isnan(vmath_log1p(-INFINITY)));
    assert_true(isnan(vmath_sqrt(-1)));
    assert_true(isnan(vmath_cos(INFINITY)) && isnan(vmath_sin(-INFINITY)));
}

static void an_angle_has_the_quadrant_of_its_point(void **state) {
    (void)state;
    const double pi = VMATH_PI, inf = INFINITY;
    const struct {
        double y, x, want;
    } cases[] = {
        {0, 1, 0},
        {1, 1, pi / 4},
        {1, 0, pi / 2},
        {1, -1, 3 * pi / 4},
        {0, -1, pi},
        {-0.0, -1, -pi},
        {-1, -1, -3 * pi / 4},
        {-1, 0, -pi / 2},
        {-1, 1, -pi / 4},
        {0, 0, 0},
        {-0.0, 0, -0.0},
        {0, -0.0, pi},
        {1, inf, 0},
        {1, -inf, pi},
        {inf, 1, pi / 2},
        {inf, inf, pi / 4},
        {-inf, -inf, -3 * pi / 4},
        {DBL_MAX, DBL_MAX, pi / 4},
        {DBL_TRUE_MIN, DBL_TRUE_MIN, pi / 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double got = vmath_atan2(cases[i].y, cases[i].x);
        if (got != cases[i].want || signbit(got) != signbit(cases[i].want))
            fail_msg("atan2(%g, %g) = %.17g", cases[i].y, cases[i].x, got);
    }
    assert_true(isnan(vmath_atan2(NAN, 1)) && isnan(vmath_atan2(1, NAN)));
}

static void odd_functions_are_odd_to_the_bit(void **state) {
    (void)state;
    const Function odd[] = {vmath_tanh, vmath_erf, vmath_sin};
    Rng rng = rng_seeded(1);
    for (int i = 0; i < 30000; i++) {
        double x = draw(&rng, 1e-310, 25, i % 2);
        assert_true(odd[i % 3](-x) == -odd[i % 3](x));
        assert_true(vmath_cos(-x) == vmath_cos(x));
    }
}

static void only_numbers_are_finite(void **state) {
    (void)state;
    assert_true(vmath_finite(0) && vmath_finite(-DBL_MAX) && vmath_finite(DBL_TRUE_MIN));
    assert_false(vmath_finite(INFINITY) || vmath_finite(-INFINITY) || vmath_finite(NAN));
    assert_true(vmath_min(-1, 2) == -1 && vmath_min(2, -1) == -1);
    assert_true(vmath_max(-1, 2) == 2 && vmath_max(2, -1) == 2);
}

/* ---- four floats ---- */

/* Every `stride`th float from first to last, and last itself, four at a time. */
static void check_floats(f32x4 (*f)(f32x4), Function reference, float first, float last) {
    const int32_t stride = 977;
    int32_t bits, end;
    memcpy(&bits, &first, sizeof bits);
    memcpy(&end, &last, sizeof end);
    for (; bits < end; bits += 4 * stride) {
        i32x4 four;
        for (int lane = 0; lane < 4; lane++)
            four[lane] = bits + lane * stride < end ? bits + lane * stride : end;
        f32x4 x = simd_from_bits(four), y = f(x);
        for (int lane = 0; lane < 4; lane++) {
            double want = reference((double)x[lane]), got = (double)y[lane];
            if (fabs(want) >= (double)FLT_MIN && !(fabs(got - want) <= 3e-7 * fabs(want)))
                fail_msg("f(%a) = %a, expected %a", (double)x[lane], got, want);
        }
    }
}

static void four_floats_keep_their_bound_over_the_whole_range(void **state) {
    (void)state;
    check_floats(vmath_exp4, exp, 0, 88.37f);
    check_floats(vmath_exp4, exp, -0.0f, -87.33f);
    check_floats(vmath_log4, log, FLT_MIN, FLT_MAX);
    check_floats(vmath_log4, log, 0.99f, 1.01f);
    check_floats(vmath_tanh4, tanh, 0, FLT_MAX);
    check_floats(vmath_tanh4, tanh, -0.0f, -FLT_MAX);
}

static void beyond_its_range_exp4_stays_and_vanishes(void **state) {
    (void)state;
    f32x4 top = vmath_exp4((f32x4){88.37f, 88.5f, 1e30f, INFINITY});
    for (int lane = 0; lane < 4; lane++)
        check_close((double)top[lane], exp(88.37), 0, 1e-5);
    f32x4 low = vmath_exp4((f32x4){-87.7f, -88.1f, -1e30f, -INFINITY});
    for (int lane = 0; lane < 4; lane++)
        assert_true(low[lane] == 0);
    f32x4 fading = vmath_exp4((f32x4){-87.34f, -87.4f, -87.5f, -87.65f});
    for (int lane = 0; lane < 4; lane++)
        assert_true(fading[lane] >= 0 && fading[lane] < FLT_MIN);
}

static void arrays_of_any_length_equal_four_at_a_time_and_end_where_they_end(void **state) {
    (void)state;
    void (*const arrays[])(float *, const float *, int) = {vmath_exp_array, vmath_tanh_array};
    f32x4 (*const fours[])(f32x4) = {vmath_exp4, vmath_tanh4};
    float x[12], y[12];
    for (int i = 0; i < 12; i++)
        x[i] = 0.7f * (float)i - 3;
    for (int k = 0; k < 2; k++)
        for (int n = 0; n <= 9; n++) {
            for (int in_place = 0; in_place < 2; in_place++) {
                for (int i = 0; i < 12; i++)
                    y[i] = in_place && i < n ? x[i] : 1234;
                arrays[k](y, in_place ? y : x, n);
                for (int i = 0; i < 12; i++)
                    assert_true(y[i] == (i < n ? fours[k](simd_splat(x[i]))[0] : 1234));
            }
        }
}

TEST_GROUP(cmocka_unit_test(exp_and_its_inverse_keep_their_bounds),
           cmocka_unit_test(tanh_and_erf_keep_their_bounds),
           cmocka_unit_test(cos_and_sin_keep_their_bounds_up_to_a_million),
           cmocka_unit_test(cos_and_sin_are_right_where_they_vanish),
           cmocka_unit_test(atan2_keeps_its_bound_all_around),
           cmocka_unit_test(erfcx_keeps_its_bound),
           cmocka_unit_test(every_machine_gives_the_same_angles),
           cmocka_unit_test(an_angle_has_the_quadrant_of_its_point),
           cmocka_unit_test(a_square_root_is_the_nearest_double),
           cmocka_unit_test(every_machine_gives_the_same_bits),
           cmocka_unit_test(every_machine_gives_the_same_floats),
           cmocka_unit_test(the_edges_of_each_function_are_what_mathematics_says),
           cmocka_unit_test(what_has_no_value_is_nan),
           cmocka_unit_test(odd_functions_are_odd_to_the_bit),
           cmocka_unit_test(only_numbers_are_finite),
           cmocka_unit_test(four_floats_keep_their_bound_over_the_whole_range),
           cmocka_unit_test(beyond_its_range_exp4_stays_and_vanishes),
           cmocka_unit_test(arrays_of_any_length_equal_four_at_a_time_and_end_where_they_end))
