#include "base/kernel.h"
#include "check.h"
#include "vision/lasso.h"
#include "vision/tuning.h"

static const Kernel *kernel_of(const char *id) {
    const Kernel *kernel = kernel_at(kernel_index(id));
    assert_non_null(kernel);
    return kernel;
}

enum { M = 2, K = 3 };

static double d[M * K] = {1, 0.6, -0.8, 0, 0.8, 0.6}, x[M] = {1, -0.5}, a[K];

/* D, m, k, x, lam, steps, a */
static KernelCall problem(double lambda, double steps) {
    return (KernelCall){.number = {0, M, K, 0, lambda, steps, 0},
                        .array = {d, NULL, NULL, x, NULL, NULL, a},
                        .length = {M * K, 0, 0, M, 0, 0, K}};
}

static void codes_are_those_of_the_core(void **state) {
    (void)state;
    KernelCall call = problem(0.1, 20);
    double want[K];
    check_ok(kernel_call(kernel_of("lasso_ista"), &call));
    lasso_ista(d, M, K, x, 0.1, 20, want);
    assert_memory_equal(a, want, sizeof a);
    check_ok(kernel_call(kernel_of("lasso_lipschitz"), &call));
    check_close(call.result, 2, 1e-12, 0); /* D D' is the diagonal of 2 and 1 */
    call.array[5] = a;
    call.length[5] = K;
    check_ok(kernel_call(kernel_of("lasso_objective"), &call));
    check_close(call.result, lasso_objective(d, M, K, x, 0.1, want), 0, 1e-14);
    call = (KernelCall){.number = {-2, 0.5}};
    check_ok(kernel_call(kernel_of("soft_threshold"), &call));
    assert_true(call.result == -1.5);
}

static void filters_are_measured(void **state) {
    (void)state;
    double filter[4] = {0, 2, -2, 0};
    KernelCall call = {.array = {filter}, .length = {4}};
    check_ok(kernel_call(kernel_of("participation"), &call));
    assert_true(call.result == 0.5);
    check_ok(kernel_call(kernel_of("excess_kurtosis"), &call));
    assert_true(call.result == excess_kurtosis(filter, 4));
}

static void what_makes_no_sense_is_refused(void **state) {
    (void)state;
    const Kernel *ista = kernel_of("lasso_ista");
    a[0] = 7;
    KernelCall call = problem(-0.1, 5);
    assert_string_equal(kernel_call(ista, &call).what, "lam");
    call = problem(0.1, 5);
    call.number[1] = 3;
    assert_int_equal(kernel_call(ista, &call).code, E_SHAPE);
    call = problem(0.1, 5);
    call.length[6] = 2;
    assert_int_equal(kernel_call(ista, &call).code, E_SHAPE);
    call = problem(0.1, 0.5);
    assert_string_equal(kernel_call(ista, &call).what, "steps");
    assert_true(a[0] == 7);
    double zero[3] = {0}, same[3] = {2, 2, 2};
    call = (KernelCall){.array = {zero}, .length = {3}};
    assert_int_equal(kernel_call(kernel_of("participation"), &call).code, E_SINGULAR);
    call.array[0] = same;
    assert_int_equal(kernel_call(kernel_of("excess_kurtosis"), &call).code, E_SINGULAR);
    call.length[0] = 0;
    assert_int_equal(kernel_call(kernel_of("participation"), &call).code, E_EMPTY);
    call = (KernelCall){.number = {1, -1}};
    assert_int_equal(kernel_call(kernel_of("soft_threshold"), &call).code, E_DOMAIN);
}

TEST_GROUP(cmocka_unit_test(codes_are_those_of_the_core), cmocka_unit_test(filters_are_measured),
           cmocka_unit_test(what_makes_no_sense_is_refused))
