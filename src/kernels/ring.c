/* The ring attractor of laboratory 18. */
#include "circuit/ring.h"
#include "base/kernel.h"
#include "circuit/ring_theory.h"

#define NUMBER(id, unit) \
    { id, unit, KERNEL_NUMBER, 0 }

static Status check_weights(double j0, double j1, double gamma, double dt, double tau, int n) {
    RingParams p = {.j0 = j0, .j1 = j1, .gamma = gamma, .tau = tau, .dt = dt, .neurons = n};
    return ring_check(&p);
}

/* u (n), input (n) */
static Status step(KernelCall *c) {
    const double *x = c->number;
    CHECK(check_weights(x[1], x[2], x[4], x[5], x[6], c->length[0]));
    ring_step(c->array[0], c->length[0], x[1], x[2], c->array[3], x[4], x[5], x[6]);
    return STATUS_OK;
}

/* out (n), u (n) */
static Status recurrent(KernelCall *c) {
    const double *x = c->number;
    CHECK(check_weights(x[2], x[3], x[4], 1, 1, c->length[0]));
    ring_recurrent(c->array[0], c->array[1], x[2], x[3], x[4], c->length[0]);
    return STATUS_OK;
}

/* r (n), angle (1), which stays as it was where there is none */
static Status decode(KernelCall *c) {
    CHECK(check_length("angle", c->length[1], 1));
    if (c->length[0] < 3) return check_whole("neurons", "1", c->length[0], 3, 1 << 20);
    for (int i = 0; i < c->length[0]; i++)
        CHECK(check_at_least("r", "1", c->array[0][i], 0));
    c->result = ring_decode(c->array[0], c->length[0], c->array[1]);
    return STATUS_OK;
}

/* phic (1), A (1), which stay as they were where there is no bump */
static Status bump_theory(KernelCall *c) {
    CHECK(check_length("phic", c->length[3], 1));
    CHECK(check_length("A", c->length[4], 1));
    c->result =
        ring_bump_theory(c->number[0], c->number[1], c->number[2], c->array[3], c->array[4]);
    return STATUS_OK;
}

static Status j0_max(KernelCall *c) {
    c->result = ring_j0_max(c->number[0]);
    return STATUS_OK;
}

static Status diffusion(KernelCall *c) {
    const double *x = c->number;
    CHECK(check_at_least("sigma", "1", x[3], 0));
    CHECK(check_whole("neurons", "1", x[5], 3, 1 << 20));
    CHECK(check_weights(x[0], x[1], 0, 1, x[4], (int)x[5]));
    c->result = ring_diffusion(x[0], x[1], x[2], x[3], x[4], (int)x[5]);
    return STATUS_OK;
}

const Kernel ring_kernels[] = {
    {"ring_step", "",
     "One Euler step of dt of a ring: changes u in place. I is the input of each neuron; gamma "
     "turns the weights, and so moves the bump.",
     "circuit/ring.h", "ring_step",
     KERNEL_ARGS({"u", "1", KERNEL_INOUT, 0}, NUMBER("J0", "1"), NUMBER("J1", "1"),
                 {"I", "1", KERNEL_IN, 0}, NUMBER("gamma", "1"), NUMBER("dt", "ms"),
                 NUMBER("tau", "ms")),
     step},
    {"ring_recurrent", "",
     "Fills out with what each neuron hears of the ring u: the mean over all neurons of weight "
     "times rectified activity, pair by pair.",
     "circuit/ring.h", "ring_recurrent",
     KERNEL_ARGS({"out", "1", KERNEL_OUT, 0}, {"u", "1", KERNEL_IN, 0}, NUMBER("J0", "1"),
                 NUMBER("J1", "1"), NUMBER("gamma", "1")),
     recurrent},
    {"ring_decode", "1",
     "Writes the angle of the sum of all r e^(i phi) into angle, which has one element, and gives "
     "1; 0 where a silent or uniform ring has no angle.",
     "circuit/ring.h", "ring_decode",
     KERNEL_ARGS({"r", "1", KERNEL_IN, 0}, {"angle", "rad", KERNEL_INOUT, KERNEL_FREE}), decode},
    {"ring_bump_theory", "1",
     "Writes the half width and the amplitude of the bump into phic and A, one element each, and "
     "gives 1; 0 where there is no bump.",
     "circuit/ring_theory.h", "ring_bump_theory",
     KERNEL_ARGS(NUMBER("J0", "1"), NUMBER("J1", "1"), NUMBER("I", "1"),
                 {"phic", "rad", KERNEL_INOUT, KERNEL_FREE}, {"A", "1", KERNEL_INOUT, KERNEL_FREE}),
     bump_theory},
    {"ring_j0_max", "1", "The J0 above which the activity of a ring with this J1 has no bound.",
     "circuit/ring_theory.h", "ring_j0_max", KERNEL_ARGS(NUMBER("J1", "1")), j0_max},
    {"ring_diffusion", "rad²/ms",
     "How fast the variance of the bump's angle grows under white noise sigma; 0 where there is "
     "no bump.",
     "circuit/ring_theory.h", "ring_diffusion",
     KERNEL_ARGS(NUMBER("J0", "1"), NUMBER("J1", "1"), NUMBER("I", "1"), NUMBER("sigma", "1"),
                 NUMBER("tau", "ms"), NUMBER("neurons", "1")),
     diffusion},
    {0}};
