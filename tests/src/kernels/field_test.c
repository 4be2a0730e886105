#include "base/kernel.h"
#include "check.h"

static const Kernel *kernel_of(const char *id) {
    const Kernel *kernel = kernel_at(kernel_index(id));
    assert_non_null(kernel);
    return kernel;
}

static double vgg[] = {3, 1, 1, 1, 3, 1, 1, 1, 2, 2, 0, 1}; /* its first three layers */
static double bad[] = {3, 1, 1, 1, 3, 0, 1, 1};

static void the_recursion_fills_five_arrays(void **state) {
    (void)state;
    double out[5][3];
    KernelCall call = {.array = {out[0], out[1], out[2], out[3], out[4], vgg},
                       .length = {3, 3, 3, 3, 3, 12},
                       .number = {[6] = 224}};
    check_ok(kernel_call(kernel_of("rf_compute"), &call));
    static const double want[5][3] = {
        {224, 224, 112}, {3, 5, 6}, {1, 1, 2}, {-1, -2, -2}, {0, 0, 0.5}};
    assert_memory_equal(out, want, sizeof want);
    assert_true(call.result == 6);
}

static void a_bad_layer_changes_nothing(void **state) {
    (void)state;
    double out[5][2] = {{-7, -7}};
    KernelCall call = {.array = {out[0], out[1], out[2], out[3], out[4], bad},
                       .length = {2, 2, 2, 2, 2, 8},
                       .number = {[6] = 224}};
    Status status = kernel_call(kernel_of("rf_compute"), &call);
    assert_int_equal(status.code, E_DOMAIN);
    assert_string_equal(status.what, "s");
    bad[5] = 1;
    call.number[6] = 0;
    assert_string_equal(kernel_call(kernel_of("rf_compute"), &call).what, "n0");
    call.number[6] = 2.5;
    assert_int_equal(kernel_call(kernel_of("rf_compute"), &call).code, E_DOMAIN);
    call.number[6] = 224;
    call.length[5] = 7;
    assert_int_equal(kernel_call(kernel_of("rf_compute"), &call).code, E_SHAPE);
    call.length[5] = 4; /* one layer, and room for two */
    assert_int_equal(kernel_call(kernel_of("rf_compute"), &call).code, E_SHAPE);
    assert_true(out[0][0] == -7 && out[0][1] == -7);
    bad[5] = 0;
}

static void widths_weights_and_spreads_come_from_the_layers(void **state) {
    (void)state;
    KernelCall call = {.array = {vgg}, .length = {12}, .number = {[1] = 2}};
    check_ok(kernel_call(kernel_of("rf_width"), &call));
    assert_true(call.result == 6);
    check_ok(kernel_call(kernel_of("rf_weights"), &call));
    assert_true(call.result == 9 + 9 + 4);
    check_ok(kernel_call(kernel_of("ef_std"), &call));
    check_close(call.result, sqrt(8 / 12. + 8 / 12. + 3 / 12.), 1e-12, 0);
    call.number[1] = 3;
    assert_string_equal(kernel_call(kernel_of("rf_weights"), &call).what, "dims");
}

static void a_profile_has_the_length_of_its_field(void **state) {
    (void)state;
    double profile[6], scratch[6], sum = 0;
    KernelCall call = {.array = {profile, scratch, vgg}, .length = {6, 6, 12}};
    check_ok(kernel_call(kernel_of("ef_profile"), &call));
    for (int i = 0; i < 6; i++)
        sum += profile[i];
    check_close(sum, 1, 1e-15, 0);
    assert_true(call.result == 0);
    call.length[0] = call.length[1] = 5;
    assert_string_equal(kernel_call(kernel_of("ef_profile"), &call).what, "profile");
}

TEST_GROUP(cmocka_unit_test(the_recursion_fills_five_arrays),
           cmocka_unit_test(a_bad_layer_changes_nothing),
           cmocka_unit_test(widths_weights_and_spreads_come_from_the_layers),
           cmocka_unit_test(a_profile_has_the_length_of_its_field))
