/* Each function reduces its argument to a short interval, where a polynomial is enough, and keeps
 * the small part of every sum until last. Taylor coefficients are written as fractions; the two
 * sets of decimal numbers are minimax fits (erfcx by Chebyshev interpolation at 60 digits, the
 * float rational of tanh by Lawson's weighted least squares).
 *
 * Method of the reductions: W. J. Cody and W. Waite, Software Manual for the Elementary Functions
 * (1980). Variable of erfcx: M. M. Shepherd and J. G. Laframboise, Math. Comp. 36, 249 (1981),
 * doi:10.1090/S0025-5718-1981-0595058-X. */
#include "base/vmath.h"

#include <string.h>

#define COUNT(array)            ((int)(sizeof(array) / sizeof *(array)))
#define HORNER(x, coefficients) horner(x, coefficients, COUNT(coefficients))

/* ln 2 and pi/2 in parts: the leading parts have trailing zero bits, so that k times them is exact
 */
#define LN2_HIGH       0x1.62e42fee00000p-1
#define LN2_LOW        0x1.a39ef35793c76p-33
#define HALF_PI_HIGH   0x1.921fb54400000p+0
#define HALF_PI_MIDDLE 0x1.0b4611a600000p-34
#define HALF_PI_LOW    0x1.3198a2e037073p-69

/* Added to a number, they leave the nearest integer in its low bits; the float one adds 127 to it,
 * the bias of a float's exponent. */
#define ROUND        0x1.8p52
#define ROUND_BIASED (0x1.8p23f + 127)

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* c[0] + c[1] x + ... + c[n-1] x^(n-1) */
static inline double horner(double x, const double *c, int n) {
    double sum = c[n - 1];
    for (int i = n - 2; i >= 0; i--)
        sum = sum * x + c[i];
    return sum;
}

/* x 2^k, in two steps so that neither factor leaves the range of doubles */
static double scale(double x, int k) {
    int half = k / 2;
    return x * from_bits((uint64_t)(1023 + half) << 52) *
           from_bits((uint64_t)(1023 + k - half) << 52);
}

/* x = high + low exactly, high with at most 26 significant bits: high * high is exact */
static double high_part(double x) {
    return from_bits(bits_of(x) & ~0x7ffffffull);
}

/* ---- exp ---- */

/* (e^r - 1 - r) / r^2 */
static const double exp_tail[] = {
    1 / 2.0,     1 / 6.0,      1 / 24.0,      1 / 120.0,      1 / 720.0,       1 / 5040.0,
    1 / 40320.0, 1 / 362880.0, 1 / 3628800.0, 1 / 39916800.0, 1 / 479001600.0, 1 / 6227020800.0,
};

/* x = k ln 2 + r + low with |r| <= ln 2 / 2; returns k */
static int reduce_exp(double x, double *r, double *low) {
    double k = (x * 1.44269504088896340736 + ROUND) - ROUND;
    double high = x - k * LN2_HIGH;
    double small = k * LN2_LOW;
    *r = high - small;
    *low = (high - *r) - small;
    return (int)k;
}

/* e^x for x where it neither overflows nor underflows; *rest is what its rounding lost. */
static double exp_parts(double x, double *rest) {
    double r, low;
    int k = reduce_exp(x, &r, &low);
    double small = low + r * low + r * r * HORNER(r, exp_tail);
    double less_1 = r + small, sum = 1 + less_1;
    *rest = scale((less_1 - (sum - 1)) + (small - (less_1 - r)), k);
    return scale(sum, k);
}

double vmath_exp(double x) {
    if (!(x < 709.79)) return x != x ? x : __builtin_inf();
    if (x < -745.14) return 0;
    double rest;
    return exp_parts(x, &rest);
}

double vmath_expm1(double x) {
    if (!(x < 709.79)) return x != x ? x : __builtin_inf();
    if (x < -40) return -1;
    double r, low;
    int k = reduce_exp(x, &r, &low);
    double small = low + r * low + r * r * HORNER(r, exp_tail);
    if (k == 0) return r + small;
    if (k > 55) return scale(1 + (r + small), k);
    return scale((1 - scale(1, -k) + r) + small, k);
}

/* ---- log ---- */

/* (log((1+s)/(1-s)) - 2s) / s^3 in powers of s^2 */
static const double log_tail[] = {
    2 / 3.0, 2 / 5.0, 2 / 7.0, 2 / 9.0, 2 / 11.0, 2 / 13.0, 2 / 15.0, 2 / 17.0, 2 / 19.0, 2 / 21.0,
};

/* k ln 2 + log(1 + f) + correction, |f| <= sqrt 2 - 1 */
static double log_sum(int k, double f, double correction) {
    double s = f / (2 + f), z = s * s;
    double half_square = 0.5 * f * f;
    double tail = s * (half_square + z * HORNER(z, log_tail));
    if (k == 0) return f - (half_square - (tail + correction));
    return k * LN2_HIGH - ((half_square - (tail + (k * LN2_LOW + correction))) - f);
}

