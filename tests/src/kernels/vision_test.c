#include "base/kernel.h"
#include "check.h"
#include "vision/conv.h"
#include "vision/energy.h"
#include "vision/pool.h"
#include "vision/shift.h"

static Status call_of(const char *id, KernelCall *call) {
    const Kernel *kernel = kernel_at(kernel_index(id));
    assert_non_null(kernel);
    return kernel_call(kernel, call);
}

static double x[2 * 4 * 5], w[3 * 2 * 9], b[] = {0.5, -1, 2}, y[3 * 2 * 3];

/* conv2d over 2 channels of 4 by 5 with 3 filters of 3 by 3, stride 2, border 1: 2 by 3 outputs */
static KernelCall layer(void) {
    for (int i = 0; i < 40; i++)
        x[i] = i * 7 % 11 - 5;
    for (int i = 0; i < 54; i++)
        w[i] = i * 5 % 7 - 3;
    return (KernelCall){.array = {y, x, w, b},
                        .length = {18, 40, 54, 3},
                        .number = {0, 0, 0, 0, 2, 4, 5, 3, 3, 2, 1, 1}};
}

static void a_layer_is_that_of_the_core(void **state) {
    (void)state;
    KernelCall call = layer();
    double want[18];
    check_ok(call_of("conv2d", &call));
    conv_forward(want, x, w, b, &(Conv){2, 4, 5, 3, 3, 2, 1, 1});
    assert_memory_equal(y, want, sizeof want);
    KernelCall size = {.number = {5, 3, 2, 1, 1}};
    check_ok(call_of("conv_length", &size));
    assert_true(size.result == 3);
}

static void pools_are_those_of_the_core(void **state) {
    (void)state;
    layer();
    double got[2 * 2 * 2], want[2 * 2 * 2];
    const Pool p = {2, 4, 5, 2, 2, 0};
    KernelCall call = {.array = {got, x}, .length = {8, 40}, .number = {0, 0, 2, 4, 5, 2, 2, 0}};
    check_ok(call_of("pool_max", &call));
    pool_max(want, NULL, x, &p);
    assert_memory_equal(got, want, sizeof want);
    check_ok(call_of("pool_mean", &call));
    pool_mean(want, x, &p, false);
    assert_memory_equal(got, want, sizeof want);
}

static void measures_are_those_of_the_core(void **state) {
    (void)state;
    double one[] = {3, 0, 4}, two[] = {0, 0, 2}, even[33], odd[33], want[2][33];
    KernelCall index = {.array = {one, two}, .length = {3, 3}};
    check_ok(call_of("invariance_index", &index));
    check_close(index.result, sqrt(13) / 2, 1e-15, 0);
    double r[] = {1, 0, 0, 0};
    KernelCall ratio = {.array = {r}, .length = {4}};
    check_ok(call_of("f1f0", &ratio));
    check_close(ratio.result, 2, 1e-15, 0);
    KernelCall harmonic = {.array = {r}, .length = {4}, .number = {0, 2}};
    check_ok(call_of("harmonic", &harmonic));
    check_close(harmonic.result, 0.5, 1e-15, 0);
    KernelCall filters = {.array = {even, odd}, .length = {33, 33}, .number = {0, 0, 0.125, 4}};
    check_ok(call_of("energy_filters", &filters));
    energy_filters(want[0], want[1], 33, 0.125, 4);
    assert_memory_equal(even, want[0], sizeof even);
    assert_memory_equal(odd, want[1], sizeof odd);
}

static void refused(const char *id, KernelCall call, Code code, const char *what) {
    Status status = call_of(id, &call);
    assert_int_equal(status.code, code);
    assert_string_equal(status.what, what);
}

static void what_does_not_fit_is_refused_and_changes_nothing(void **state) {
    (void)state;
    KernelCall good = layer();
    for (int i = 0; i < 18; i++)
        y[i] = 77;
    const struct {
        double value;
        const char *what;
        int argument;
        Code code;
    } wrong[] = {{3, "x", 4, E_SHAPE},          {0, "rows", 5, E_DOMAIN},
                 {2, "w", 7, E_SHAPE},          {0, "kernel", 8, E_DOMAIN},
                 {9, "kernel", 8, E_SHAPE},     {0, "stride", 9, E_DOMAIN},
                 {1, "y", 9, E_SHAPE},          {-1, "padding", 10, E_DOMAIN},
                 {0, "dilation", 11, E_DOMAIN}, {1.5, "stride", 9, E_DOMAIN}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        KernelCall call = good;
        call.number[wrong[i].argument] = wrong[i].value;
        refused("conv2d", call, wrong[i].code, wrong[i].what);
    }
    good.length[3] = 2;
    refused("conv2d", good, E_SHAPE, "b");
    for (int i = 0; i < 18; i++)
        assert_true(y[i] == 77);
    refused("pool_max",
            (KernelCall){.array = {y, x}, .length = {8, 40}, .number = {0, 0, 2, 4, 5, 2, 2, 2}},
            E_DOMAIN, "padding");
    refused("pool_mean",
            (KernelCall){.array = {y, x}, .length = {9, 40}, .number = {0, 0, 2, 4, 5, 2, 2, 0}},
            E_SHAPE, "y");
    double zero[2] = {0};
    refused("invariance_index", (KernelCall){.array = {x, zero}, .length = {2, 2}}, E_DOMAIN,
            "|b|");
    refused("f1f0", (KernelCall){.array = {zero}, .length = {2}}, E_DOMAIN, "F0");
    refused("f1f0", (KernelCall){.array = {zero}, .length = {0}}, E_EMPTY, "r");
    refused("harmonic", (KernelCall){.array = {zero}, .length = {0}}, E_EMPTY, "r");
    refused("energy_filters", (KernelCall){.array = {y, x}, .length = {3, 3}}, E_DOMAIN, "sigma");
}

TEST_GROUP(cmocka_unit_test(a_layer_is_that_of_the_core),
           cmocka_unit_test(pools_are_those_of_the_core),
           cmocka_unit_test(measures_are_those_of_the_core),
           cmocka_unit_test(what_does_not_fit_is_refused_and_changes_nothing))
