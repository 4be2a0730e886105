/* Convolution and pooling, and how a response changes under shifts and drifting gratings. */
#include "base/kernel.h"
#include "vision/conv.h"
#include "vision/energy.h"
#include "vision/pool.h"
#include "vision/shift.h"

#define NUMBER(id, unit) \
    { id, unit, KERNEL_NUMBER, 0 }
#define ARRAY(id, kind, more) \
    { id, "1", kind, more }
#define SIZES  NUMBER("channels", "1"), NUMBER("rows", "1"), NUMBER("columns", "1")
#define WINDOW NUMBER("kernel", "px"), NUMBER("stride", "px"), NUMBER("padding", "px")

enum { MOST = 4096 }; /* of any size */

/* A whole number that fits a size; what it may be, the layer itself says. */
static Status whole(int *to, const char *what, double value) {
    CHECK(check_whole(what, "", value, -1, MOST));
    *to = (int)value;
    return STATUS_OK;
}

static Status length_check(const char *what, int length, double wanted) {
    if (length == wanted) return STATUS_OK;
    return (Status){
        .code = E_SHAPE, .rule = RULE_LENGTH, .what = what, .value = length, .high = wanted};
}

/* y (filters, rows', columns'), x (channels, rows, columns), w (filters, channels, kernel, kernel),
 * b (filters) */
static Status conv2d(KernelCall *c) {
    Conv layer;
    CHECK(whole(&layer.channels, "channels", c->number[4]));
    CHECK(whole(&layer.rows, "rows", c->number[5]));
    CHECK(whole(&layer.columns, "columns", c->number[6]));
    CHECK(whole(&layer.filters, "filters", c->number[7]));
    CHECK(whole(&layer.kernel, "kernel", c->number[8]));
    CHECK(whole(&layer.stride, "stride", c->number[9]));
    CHECK(whole(&layer.padding, "padding", c->number[10]));
    CHECK(whole(&layer.dilation, "dilation", c->number[11]));
    CHECK(conv_check(&layer));
    double outputs = (double)layer.filters * conv_rows(&layer) * conv_columns(&layer);
    CHECK(length_check("x", c->length[1], (double)layer.channels * layer.rows * layer.columns));
    CHECK(length_check("w", c->length[2],
                       (double)layer.filters * layer.channels * layer.kernel * layer.kernel));
    CHECK(length_check("b", c->length[3], layer.filters));
    CHECK(length_check("y", c->length[0], outputs));
    conv_forward(c->array[0], c->array[1], c->array[2], c->array[3], &layer);
    return STATUS_OK;
}

static Status conv_size(KernelCall *c) {
    Conv layer = {.channels = 1, .filters = 1};
    CHECK(whole(&layer.rows, "n", c->number[0]));
    CHECK(whole(&layer.kernel, "kernel", c->number[1]));
    CHECK(whole(&layer.stride, "stride", c->number[2]));
    CHECK(whole(&layer.padding, "padding", c->number[3]));
    CHECK(whole(&layer.dilation, "dilation", c->number[4]));
    layer.columns = layer.rows;
    CHECK(conv_check(&layer));
    c->result = conv_rows(&layer);
    return STATUS_OK;
}

/* y (channels, rows', columns'), x (channels, rows, columns) */
static Status pool_of(Pool *p, const KernelCall *c) {
    CHECK(whole(&p->channels, "channels", c->number[2]));
    CHECK(whole(&p->rows, "rows", c->number[3]));
    CHECK(whole(&p->columns, "columns", c->number[4]));
    CHECK(whole(&p->kernel, "kernel", c->number[5]));
    CHECK(whole(&p->stride, "stride", c->number[6]));
    CHECK(whole(&p->padding, "padding", c->number[7]));
    CHECK(pool_check(p));
    CHECK(length_check("x", c->length[1], (double)p->channels * p->rows * p->columns));
    return length_check("y", c->length[0], (double)p->channels * pool_rows(p) * pool_columns(p));
}

static Status max_pool(KernelCall *c) {
    Pool p;
    CHECK(pool_of(&p, c));
    pool_max(c->array[0], NULL, c->array[1], &p);
    return STATUS_OK;
}

