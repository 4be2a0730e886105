/* A layer of convolution, as networks have it: a cross-correlation, the kernel is not flipped.
 *
 *     y[o,i,j] = b[o] + sum over c, p, q of w[o,c,p,q] xpad[c, i s + p d, j s + q d]
 *
 * with stride s, dilation d, and x inside a border of P zeros. An axis of n has
 * floor((n + 2P - d(k-1) - 1) / s) + 1 outputs. One set of weights serves every place: that is what
 * "shared" means.
 *
 * Shapes: x (channels, rows, columns), w (filters, channels, kernel, kernel), b (filters),
 * y (filters, conv_rows, conv_columns).
 *
 * K. Fukushima, Neocognitron, Biological Cybernetics 36, 1980, doi:10.1007/BF00344251;
 * Y. LeCun et al., Backpropagation applied to handwritten zip code recognition, Neural Computation
 * 1(4), 1989, doi:10.1162/neco.1989.1.4.541. */
#ifndef NM_VISION_CONV_H
#define NM_VISION_CONV_H

#include "base/status.h"

typedef struct Conv {
    int channels, rows, columns; /* of the input */
    int filters, kernel, stride, padding, dilation;
} Conv;

/* How many outputs an axis of n has; 0 or less where the kernel does not fit. */
int conv_length(int n, int kernel, int stride, int padding, int dilation);
int conv_rows(const Conv *c);
int conv_columns(const Conv *c);

/* channels * kernel * kernel: the weights of one filter */
int conv_fan_in(const Conv *c);

/* How many numbers the layer learns, and how many a dense layer with the same inputs and outputs
 * would: one weight for each pair, one bias for each output. */
double conv_parameters(const Conv *c);
double conv_dense_parameters(const Conv *c);

/* E_DOMAIN for a size, stride or dilation below 1 and a padding below 0; E_SHAPE where the kernel
 * is larger than the input with its border. */
Status conv_check(const Conv *c);

/* y, from a layer that passes conv_check */
void conv_forward(double *y, const double *x, const double *w, const double *b, const Conv *c);

/* The gradients of a loss with respect to x, w and b, from dy, that with respect to y. dx, dw and
 * db are overwritten; dx may be NULL. */
void conv_backward(double *dx, double *dw, double *db, const double *dy, const double *x,
                   const double *w, const Conv *c);

#endif