/* x = 2^k (1 + f) for positive finite x, with 1 + f from 1/sqrt 2 to sqrt 2; returns k */
static int split_log(double x, double *f) {
    int k = 0;
    if (x < 0x1p-1022) { /* subnormal */
        x *= 0x1p54;
        k = -54;
    }
    uint64_t bits = bits_of(x);
    k += (int)(bits >> 52) - 1023;
    double m = from_bits((bits & 0xfffffffffffffull) | 0x3ff0000000000000ull);
    if (m > 1.41421356237309504880) {
        m *= 0.5;
        k++;
    }
    *f = m - 1;
    return k;
}

double vmath_log(double x) {
    if (!(x > 0)) return x == 0 ? -__builtin_inf() : __builtin_nan("");
    if (x > 0x1.fffffffffffffp1023) return x;
    double f;
    int k = split_log(x, &f);
    return log_sum(k, f, 0);
}

double vmath_log1p(double x) {
    if (!(x > -1)) return x == -1 ? -__builtin_inf() : __builtin_nan("");
    if (x > 0x1.fffffffffffffp1023) return x;
    if (x > -0.29 && x < 0.41) return log_sum(0, x, 0);
    double sum = 1 + x;
    double lost = x > 1 ? 1 - (sum - x) : x - (sum - 1); /* 1 + x = sum + lost exactly */
    double f;
    int k = split_log(sum, &f);
    return log_sum(k, f, lost / sum);
}

/* ---- tanh ---- */

/* (tanh(x) - x) / x^3 in powers of x^2, for |x| < 0.625: the quotient of the two */
static const double tanh_over[] = {-0.333333333333333326, -0.0204984629051061205,
                                   -0.000199163122758690705};
static const double tanh_under[] = {1, 0.461495388715314451, 0.0232908829497555422,
                                    0.000206517757001621402};

double vmath_tanh(double x) {
    if (x != x) return x;
    double size = x < 0 ? -x : x;
    if (size < 0.625) {
        double z = x * x;
        return x + x * (z * HORNER(z, tanh_over) / HORNER(z, tanh_under));
    }
    double y = size > 22 ? 1 : 1 - 2 / (vmath_exp(2 * size) + 1);
    return x < 0 ? -y : y;
}

/* ---- cos, sin ---- */

static const double sin_tail[] = {
    -1 / 6.0,        1 / 120.0,        -1 / 5040.0,          1 / 362880.0,
    -1 / 39916800.0, 1 / 6227020800.0, -1 / 1307674368000.0, 1 / 355687428096000.0,
};

static const double cos_tail[] = {
    1 / 24.0,        -1 / 720.0,         1 / 40320.0,          -1 / 3628800.0,
    1 / 479001600.0, -1 / 87178291200.0, 1 / 20922789888000.0,
};

/* cos(x + quarters pi/2) */
static double cos_quarters(double x, int quarters) {
    if (!(x >= -1e9 && x <= 1e9)) return __builtin_nan("");
    double k = (x * 0.63661977236758134308 + ROUND) - ROUND;
    double a = x - k * HALF_PI_HIGH;
    double b = k * HALF_PI_MIDDLE;
    double high = a - b;
    double small = k * HALF_PI_LOW - ((a - high) - b);
    double r = high - small;
    double low = (high - r) - small;
    double z = r * r, value;
    quarters += (int)k;
    if (quarters & 1) { /* -sin(r + low) */
        value = -(r + (low * (1 - 0.5 * z) + r * z * HORNER(z, sin_tail)));
    } else { /* cos(r + low) */
        double half_square = 0.5 * z, w = 1 - half_square;
        value = w + (((1 - w) - half_square) + (z * z * HORNER(z, cos_tail) - r * low));
    }
    return quarters & 2 ? -value : value;
}

double vmath_cos(double x) {
    return cos_quarters(x, 0);
}

double vmath_sin(double x) {
    return x == 0 ? x : cos_quarters(x, -1);
}

/* ---- atan2 ---- */

/* atan(k/8) in two parts */
static const double eighths[9][2] = {
    {0, 0},
    {0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59},
    {0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57},
    {0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56},
    {0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56},
    {0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58},
    {0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56},
    {0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56},
    {0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55},
};
#define PI_LOW 0x1.1a62633145c07p-53

/* (atan(r) - r) / r^3 */
static const double atan_tail[] = {
    -1 / 3.0, 1 / 5.0, -1 / 7.0, 1 / 9.0, -1 / 11.0, 1 / 13.0, -1 / 15.0,
};

/* The smaller coordinate over the larger is at most 1; near k/8, atan(t) = atan(k/8) + atan(r) with
 * r = (t - k/8) / (1 + t k/8), |r| <= 1/16. */
