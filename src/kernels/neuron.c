/* The neuron of chapter 1: its rate in closed form, in noise, and step by step. */
#include "base/kernel.h"
#include "neuron/lif.h"
#include "neuron/lif_rate.h"
#include "neuron/siegert.h"

#define NUMBER(id, unit) \
    { id, unit, KERNEL_NUMBER, 0 }
#define MEMBRANE_ARGS \
    NUMBER("tau_m", "ms"), NUMBER("v_th", "mV"), NUMBER("v_reset", "mV"), NUMBER("tau_ref", "ms")

/* The four arguments from position i on. */
static Membrane membrane(const KernelCall *c, int i) {
    return (Membrane){c->number[i], c->number[i + 1], c->number[i + 2], c->number[i + 3]};
}

static Status rate(KernelCall *c) {
    Membrane m = membrane(c, 1);
    CHECK(membrane_check(&m));
    c->result = lif_rate(&m, c->number[0]);
    return STATUS_OK;
}

static Status rate_gain(KernelCall *c) {
    Membrane m = membrane(c, 1);
    CHECK(membrane_check(&m));
    c->result = lif_rate_gain(&m, c->number[0]);
    return STATUS_OK;
}

static Status rate_inverse(KernelCall *c) {
    Membrane m = membrane(c, 1);
    CHECK(membrane_check(&m));
    return lif_rate_inverse(&m, &c->result, c->number[0]);
}

static Status noisy_rate(KernelCall *c) {
    Membrane m = membrane(c, 2);
    CHECK(siegert_check(&m, c->number[0], c->number[1]));
    c->result = siegert_rate(&m, c->number[0], c->number[1]);
    return STATUS_OK;
}

static Status noisy_cv(KernelCall *c) {
    Membrane m = membrane(c, 2);
    CHECK(siegert_check(&m, c->number[0], c->number[1]));
    c->result = siegert_cv(&m, c->number[0], c->number[1]);
    return STATUS_OK;
}

/* v (n + 1), spikes (n): 1 in the steps that fired, currents (n) */
static Status run(KernelCall *c) {
    CHECK(check_whole("exact", "1", c->number[10], 0, 1));
    LifParams p = {.membrane = membrane(c, 4),
                   .resistance = c->number[8],
                   .dt = c->number[9],
                   .method = c->number[10] == 1 ? LIF_EXACT : LIF_EULER};
    Lif neuron;
    CHECK(lif_init(&neuron, &p, c->number[3]));
    c->array[0][0] = neuron.v;
    for (int k = 0; k < c->length[2]; k++) {
        bool fired = lif_step(&neuron, c->array[2][k]);
        c->array[0][k + 1] = neuron.v;
        c->array[1][k] = fired;
        c->result += fired;
    }
    return STATUS_OK;
}

const Kernel neuron_kernels[] = {
    {"lif_rate", "Hz", "Firing rate of a leaky integrate-and-fire neuron under constant drive R I.",
     "neuron/lif_rate.h", "lif_rate", KERNEL_ARGS(NUMBER("drive", "mV"), MEMBRANE_ARGS), rate},
    {"lif_rate_gain", "Hz/mV", "Slope of lif_rate against the drive; 0 where the neuron is silent.",
     "neuron/lif_rate.h", "lif_rate_gain", KERNEL_ARGS(NUMBER("drive", "mV"), MEMBRANE_ARGS),
     rate_gain},
    {"lif_rate_inverse", "mV", "The drive under which the neuron fires at the given rate.",
     "neuron/lif_rate.h", "lif_rate_inverse", KERNEL_ARGS(NUMBER("rate", "Hz"), MEMBRANE_ARGS),
     rate_inverse},
    {"siegert_rate", "Hz",
     "Firing rate of the neuron in white noise of size sigma about the mean mu.",
     "neuron/siegert.h", "siegert_rate",
     KERNEL_ARGS(NUMBER("mu", "mV"), NUMBER("sigma", "mV"), MEMBRANE_ARGS), noisy_rate},
    {"siegert_cv", "1", "Coefficient of variation of its inter-spike intervals.",
     "neuron/siegert.h", "siegert_cv",
     KERNEL_ARGS(NUMBER("mu", "mV"), NUMBER("sigma", "mV"), MEMBRANE_ARGS), noisy_cv},
    {"lif_run", "1",
     "Runs the neuron from v0 in steps of dt under the currents. Fills v, which has one element "
     "more, and spikes with 1 for each step that fired; gives the number of spikes. exact is 1 for "
     "exact steps, 0 for Euler's.",
     "neuron/lif.h", "lif_run",
     KERNEL_ARGS({"v", "mV", KERNEL_OUT, 0}, {"spikes", "1", KERNEL_OUT, -1},
                 {"currents", "nA", KERNEL_IN, -1}, NUMBER("v0", "mV"), MEMBRANE_ARGS,
                 NUMBER("resistance", "MΩ"), NUMBER("dt", "ms"), NUMBER("exact", "1")),
     run},
    {0}};