static Status mean_pool(KernelCall *c) {
    Pool p;
    CHECK(pool_of(&p, c));
    pool_mean(c->array[0], c->array[1], &p, false);
    return STATUS_OK;
}

static Status index_of(KernelCall *c) {
    return invariance_index(&c->result, c->array[0], c->array[1], c->length[0]);
}

static Status ratio_of(KernelCall *c) {
    return f1f0(&c->result, c->array[0], c->length[0]);
}

static Status harmonic_of(KernelCall *c) {
    CHECK(check_whole("k", "", c->number[1], 0, MOST));
    if (c->length[0] < 1) return (Status){.code = E_EMPTY, .what = "r"};
    c->result = energy_harmonic(c->array[0], c->length[0], (int)c->number[1]);
    return STATUS_OK;
}

static Status filters_of(KernelCall *c) {
    CHECK(check_above("sigma", "px", c->number[3], 0));
    energy_filters(c->array[0], c->array[1], c->length[0], c->number[2], c->number[3]);
    return STATUS_OK;
}

const Kernel vision_kernels[] = {
    {"conv2d", "",
     "A layer of convolution, the kernel not flipped: fills y, filter by filter and row by row, "
     "from x (channels, rows, columns), w (filters, channels, kernel, kernel) and b (filters).",
     "vision/conv.h", "conv_forward",
     KERNEL_ARGS(ARRAY("y", KERNEL_OUT, 0), ARRAY("x", KERNEL_IN, KERNEL_FREE),
                 ARRAY("w", KERNEL_IN, KERNEL_FREE), ARRAY("b", KERNEL_IN, KERNEL_FREE), SIZES,
                 NUMBER("filters", "1"), WINDOW, NUMBER("dilation", "px")),
     conv2d},
    {"conv_length", "1", "How many outputs a convolution has along an axis of n inputs.",
     "vision/conv.h", "conv_length",
     KERNEL_ARGS(NUMBER("n", "1"), WINDOW, NUMBER("dilation", "px")), conv_size},
    {"pool_max", "",
     "The largest of each window of x (channels, rows, columns); outside lies nothing.",
     "vision/pool.h", "pool_max",
     KERNEL_ARGS(ARRAY("y", KERNEL_OUT, 0), ARRAY("x", KERNEL_IN, KERNEL_FREE), SIZES, WINDOW),
     max_pool},
    {"pool_mean", "", "The mean of each window of x, over what of it lies inside.", "vision/pool.h",
     "pool_mean",
     KERNEL_ARGS(ARRAY("y", KERNEL_OUT, 0), ARRAY("x", KERNEL_IN, KERNEL_FREE), SIZES, WINDOW),
     mean_pool},
    {"invariance_index", "1",
     "How far a, the response to a changed input, is from b, that to the original, in units of b.",
     "vision/shift.h", "invariance_index",
     KERNEL_ARGS(ARRAY("a", KERNEL_IN, 0), ARRAY("b", KERNEL_IN, 0)), index_of},
    {"f1f0", "1",
     "First harmonic over mean of a response r over one cycle of a drifting grating: above 1 a "
     "cell is called simple.",
     "vision/energy.h", "f1f0", KERNEL_ARGS(ARRAY("r", KERNEL_IN, 0)), ratio_of},
    {"harmonic", "1", "The size of harmonic k of a response r over one cycle; for k = 0 its mean.",
     "vision/energy.h", "energy_harmonic", KERNEL_ARGS(ARRAY("r", KERNEL_IN, 0), NUMBER("k", "1")),
     harmonic_of},
    {"energy_filters", "",
     "An even and an odd filter in quadrature, both blind to uniform light: the two halves of a "
     "complex cell.",
     "vision/energy.h", "energy_filters",
     KERNEL_ARGS(ARRAY("even", KERNEL_OUT, 0), ARRAY("odd", KERNEL_OUT, 0),
                 NUMBER("frequency", "px⁻¹"), NUMBER("sigma", "px")),
     filters_of},
    {0}};
