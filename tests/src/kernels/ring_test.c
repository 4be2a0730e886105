#include "base/kernel.h"
#include "check.h"
#include "circuit/ring.h"
#include "circuit/ring_theory.h"

static const Kernel *kernel_of(const char *id) {
    const Kernel *kernel = kernel_at(kernel_index(id));
    assert_non_null(kernel);
    return kernel;
}

static void a_step_is_the_core_s_own(void **state) {
    (void)state;
    double u[5] = {1, 2, -1, 0, 0.5}, input[5] = {1, 1, 2, 1, 1}, want[5];
    memcpy(want, u, sizeof u);
    KernelCall call = {.number = {0, -3, 6, 0, 0.2, 0.5, 10},
                       .array = {u, NULL, NULL, input},
                       .length = {5, 0, 0, 5}};
    check_ok(kernel_call(kernel_of("ring_step"), &call));
    ring_step(want, 5, -3, 6, input, 0.2, 0.5, 10);
    assert_memory_equal(u, want, sizeof u);
    const int positions[] = {5, 6};
    const char *what[] = {"dt", "tau"};
    for (int k = 0; k < 2; k++) {
        double kept = call.number[positions[k]];
        call.number[positions[k]] = 0;
        Status s = kernel_call(kernel_of("ring_step"), &call);
        assert_int_equal(s.code, E_DOMAIN);
        assert_string_equal(s.what, what[k]);
        assert_memory_equal(u, want, sizeof u);
        call.number[positions[k]] = kept;
    }
    call.length[0] = call.length[3] = 2;
    assert_string_equal(kernel_call(kernel_of("ring_step"), &call).what, "neurons");
}

static void what_is_heard_is_the_plain_sum(void **state) {
    (void)state;
    double u[4] = {1, -2, 3, 0}, out[4], want[4];
    KernelCall call = {.number = {0, 0, -1, 4, 0.1}, .array = {out, u}, .length = {4, 4}};
    check_ok(kernel_call(kernel_of("ring_recurrent"), &call));
    ring_recurrent(want, u, -1, 4, 0.1, 4);
    assert_memory_equal(out, want, sizeof out);
}

static void an_angle_that_is_not_is_not_written(void **state) {
    (void)state;
    double r[4] = {0, 1, 0, 0}, angle = 9, two[2] = {0};
    KernelCall call = {.array = {r, &angle}, .length = {4, 1}};
    check_ok(kernel_call(kernel_of("ring_decode"), &call));
    assert_true(call.result == 1);
    check_close(angle, -1.5707963267948966, 1e-12, 0);
    r[1] = 0;
    angle = 9;
    check_ok(kernel_call(kernel_of("ring_decode"), &call));
    assert_true(call.result == 0 && angle == 9);
    r[2] = -1;
    assert_string_equal(kernel_call(kernel_of("ring_decode"), &call).what, "r");
    call.array[1] = two;
    call.length[1] = 2;
    assert_int_equal(kernel_call(kernel_of("ring_decode"), &call).code, E_SHAPE);
}

static void theory_is_the_core_s_own(void **state) {
    (void)state;
    double phic = 9, a = 9, want_phic, want_a;
    KernelCall call = {
        .number = {-3, 6, 1}, .array = {NULL, NULL, NULL, &phic, &a}, .length = {0, 0, 0, 1, 1}};
    check_ok(kernel_call(kernel_of("ring_bump_theory"), &call));
    ring_bump_theory(-3, 6, 1, &want_phic, &want_a);
    assert_true(call.result == 1 && phic == want_phic && a == want_a);
    call.number[1] = 1.9;
    phic = a = 9;
    check_ok(kernel_call(kernel_of("ring_bump_theory"), &call));
    assert_true(call.result == 0 && phic == 9 && a == 9);
    KernelCall limit = {.number = {6}};
    check_ok(kernel_call(kernel_of("ring_j0_max"), &limit));
    assert_true(limit.result == ring_j0_max(6));
    KernelCall spread = {.number = {-3, 6, 1, 0.1, 10, 64}};
    check_ok(kernel_call(kernel_of("ring_diffusion"), &spread));
    assert_true(spread.result == ring_diffusion(-3, 6, 1, 0.1, 10, 64));
    spread.number[5] = 2;
    assert_string_equal(kernel_call(kernel_of("ring_diffusion"), &spread).what, "neurons");
}

TEST_GROUP(cmocka_unit_test(a_step_is_the_core_s_own),
           cmocka_unit_test(what_is_heard_is_the_plain_sum),
           cmocka_unit_test(an_angle_that_is_not_is_not_written),
           cmocka_unit_test(theory_is_the_core_s_own))
