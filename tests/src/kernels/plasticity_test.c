#include "base/kernel.h"
#include "base/linalg.h"
#include "check.h"
#include "plasticity/hebb.h"
#include "plasticity/oja.h"
#include "plasticity/sanger.h"

static Status call_of(const char *id, KernelCall *call) {
    const Kernel *kernel = kernel_at(kernel_index(id));
    assert_non_null(kernel);
    return kernel_call(kernel, call);
}

static double X[] = {1, 2, -1, 0.5, 0.3, -2};

static void steps_are_those_of_the_models(void **state) {
    (void)state;
    static void (*const rules[])(double *, const double *, int, double) = {hebb_step, oja_step};
    static const char *const ids[] = {"hebb_step", "oja_step"};
    for (int i = 0; i < 2; i++) {
        double w[] = {0.5, -0.3}, v[] = {0.5, -0.3};
        check_ok(call_of(ids[i],
                         &(KernelCall){.array = {w, X}, .length = {2, 2}, .number = {0, 0, 0.1}}));
        rules[i](v, X, 2, 0.1);
        assert_memory_equal(w, v, sizeof w);
    }
    double w[] = {0.5, -0.3}, v[] = {0.5, -0.3};
    check_ok(call_of("oja_epoch",
                     &(KernelCall){.array = {w, X}, .length = {2, 6}, .number = {0, 0, 0.1}}));
    oja_epoch(v, X, 3, 2, 0.1);
    assert_memory_equal(w, v, sizeof w);
}

static void several_units_step_together(void **state) {
    (void)state;
    static void (*const rules[])(double *, int, int, const double *, double) = {gha_step,
                                                                                subspace_step};
    static const char *const ids[] = {"gha_step", "subspace_step"};
    for (int i = 0; i < 2; i++) {
        double w[] = {0.5, -0.3, 0.1, 0.2, 0.7, 0}, v[] = {0.5, -0.3, 0.1, 0.2, 0.7, 0};
        check_ok(call_of(ids[i],
                         &(KernelCall){.array = {w, X}, .length = {6, 3}, .number = {0, 0, 0.1}}));
        rules[i](v, 2, 3, X, 0.1);
        assert_memory_equal(w, v, sizeof w);
    }
}

static void the_flow_stands_where_the_closed_form_says(void **state) {
    (void)state;
    double a[4], mean[2], values[2], vectors[4], w0[] = {0.1, -0.4}, out[2], want[2], zero[2] = {0};
    check_ok(call_of("data_mean", &(KernelCall){.array = {mean, X}, .length = {2, 6}}));
    check_close(mean[0], 0.1, 1e-15, 0);
    check_ok(call_of("data_moment", &(KernelCall){.array = {a, X, mean}, .length = {4, 6, 2}}));
    check_close(a[0], (0.81 + 1.21 + 0.04) / 3, 1e-15, 0);
    check_ok(call_of("data_moment", &(KernelCall){.array = {a, X, zero}, .length = {4, 6, 2}}));
    check_close(a[0], 2.09 / 3, 1e-15, 0);
    check_ok(call_of("symmetric_eigen",
                     &(KernelCall){.array = {values, vectors, a}, .length = {2, 4, 4}}));
    check_close(values[0] + values[1], (2.09 + 8.25) / 3, 0, 1e-14);
    KernelCall call = {
        .array = {out, values, vectors, w0}, .length = {2, 2, 4, 2}, .number = {0, 0, 0, 0, 1.5}};
    check_ok(call_of("oja_flow", &call));
    oja_flow(want, values, vectors, w0, 2, 1.5);
    assert_memory_equal(out, want, sizeof out);
    KernelCall angle = {.array = {vectors, vectors + 2}, .length = {2, 2}};
    check_ok(call_of("weights_angle", &angle));
    check_close(angle.result, 90, 1e-12, 0);
}

static void refused(const char *id, KernelCall call, Code code, const char *what) {
    Status status = call_of(id, &call);
    assert_int_equal(status.code, code);
    assert_string_equal(status.what, what);
}

static void what_does_not_fit_is_refused_and_changes_nothing(void **state) {
    (void)state;
    double w[] = {0.5, -0.3, 0.1, 0.2, 0.7, 0}, kept[6], asymmetric[] = {1, 2, 3, 4}, out[2] = {7};
    memcpy(kept, w, sizeof w);
    static const char *const ids[] = {"hebb_step", "oja_step", "oja_epoch"};
    for (int i = 0; i < 3; i++)
        refused(ids[i], (KernelCall){.array = {w, X}, .length = {2, 2}, .number = {0, 0, -1}},
                E_DOMAIN, "eta");
    refused("oja_epoch", (KernelCall){.array = {w, X}, .length = {2, 5}}, E_SHAPE, "X");
    refused("oja_epoch", (KernelCall){.array = {w, X}, .length = {2, 1}}, E_SHAPE, "X");
    refused("oja_epoch", (KernelCall){.array = {w, X}, .length = {2, 0}}, E_EMPTY, "X");
    for (int i = 0; i < 2; i++) {
        const char *id = i == 0 ? "gha_step" : "subspace_step";
        refused(id, (KernelCall){.array = {w, X}, .length = {5, 3}}, E_SHAPE, "W");
        refused(id, (KernelCall){.array = {w, X}, .length = {6, 2}}, E_SHAPE, "W");
        refused(id, (KernelCall){.array = {w, X}, .length = {6, 3}, .number = {0, 0, -1}}, E_DOMAIN,
                "eta");
    }
    refused("symmetric_eigen", (KernelCall){.array = {out, w, asymmetric}, .length = {2, 4, 3}},
            E_SHAPE, "a");
    refused("symmetric_eigen", (KernelCall){.array = {out, w, asymmetric}, .length = {2, 4, 4}},
            E_DOMAIN, "a");
    refused("oja_flow", (KernelCall){.array = {out, kept, kept, kept}, .length = {2, 2, 4, 2}},
            E_DOMAIN, "values");
    refused("data_moment", (KernelCall){.array = {w, X, out}, .length = {3, 6, 2}}, E_SHAPE,
            "moment");
    assert_memory_equal(w, kept, sizeof w);
    assert_true(out[0] == 7);
}

TEST_GROUP(cmocka_unit_test(steps_are_those_of_the_models),
           cmocka_unit_test(several_units_step_together),
           cmocka_unit_test(the_flow_stands_where_the_closed_form_says),
           cmocka_unit_test(what_does_not_fit_is_refused_and_changes_nothing))
