#include "vision/pool.h"

#include "vision/conv.h"

#include <stddef.h>

int pool_rows(const Pool *p) {
    return conv_length(p->rows, p->kernel, p->stride, p->padding, 1);
}

int pool_columns(const Pool *p) {
    return conv_length(p->columns, p->kernel, p->stride, p->padding, 1);
}

Status pool_check(const Pool *p) {
    const Conv same = {p->channels, p->rows,   p->columns, p->channels,
                       p->kernel,   p->stride, p->padding, 1};
    CHECK(check_at_least("kernel", "1", p->kernel, 1));
    CHECK(check_between("padding", "1", p->padding, 0, p->kernel / 2));
    return conv_check(&same);
}

/* A window, cut to what lies on the map. */
typedef struct Window {
    int top, bottom, left, right; /* bottom and right are excluded */
    ptrdiff_t first;              /* index of its channel's first element */
} Window;

static int larger(int a, int b) {
    return a > b ? a : b;
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}

static Window window(const Pool *p, int channel, int i, int j) {
    int top = i * p->stride - p->padding, left = j * p->stride - p->padding;
    return (Window){larger(top, 0), smaller(top + p->kernel, p->rows), larger(left, 0),
                    smaller(left + p->kernel, p->columns),
                    (ptrdiff_t)channel * p->rows * p->columns};
}

#define EACH_WINDOW(p)                                        \
    for (int channel = 0; channel < (p)->channels; channel++) \
        for (int i = 0; i < pool_rows(p); i++)                \
            for (int j = 0; j < pool_columns(p); j++)

#define EACH_PLACE(p, w, at)                                                      \
    for (int row = (w).top; row < (w).bottom; row++)                              \
        for (ptrdiff_t at = (w).first + (ptrdiff_t)row * (p)->columns + (w).left, \
                       at##_end = at + (w).right - (w).left;                      \
             at < at##_end; at++)

void pool_max(double *y, int *winners, const double *x, const Pool *p) {
    EACH_WINDOW(p) {
        Window w = window(p, channel, i, j);
        ptrdiff_t best = w.first + (ptrdiff_t)w.top * p->columns + w.left;
        EACH_PLACE(p, w, at) if (x[at] > x[best]) best = at;
        *y++ = x[best];
        if (winners) *winners++ = (int)best;
    }
}

static double share(const Pool *p, Window w, bool with_border) {
    return with_border ? (double)p->kernel * p->kernel
                       : (double)(w.bottom - w.top) * (w.right - w.left);
}

void pool_mean(double *y, const double *x, const Pool *p, bool with_border) {
    EACH_WINDOW(p) {
        Window w = window(p, channel, i, j);
        double sum = 0;
        EACH_PLACE(p, w, at) sum += x[at];
        *y++ = sum / share(p, w, with_border);
    }
}

static void clear(double *x, const Pool *p) {
    for (ptrdiff_t k = 0; k < (ptrdiff_t)p->channels * p->rows * p->columns; k++)
        x[k] = 0;
}

void pool_max_backward(double *dx, const double *dy, const int *winners, const Pool *p) {
    clear(dx, p);
    EACH_WINDOW(p) dx[*winners++] += *dy++;
}

void pool_mean_backward(double *dx, const double *dy, const Pool *p, bool with_border) {
    clear(dx, p);
    EACH_WINDOW(p) {
        Window w = window(p, channel, i, j);
        double each = *dy++ / share(p, w, with_border);
        EACH_PLACE(p, w, at) dx[at] += each;
    }
}
