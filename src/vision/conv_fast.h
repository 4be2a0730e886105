/* The layer of vision/conv.h over a batch of images, in floats, four outputs of four filters at
 * once.
 *
 * Nothing is copied per output: an image is laid out once with its border, the columns that a
 * stride takes together side by side, so that every weight meets four inputs in a row.
 *
 * Forward, each output is one sum, from its bias on, in the order channel, kernel row, kernel
 * column; backward, dw and db are sums in the order of images and outputs, and dx in the order
 * kernel row, kernel column of sums over filters. So the bits do not depend on the lanes. */
#ifndef NM_VISION_CONV_FAST_H
#define NM_VISION_CONV_FAST_H

#include "base/arena.h"
#include "base/gemm.h"
#include "vision/conv.h"

typedef struct ConvFast {
    Conv c;
    int rows, columns, fan_in; /* of the output; weights of a filter */
    int segment, row, plane;   /* floats that a stride's column, a row, a channel take */
    int *offsets;              /* (fan_in): bytes from an output's first input to each weight's */
    float *image, *weights, *biases;
    float *patches; /* (fan_in, rows * columns): the inputs under each weight, or their gradients */
    GemmWork *gemm;
} ConvFast;

size_t conv_fast_bytes(const Conv *c);

/* What conv_check says; memory as conv_fast_bytes tells. */
Status conv_fast_init(ConvFast *f, const Conv *c, Arena *arena);

/* y (batch, filters, rows, columns) from x (batch, channels, rows, columns), w and b as in conv.h
 */
void conv_fast_forward(ConvFast *f, float *y, const float *x, const float *w, const float *b,
                       int batch);

/* dx, dw and db, overwritten; dx may be NULL. */
void conv_fast_backward(ConvFast *f, float *dx, float *dw, float *db, const float *dy,
                        const float *x, const float *w, int batch);

#endif
