#include "base/kernel.h"
#include "base/rng.h"
#include "base/vmath.h"
#include "check.h"

static Status call_of(const char *id, double x, double *result) {
    KernelCall call = {.number = {x}};
    Status status = kernel_call(kernel_at(kernel_index(id)), &call);
    *result = call.result;
    return status;
}

static void each_function_is_the_core_s_own(void **state) {
    (void)state;
    static const struct {
        const char *id;
        double (*f)(double);
    } functions[] = {{"exp", vmath_exp},     {"expm1", vmath_expm1}, {"log", vmath_log},
                     {"log1p", vmath_log1p}, {"sqrt", vmath_sqrt},   {"tanh", vmath_tanh},
                     {"cos", vmath_cos},     {"sin", vmath_sin},     {"erf", vmath_erf},
                     {"erfcx", vmath_erfcx}};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        const double points[] = {1e-9, 0.5, 3, 20};
        for (int k = 0; k < 4; k++) {
            double result = -1;
            check_ok(call_of(functions[i].id, points[k], &result));
            assert_true(result == functions[i].f(points[k]));
        }
    }
}

static void atan2_takes_y_first(void **state) {
    (void)state;
    KernelCall call = {.number = {1, -2}};
    check_ok(kernel_call(kernel_at(kernel_index("atan2")), &call));
    assert_true(call.result == vmath_atan2(1, -2) && call.result > VMATH_PI / 2);
}

static void where_a_function_has_no_value_it_says_so(void **state) {
    (void)state;
    static const struct {
        const char *id;
        double x;
    } refused[] = {{"log", 0},      {"log", -1},  {"log1p", -1},     {"sqrt", -1e-9},
                   {"erfcx", -27},  {"exp", 710}, {"expm1", 710},    {"cos", 1e7},
                   {"sin", -1e300}, {"exp", NAN}, {"tanh", INFINITY}};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        double result;
        Status s = call_of(refused[i].id, refused[i].x, &result);
        if (s.code == OK) fail_msg("%s(%g) = %g", refused[i].id, refused[i].x, result);
        assert_string_equal(s.what, "x");
    }
}

/* Everywhere that a function answers, its answer is finite. */
static void an_answer_is_finite(void **state) {
    (void)state;
    const double points[] = {-1e308, -1e6, -709, -26, -1, -1e-300, 0, 1e-300, 709, 1e6, 1e308};
    const Kernel *kernel;
    for (int k = 0; (kernel = kernel_at(k)); k++)
        for (int i = 0; kernel->arg_count == 1 && i < 11; i++) {
            double result;
            Status s = call_of(kernel->id, points[i], &result);
            if (s.code == OK && !vmath_finite(result))
                fail_msg("%s(%g) = %g", kernel->id, points[i], result);
        }
}

static void random_numbers_are_those_of_the_stream(void **state) {
    (void)state;
    for (int normal = 0; normal < 2; normal++) {
        double y[50];
        KernelCall call = {.array = {y}, .length = {50}, .number = {0, 7}};
        const Kernel *kernel = kernel_at(kernel_index(normal ? "random_normal" : "random_uniform"));
        check_ok(kernel_call(kernel, &call));
        Rng rng = rng_stream(7, STREAM_DATA);
        for (int i = 0; i < 50; i++)
            assert_true(y[i] == (normal ? rng_normal(&rng) : rng_uniform(&rng)));
        call.number[1] = 0.5;
        assert_string_equal(kernel_call(kernel, &call).what, "seed");
        call.number[1] = 4294967296.0;
        assert_int_equal(kernel_call(kernel, &call).code, E_DOMAIN);
    }
}

TEST_GROUP(cmocka_unit_test(each_function_is_the_core_s_own), cmocka_unit_test(atan2_takes_y_first),
           cmocka_unit_test(where_a_function_has_no_value_it_says_so),
           cmocka_unit_test(an_answer_is_finite),
           cmocka_unit_test(random_numbers_are_those_of_the_stream))
