#include "base/kernel.h"
#include "check.h"
#include "neuron/lif.h"
#include "neuron/lif_rate.h"
#include "neuron/siegert.h"

static const Membrane usual = {20, 15, 0, 2};

static const Kernel *kernel_of(const char *id) {
    const Kernel *kernel = kernel_at(kernel_index(id));
    assert_non_null(kernel);
    return kernel;
}

static void rates_are_those_of_the_models(void **state) {
    (void)state;
    KernelCall call = {.number = {20, 20, 15, 0, 2}};
    check_ok(kernel_call(kernel_of("lif_rate"), &call));
    assert_true(call.result == lif_rate(&usual, 20));
    check_ok(kernel_call(kernel_of("lif_rate_gain"), &call));
    assert_true(call.result == lif_rate_gain(&usual, 20));
    check_ok(kernel_call(kernel_of("lif_rate_inverse"), &call));
    check_close(lif_rate(&usual, call.result), 20, 0, 1e-12);
    call.number[0] = 500; /* the limit itself */
    Status s = kernel_call(kernel_of("lif_rate_inverse"), &call);
    assert_int_equal(s.code, E_DOMAIN);
    assert_string_equal(s.what, "rate");
}

static void noisy_rates_are_siegerts(void **state) {
    (void)state;
    KernelCall call = {.number = {12, 5, 20, 15, 0, 2}};
    check_ok(kernel_call(kernel_of("siegert_rate"), &call));
    check_close(call.result, 13.85, 0.005, 0); /* the specification's table */
    assert_true(call.result == siegert_rate(&usual, 12, 5));
    check_ok(kernel_call(kernel_of("siegert_cv"), &call));
    assert_true(call.result == siegert_cv(&usual, 12, 5));
    call.number[1] = -1;
    assert_string_equal(kernel_call(kernel_of("siegert_cv"), &call).what, "sigma");
}

static void each_membrane_parameter_is_checked_in_its_place(void **state) {
    (void)state;
    static const char *const ids[] = {"lif_rate", "lif_rate_gain", "lif_rate_inverse",
                                      "siegert_rate", "siegert_cv"};
    for (int i = 0; i < 5; i++) {
        int from = i < 3 ? 1 : 2;
        static const double wrong[] = {0, -1, 16, -1};
        static const char *const what[] = {"tau_m", "v_reset", "v_reset", "tau_ref"};
        for (int k = 0; k < 4; k++) {
            KernelCall call = {.number = {12, 5}};
            const double right[] = {20, 15, 0, 2};
            for (int j = 0; j < 4; j++)
                call.number[from + j] = j == k ? wrong[k] : right[j];
            assert_string_equal(kernel_call(kernel_of(ids[i]), &call).what, what[k]);
        }
    }
}

enum { STEPS = 400 };

static Status run(KernelCall *call, double exact) {
    static double v[STEPS + 1], spikes[STEPS], currents[STEPS];
    for (int k = 0; k < STEPS; k++)
        currents[k] = 2;
    v[0] = -99;
    *call = (KernelCall){.array = {v, spikes, currents},
                         .length = {STEPS + 1, STEPS, STEPS},
                         .number = {0, 0, 0, 0, 20, 15, 0, 2, 10, 0.1, exact}};
    return kernel_call(kernel_of("lif_run"), call);
}

static void a_run_is_the_neuron_step_by_step(void **state) {
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        KernelCall call;
        check_ok(run(&call, exact));
        LifParams p = {usual, 10, 0.1, exact ? LIF_EXACT : LIF_EULER};
        Lif neuron;
        check_ok(lif_init(&neuron, &p, 0));
        int spikes = 0;
        assert_true(call.array[0][0] == 0);
        for (int k = 0; k < STEPS; k++) {
            bool fired = lif_step(&neuron, 2);
            spikes += fired;
            assert_true(call.array[0][k + 1] == neuron.v);
            assert_true(call.array[1][k] == fired);
        }
        assert_true(call.result == spikes && spikes == 1);
    }
}

static void a_run_with_bad_input_writes_nothing(void **state) {
    (void)state;
    KernelCall call;
    assert_string_equal(run(&call, 0.5).what, "exact");
    assert_true(call.array[0][0] == -99);
    check_ok(run(&call, 1));
    call.number[9] = 0;
    call.array[0][0] = -99;
    assert_string_equal(kernel_call(kernel_of("lif_run"), &call).what, "dt");
    call.number[9] = 0.1;
    call.array[2][3] = NAN;
    assert_string_equal(kernel_call(kernel_of("lif_run"), &call).what, "currents");
    assert_true(call.array[0][0] == -99);
}

TEST_GROUP(cmocka_unit_test(rates_are_those_of_the_models),
           cmocka_unit_test(noisy_rates_are_siegerts),
           cmocka_unit_test(each_membrane_parameter_is_checked_in_its_place),
           cmocka_unit_test(a_run_is_the_neuron_step_by_step),
           cmocka_unit_test(a_run_with_bad_input_writes_nothing))