double vmath_atan2(double y, double x) {
    if (x != x || y != y) return x + y;
    double across = x < 0 ? -x : x, up = y < 0 ? -y : y;
    double large = vmath_max(across, up), small = vmath_min(across, up);
    if (!vmath_finite(large)) { /* of two infinities each counts as 1 */
        small = vmath_finite(small) ? 0 : 1;
        large = 1;
    }
    if (large > 1e300 || large < 1e-290) { /* no sum below overflows or loses its last digits */
        double factor = large > 1 ? 0.125 : 0x1p100;
        large *= factor;
        small *= factor;
    }
    double high = 0, low = 0;
    if (large > 0) {
        double t = small / large, k = (8 * t + ROUND) - ROUND, r = t;
        if (k > 0) r = (small - 0.125 * k * large) / (large + 0.125 * k * small);
        double z = r * r, tail = r * (z * HORNER(z, atan_tail));
        const double *part = eighths[(int)k];
        high = part[0] + r;
        low = ((part[0] - high) + r) + part[1] + tail;
    }
    if (up > across) { /* pi/2 - angle */
        double turned = 0.5 * VMATH_PI - high;
        low = ((0.5 * VMATH_PI - turned) - high) + (0.5 * PI_LOW - low);
        high = turned;
    }
    if (bits_of(x) >> 63) { /* pi - angle */
        double turned = VMATH_PI - high;
        low = ((VMATH_PI - turned) - high) + (PI_LOW - low);
        high = turned;
    }
    double angle = high + low;
    return bits_of(y) >> 63 ? -angle : angle;
}

/* ---- erf, erfcx ---- */

/* (erf(x) - x) / x in powers of x^2: 2/sqrt(pi) (-1)^n / (n! (2n+1)), less 1 at n = 0 */
#define OF_SERIES(denominator) (1.12837916709551257390 / (denominator))
static const double erf_series[] = {
    0.12837916709551257390,
    OF_SERIES(-3.0),
    OF_SERIES(10.0),
    OF_SERIES(-42.0),
    OF_SERIES(216.0),
    OF_SERIES(-1320.0),
    OF_SERIES(9360.0),
    OF_SERIES(-75600.0),
    OF_SERIES(685440.0),
    OF_SERIES(-6894720.0),
    OF_SERIES(76204800.0),
    OF_SERIES(-918086400.0),
    OF_SERIES(11975040000.0),
    OF_SERIES(-168129561600.0),
    OF_SERIES(2528170444800.0),
    OF_SERIES(-40537905408000.0),
    OF_SERIES(690452066304000.0),
    OF_SERIES(-12449059983360000.0),
    OF_SERIES(236887827111936000.0),
};

/* e^(x^2) erfc(x) for 0 <= x < 0.8 in powers of x - 1/2 */
static const double erfcx_near[] = {
    0.615690344192925875,    -0.512688822902586712,   0.359345932741632529,
    -0.222010571021177089,   0.12417032361552027,     -0.0639701636855931074,
    0.0307284139243438276,   -0.0138874161994392667,  0.00594617645317111575,
    -0.00242540634204779072, 0.00094669470508260571,  -0.000354918533516584343,
    0.00012820543187057954,  -0.00004474879580736602, 0.0000151215479019335682,
    -4.92948646984816995e-6, 1.57200499388485599e-6,  -5.45340633319450697e-7,
    1.64174785507157368e-7,
};

/* The asymptotic series of sqrt(pi) x e^(x^2) erfc(x), less 1, in powers of h = 1/(2 x^2), by h */
static const double erfcx_series[] = {-1, 3, -15, 105, -945, 10395, -135135, 2027025};

/* (1 + 2x) e^(x^2) erfc(x) for 0.8 <= x <= 25 in powers of (x - 3) / (x + 3) */
static const double erfcx_far[] = {
    1.25300805826972965,      -0.135621106124581212,     -0.0475622943534511763,
    0.129645158702764918,     -0.119273663415275534,     0.0683080273438397581,
    -0.0237705149196098348,   0.00252939181812401903,    0.00188869037286554678,
    -0.000779832289090513638, -0.000105159909062449785,  0.000125099438560755702,
    4.95002340984394173e-6,   -0.0000201008527002913922, -7.33244687899302177e-7,
    3.47304492235150026e-6,   3.60593688946502392e-7,    -6.1759215219750381e-7,
    -1.47109499739610166e-7,  1.02809703523621315e-7,    4.72079444833533978e-8,
    -1.39247617599335044e-8,  -1.18878390700962103e-8,   1.20871773117861089e-9,
    2.11592945581940396e-9,   -3.55907957304665794e-11,  -1.96385939216054906e-10,
};

