#include "base/kernel.h"
#include "check.h"

/* Gives the sum of x, writes it to each y; refuses a scale of 0. */
static Status sum(KernelCall *call) {
    CHECK(check_above("scale", "mV", call->number[2], 0));
    for (int i = 0; i < call->length[1]; i++)
        call->result += call->array[1][i] * call->number[2];
    for (int i = 0; i < call->length[0]; i++)
        call->array[0][i] = call->result;
    return STATUS_OK;
}

static const Kernel example = {"sum",
                               "mV",
                               "An example.",
                               "example.h",
                               "example",
                               KERNEL_ARGS({"y", "mV", KERNEL_OUT, 0}, {"x", "1", KERNEL_IN, -1},
                                           {"scale", "mV", KERNEL_NUMBER, 0}),
                               sum};

static Status call_example(KernelCall *call, int y_length, int x_length, double scale) {
    static double y[8], x[8];
    for (int i = 0; i < 8; i++)
        y[i] = -1, x[i] = i + 1;
    *call = (KernelCall){
        .number = {0, 0, scale}, .array = {y, x}, .length = {y_length, x_length}, .result = 99};
    return kernel_call(&example, call);
}

static void a_call_starts_from_zero_and_gives_its_result(void **state) {
    (void)state;
    KernelCall call;
    check_ok(call_example(&call, 4, 3, 2));
    assert_true(call.result == 12 && call.array[0][3] == 12 && call.array[0][4] == -1);
    check_ok(call_example(&call, 1, 0, 2));
    assert_true(call.result == 0);
}

static void lengths_that_do_not_fit_are_refused_by_name(void **state) {
    (void)state;
    KernelCall call;
    Status s = call_example(&call, 4, 4, 2);
    assert_int_equal(s.code, E_SHAPE);
    assert_string_equal(s.what, "x");
    assert_true(s.value == 4 && s.high == 3);
    s = call_example(&call, 0, 0, 2); /* then it is the first that is too short */
    assert_int_equal(s.code, E_SHAPE);
    assert_string_equal(s.what, "y");
    assert_true(s.value == 0 && s.high == 1);
}

static void what_is_not_finite_is_refused_before_anything_is_written(void **state) {
    (void)state;
    KernelCall call;
    Status s = call_example(&call, 4, 3, NAN);
    assert_int_equal(s.code, E_NONFINITE);
    assert_string_equal(s.what, "scale");
    check_ok(call_example(&call, 4, 3, 2));
    call.array[0][0] = -1;
    call.array[1][1] = INFINITY;
    s = kernel_call(&example, &call);
    assert_int_equal(s.code, E_NONFINITE);
    assert_string_equal(s.what, "x");
    assert_true(call.array[0][0] == -1);
    s = call_example(&call, 4, 3, 0);
    assert_int_equal(s.code, E_DOMAIN);
    assert_true(call.array[0][0] == -1);
}

/* x (n) is changed in place, its length free; y (m) is as long as z (m) */
static Status halve(KernelCall *call) {
    CHECK(check_length("x", call->length[0], 2 * call->length[1]));
    for (int i = 0; i < call->length[0]; i++)
        call->array[0][i] /= 2;
    return STATUS_OK;
}

static void a_free_length_is_left_to_the_kernel_and_what_is_changed_is_checked(void **state) {
    (void)state;
    static const Kernel kernel = {"halve",
                                  "",
                                  "An example.",
                                  "example.h",
                                  "halve",
                                  KERNEL_ARGS({"x", "1", KERNEL_INOUT, KERNEL_FREE},
                                              {"y", "1", KERNEL_IN, 0}, {"z", "1", KERNEL_IN, 0}),
                                  halve};
    double x[4] = {2, 4, 6, 8}, y[2] = {1, 1}, z[2] = {1, 1};
    KernelCall call = {.array = {x, y, z}, .length = {4, 2, 2}};
    check_ok(kernel_call(&kernel, &call));
    assert_true(x[3] == 4);
    call.length[2] = 1;
    assert_string_equal(kernel_call(&kernel, &call).what, "z");
    call.length[2] = 2;
    call.length[0] = 3;
    assert_string_equal(kernel_call(&kernel, &call).what, "x");
    call.length[0] = 4;
    x[1] = NAN;
    assert_int_equal(kernel_call(&kernel, &call).code, E_NONFINITE);
    assert_true(x[3] == 4);
}

static void every_kernel_is_found_by_its_name_and_described(void **state) {
    (void)state;
    const Kernel *kernel;
    int count = 0;
    for (; (kernel = kernel_at(count)); count++) {
        assert_int_equal(kernel_index(kernel->id), count);
        assert_true(strlen(kernel->says) > 10 && kernel->says[strlen(kernel->says) - 1] == '.');
        assert_null(strpbrk(kernel->says, "\"\\\n"));
        assert_non_null(strstr(kernel->header, ".h"));
        assert_true(*kernel->function);
        assert_true(kernel->arg_count > 0 && kernel->arg_count <= KERNEL_MAX_ARGS);
        int arrays = 0;
        for (int i = 0; i < kernel->arg_count; i++) {
            const KernelArg *arg = &kernel->args[i];
            assert_true(*arg->id && *arg->unit);
            if (arg->kind != KERNEL_NUMBER && arg->more != KERNEL_FREE && arrays++ == 0)
                assert_int_equal(arg->more, 0);
            for (int k = 0; k < i; k++)
                assert_string_not_equal(arg->id, kernel->args[k].id);
        }
    }
    assert_true(count > 10);
    assert_int_equal(kernel_index("nothing"), -1);
    assert_null(kernel_at(count + 5));
}

TEST_GROUP(cmocka_unit_test(a_call_starts_from_zero_and_gives_its_result),
           cmocka_unit_test(lengths_that_do_not_fit_are_refused_by_name),
           cmocka_unit_test(what_is_not_finite_is_refused_before_anything_is_written),
           cmocka_unit_test(a_free_length_is_left_to_the_kernel_and_what_is_changed_is_checked),
           cmocka_unit_test(every_kernel_is_found_by_its_name_and_described))
