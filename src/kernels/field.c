/* Receptive fields of stacks of layers. Layers are given as one array, four numbers for each:
 * kernel size, stride, padding, dilation. */
#include "base/kernel.h"
#include "vision/effective_field.h"
#include "vision/rf_presets.h"

#define NUMBER(id, unit) \
    { id, unit, KERNEL_NUMBER, 0 }
#define LAYERS \
    { "layers", "1", KERNEL_IN, KERNEL_FREE }

/* The layers of argument i, for an input of n0 pixels. */
static Status layers_of(RfStack *stack, const KernelCall *c, int i, int n0) {
    int count = c->length[i] / 4;
    CHECK(check_length("layers", c->length[i], 4 * count));
    *stack = (RfStack){.n0 = n0};
    return count > 0 ? rf_stack_give(stack, c->array[i], count, 4) : STATUS_OK;
}

/* n, r, jump, start, centre (L) = the recursion over layers (L, 4) */
static Status compute(KernelCall *c) {
    RfStack stack;
    RfPlace places[RF_MAX_LAYERS];
    CHECK(check_whole("n0", "px", c->number[6], 1, RF_MAX_INPUT));
    CHECK(layers_of(&stack, c, 5, (int)c->number[6]));
    CHECK(check_length("n", c->length[0], stack.count));
    CHECK(rf_compute(places, stack.layers, stack.count, stack.n0));
    for (int l = 0; l < stack.count; l++) {
        c->array[0][l] = (double)places[l].n;
        c->array[1][l] = (double)places[l].r;
        c->array[2][l] = (double)places[l].jump;
        c->array[3][l] = (double)places[l].start;
        c->array[4][l] = rf_centre(&places[l]);
    }
    c->result = (double)rf_width(stack.layers, stack.count);
    return STATUS_OK;
}

static Status width(KernelCall *c) {
    RfStack stack;
    CHECK(layers_of(&stack, c, 0, RF_MAX_INPUT));
    c->result = (double)rf_width(stack.layers, stack.count);
    return STATUS_OK;
}

static Status weights(KernelCall *c) {
    RfStack stack;
    CHECK(check_whole("dims", "1", c->number[1], 1, 2));
    CHECK(layers_of(&stack, c, 0, RF_MAX_INPUT));
    c->result = (double)rf_weights(stack.layers, stack.count, (int)c->number[1]);
    return STATUS_OK;
}

/* profile, scratch (r) = the gradient of the uniform linear stack */
static Status profile(KernelCall *c) {
    RfStack stack;
    CHECK(layers_of(&stack, c, 2, RF_MAX_INPUT));
    int64_t r = rf_width(stack.layers, stack.count);
    if (c->length[0] != r)
        return (Status){.code = E_SHAPE,
                        .rule = RULE_LENGTH,
                        .what = "profile",
                        .value = c->length[0],
                        .high = (double)r};
    ef_profile(c->array[0], c->array[1], stack.layers, stack.count);
    c->result = ef_holes(c->array[0], (int)r);
    return STATUS_OK;
}

static Status spread(KernelCall *c) {
    RfStack stack;
    CHECK(layers_of(&stack, c, 0, RF_MAX_INPUT));
    c->result = ef_std(stack.layers, stack.count);
    return STATUS_OK;
}

const Kernel field_kernels[] = {
    {"rf_compute", "px",
     "The recursion of receptive fields. layers has four numbers for each layer: kernel size, "
     "stride, padding, dilation. For each layer: how many units, how wide a unit's field is, how "
     "far it is to the next unit's, where the first one begins and where it is centred. Gives the "
     "last field.",
     "vision/receptive_field.h", "rf_compute",
     KERNEL_ARGS({"n", "1", KERNEL_OUT, 0}, {"r", "px", KERNEL_OUT, 0},
                 {"jump", "px", KERNEL_OUT, 0}, {"start", "px", KERNEL_OUT, 0},
                 {"centre", "px", KERNEL_OUT, 0}, LAYERS, NUMBER("n0", "px")),
     compute},
    {"rf_width", "px", "The receptive field at the top of the layers, whatever the input.",
     "vision/receptive_field.h", "rf_width", KERNEL_ARGS(LAYERS), width},
    {"rf_weights", "1",
     "How many weights the layers have with one channel and no bias: the sum of k, or with dims = "
     "2 of k squared.",
     "vision/receptive_field.h", "rf_weights", KERNEL_ARGS(LAYERS, NUMBER("dims", "1")), weights},
    {"ef_profile", "px",
     "The effective field along one axis: how strongly each pixel of the field is heard if every "
     "weight is 1 / k. profile and scratch have as many elements as the field is wide; scratch is "
     "overwritten. Gives the number of pixels that are not heard at all.",
     "vision/effective_field.h", "ef_profile",
     KERNEL_ARGS({"profile", "1", KERNEL_OUT, 0}, {"scratch", "1", KERNEL_OUT, 0}, LAYERS),
     profile},
    {"ef_std", "px", "The standard deviation of ef_profile, by the formula.",
     "vision/effective_field.h", "ef_std", KERNEL_ARGS(LAYERS), spread},
    {0}};