/* e^(x^2) = the result + *rest; the square in two exact parts, because a rounded one would cost x^2
 * ulp. |x| <= 26.6 */
static double exp_square(double x, double *rest) {
    double high = high_part(x), low = (x - high) * (x + high);
    double e = exp_parts(high * high, rest);
    *rest += e * vmath_expm1(low);
    return e;
}

double vmath_erfcx(double x) {
    if (x < 0) {
        if (x < -26.6) return __builtin_inf();
        double mirrored = vmath_erfcx(-x);
        if (x > -0.8) return 1 + (2 * vmath_expm1(x * x) + (1 - mirrored));
        double rest, e = exp_square(x, &rest);
        return 2 * e + (2 * rest - mirrored);
    }
    if (x < 0.8) return HORNER(x - 0.5, erfcx_near);
    if (x > 25) {
        double first = (1 / VMATH_SQRT_PI) / x, h = 0.5 / x / x;
        return first + first * (h * HORNER(h, erfcx_series));
    }
    double under = 1 + 2 * x, lost = 1 - (under - 2 * x); /* 1 + 2x = under + lost exactly */
    double y = HORNER((x - 3) / (x + 3), erfcx_far) / under;
    return y - y * (lost / under);
}

double vmath_erf(double x) {
    if (x != x) return x;
    double size = x < 0 ? -x : x;
    if (size < 1) {
        double z = x * x;
        return x + x * HORNER(z, erf_series);
    }
    double rest, y = 1;
    if (size <= 6) {
        double e = exp_square(size, &rest);
        y = 1 - vmath_erfcx(size) / (e + rest);
    }
    return x < 0 ? -y : y;
}

/* ---- four floats at once ---- */

f32x4 vmath_exp4(f32x4 x) {
    x = simd_max(simd_min(x, simd_splat(88.37f)), simd_splat(-88.02f));
    f32x4 shifted = x * 1.44269504f + ROUND_BIASED; /* low bits: 127 + k, k the nearest integer */
    f32x4 k = shifted - ROUND_BIASED;
    f32x4 r = (x - k * 0x1.62ep-1f) - k * 0x1.0bfbe8p-15f;
    f32x4 z = r * r;
    f32x4 tail = (0.499992315f + r * 0.166671146f) + z * (0.0418901569f + r * 0.00831252017f);
    f32x4 power = simd_from_bits(simd_bits(shifted) << 23); /* 2^k, and 0 for k = -127 */
    return ((r + z * tail) + 1) * power;
}

f32x4 vmath_log4(f32x4 x) {
    const i32x4 root_half = simd_bits(simd_splat(0.707106781f));
    i32x4 above = simd_bits(x) - root_half; /* its exponent field is k, its fraction that of m */
    i32x4 k = above >> 23;
    f32x4 m = simd_from_bits((above & 0x7fffff) + root_half);
    f32x4 f = m - 1, s = f / (f + 2), z = s * s;
    f32x4 tail = z * (0.666666667f + z * (0.4f + z * (0.285714286f + z * 0.222222222f)));
    f32x4 half_square = 0.5f * f * f;
    f32x4 kf = __builtin_convertvector(k, f32x4);
    return kf * 0x1.62ep-1f -
           ((half_square - (s * (half_square + tail) + kf * 0x1.0bfbe8p-15f)) - f);
}

/* Numerator and denominator carry the factor 0.593, for which the rounded coefficients, in this
 * order of operations, were found to fit best over all floats. */
f32x4 vmath_tanh4(f32x4 x) {
    x = simd_max(simd_min(x, simd_splat(8.5f)), simd_splat(-8.5f));
    f32x4 z = x * x, zz = z * z;
    f32x4 over = (0.593192756f + z * 0.0795663968f) +
                 zz * (0.00209635752f + z * (1.26059394e-5f + z * 8.46436876e-9f));
    f32x4 under = (0.593192756f + z * 0.277297258f) +
                  zz * (0.0154365012f + z * (0.000198651978f + z * 4.83161386e-7f));
    return over * (x / under);
}

/* The last few elements pass through a padded group, so that n may be any number. */
#define ARRAY_OF(name, function4)                           \
    void name(float *y, const float *x, int n) {            \
        int i = 0;                                          \
        f32x4 group = {0};                                  \
        for (; i + 4 <= n; i += 4) {                        \
            memcpy(&group, x + i, sizeof group);            \
            group = function4(group);                       \
            memcpy(y + i, &group, sizeof group);            \
        }                                                   \
        if (i == n) return;                                 \
        memcpy(&group, x + i, (size_t)(n - i) * sizeof *x); \
        group = function4(group);                           \
        memcpy(y + i, &group, (size_t)(n - i) * sizeof *y); \
    }

ARRAY_OF(vmath_exp_array, vmath_exp4)
ARRAY_OF(vmath_tanh_array, vmath_tanh4)
