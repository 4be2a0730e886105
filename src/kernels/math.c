/* Elementary functions and random numbers, the same bits on every machine. */
#include "base/kernel.h"
#include "base/rng.h"
#include "base/vmath.h"

/* The domain of `x`, checked, and the function of it. */
#define OF_X(name, domain)                    \
    static Status run_##name(KernelCall *c) { \
        double x = c->number[0];              \
        CHECK(domain);                        \
        c->result = vmath_##name(x);          \
        return STATUS_OK;                     \
    }
#define NO_OVERFLOW check_below("x", "1", x, 709.78, NULL)
#define ANGLE       check_between("x", "1", x, -1e6, 1e6)

OF_X(exp, NO_OVERFLOW)
OF_X(expm1, NO_OVERFLOW)
OF_X(tanh, STATUS_OK)
OF_X(erf, STATUS_OK)
OF_X(log, check_above("x", "1", x, 0))
OF_X(log1p, check_above("x", "1", x, -1))
OF_X(sqrt, check_at_least("x", "1", x, 0))
OF_X(erfcx, check_at_least("x", "1", x, -26))
OF_X(cos, ANGLE)
OF_X(sin, ANGLE)

static Status run_atan2(KernelCall *c) {
    c->result = vmath_atan2(c->number[0], c->number[1]);
    return STATUS_OK;
}

static Status fill(KernelCall *c, double (*draw)(Rng *)) {
    CHECK(check_whole("seed", "1", c->number[1], 0, 4294967295.0));
    Rng rng = rng_stream((uint64_t)c->number[1], STREAM_DATA);
    for (int i = 0; i < c->length[0]; i++)
        c->array[0][i] = draw(&rng);
    return STATUS_OK;
}

static Status run_random_uniform(KernelCall *c) {
    return fill(c, rng_uniform);
}

static Status run_random_normal(KernelCall *c) {
    return fill(c, rng_normal);
}

#define VMATH(name) "base/vmath.h", "vmath_" #name
#define RNG(name)   "base/rng.h", "rng_" #name
#define X           KERNEL_ARGS({"x", "1", KERNEL_NUMBER, 0})
#define Y_SEED      KERNEL_ARGS({"y", "1", KERNEL_OUT, 0}, {"seed", "1", KERNEL_NUMBER, 0})

const Kernel math_kernels[] = {
    {"exp", "1", "e to the power of x.", VMATH(exp), X, run_exp},
    {"expm1", "1", "e to the power of x, less 1; accurate near 0.", VMATH(expm1), X, run_expm1},
    {"log", "1", "The natural logarithm of x > 0.", VMATH(log), X, run_log},
    {"log1p", "1", "The natural logarithm of 1 + x; accurate near 0.", VMATH(log1p), X, run_log1p},
    {"sqrt", "1", "The square root of x, which is not negative.", VMATH(sqrt), X, run_sqrt},
    {"tanh", "1", "The hyperbolic tangent of x.", VMATH(tanh), X, run_tanh},
    {"cos", "1", "The cosine of the angle x in radians.", VMATH(cos), X, run_cos},
    {"sin", "1", "The sine of the angle x in radians.", VMATH(sin), X, run_sin},
    {"atan2", "rad", "The angle of the point (x, y), from -pi to pi.", VMATH(atan2),
     KERNEL_ARGS({"y", "1", KERNEL_NUMBER, 0}, {"x", "1", KERNEL_NUMBER, 0}), run_atan2},
    {"erf", "1", "The error function of x.", VMATH(erf), X, run_erf},
    {"erfcx", "1", "exp(x x) (1 - erf(x)), which neither overflows nor vanishes for large x.",
     VMATH(erfcx), X, run_erfcx},
    {"random_uniform", "", "Fills y with random numbers from 0 to 1, the same for the same seed.",
     RNG(uniform), Y_SEED, run_random_uniform},
    {"random_normal", "",
     "Fills y with normal random numbers, mean 0 and variance 1, the same for the same seed.",
     RNG(normal), Y_SEED, run_random_normal},
    {0}};
