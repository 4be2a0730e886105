#include "vision/conv.h"

#include <stddef.h>

int conv_length(int n, int kernel, int stride, int padding, int dilation) {
    int room = n + 2 * padding - dilation * (kernel - 1) - 1;
    return room < 0 ? 0 : room / stride + 1;
}

int conv_rows(const Conv *c) {
    return conv_length(c->rows, c->kernel, c->stride, c->padding, c->dilation);
}

int conv_columns(const Conv *c) {
    return conv_length(c->columns, c->kernel, c->stride, c->padding, c->dilation);
}

int conv_fan_in(const Conv *c) {
    return c->channels * c->kernel * c->kernel;
}

double conv_parameters(const Conv *c) {
    return (double)c->filters * (conv_fan_in(c) + 1);
}

double conv_dense_parameters(const Conv *c) {
    double inputs = (double)c->channels * c->rows * c->columns,
           outputs = (double)c->filters * conv_rows(c) * conv_columns(c);
    return outputs * (inputs + 1);
}

static Status check_fits(const char *what, int kernel, int dilation, int n, int padding) {
    int span = dilation * (kernel - 1) + 1, room = n + 2 * padding;
    if (span <= room) return STATUS_OK;
    return (Status){.code = E_SHAPE,
                    .rule = RULE_BETWEEN,
                    .what = what,
                    .value = kernel,
                    .low = 1,
                    .high = (room - 1) / dilation + 1};
}

Status conv_check(const Conv *c) {
    CHECK(check_at_least("channels", "1", c->channels, 1));
    CHECK(check_at_least("rows", "1", c->rows, 1));
    CHECK(check_at_least("columns", "1", c->columns, 1));
    CHECK(check_at_least("filters", "1", c->filters, 1));
    CHECK(check_at_least("kernel", "1", c->kernel, 1));
    CHECK(check_at_least("stride", "1", c->stride, 1));
    CHECK(check_at_least("padding", "1", c->padding, 0));
    CHECK(check_at_least("dilation", "1", c->dilation, 1));
    CHECK(check_fits("kernel", c->kernel, c->dilation, c->rows, c->padding));
    return check_fits("kernel", c->kernel, c->dilation, c->columns, c->padding);
}

/* The index of x[channel, row, column], or -1 in the border. */
static ptrdiff_t place(const Conv *c, int channel, int row, int column) {
    if (row < 0 || row >= c->rows || column < 0 || column >= c->columns) return -1;
    return ((ptrdiff_t)channel * c->rows + row) * c->columns + column;
}

//> forward
/* One output: the kernel laid on the input at (i,j), every weight times what lies under it. */
static double output(const double *x, const double *w, double bias, const Conv *c, int i, int j) {
    double sum = bias;
    for (int channel = 0; channel < c->channels; channel++)
        for (int p = 0; p < c->kernel; p++)
            for (int q = 0; q < c->kernel; q++, w++) {
                ptrdiff_t at = place(c, channel, i * c->stride + p * c->dilation - c->padding,
                                     j * c->stride + q * c->dilation - c->padding);
                if (at >= 0) sum += *w * x[at];
            }
    return sum;
}

void conv_forward(double *y, const double *x, const double *w, const double *b, const Conv *c) {
    for (int o = 0; o < c->filters; o++)
        for (int i = 0; i < conv_rows(c); i++)
            for (int j = 0; j < conv_columns(c); j++)
                *y++ = output(x, w + (ptrdiff_t)o * conv_fan_in(c), b[o], c, i, j);
}
//< forward

/* Each product w x of the forward pass goes back along both of its factors. */
static void gradients(double *dx, double *dw, double dy, const double *x, const double *w,
                      const Conv *c, int i, int j) {
    for (int channel = 0; channel < c->channels; channel++)
        for (int p = 0; p < c->kernel; p++)
            for (int q = 0; q < c->kernel; q++, w++, dw++) {
                ptrdiff_t at = place(c, channel, i * c->stride + p * c->dilation - c->padding,
                                     j * c->stride + q * c->dilation - c->padding);
                if (at < 0) continue;
                *dw += dy * x[at];
                if (dx) dx[at] += dy * *w;
            }
}

void conv_backward(double *dx, double *dw, double *db, const double *dy, const double *x,
                   const double *w, const Conv *c) {
    ptrdiff_t inputs = (ptrdiff_t)c->channels * c->rows * c->columns, fan_in = conv_fan_in(c);
    for (ptrdiff_t k = 0; dx && k < inputs; k++)
        dx[k] = 0;
    for (ptrdiff_t k = 0; k < c->filters * fan_in; k++)
        dw[k] = 0;
    for (int o = 0; o < c->filters; o++) {
        db[o] = 0;
        for (int i = 0; i < conv_rows(c); i++)
            for (int j = 0; j < conv_columns(c); j++, dy++) {
                db[o] += *dy;
                gradients(dx, dw + o * fan_in, *dy, x, w + o * fan_in, c, i, j);
            }
    }
}
