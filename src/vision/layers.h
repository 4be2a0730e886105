/* The layers of small networks beside convolution, over a batch, in floats: dense, pooled and
 * rectified, softmax with its loss. Every sum runs in one fixed order. */
#ifndef NM_VISION_LAYERS_H
#define NM_VISION_LAYERS_H

#include "base/gemm.h"

/* y (batch, outputs) = x (batch, inputs) W^T + b, with w (outputs, inputs), b (outputs) */
void dense_forward(float *y, const float *x, const float *w, const float *b, int batch, int inputs,
                   int outputs, GemmWork *work);

/* dw, db and dx, overwritten; dx may be NULL. */
void dense_backward(float *dx, float *dw, float *db, const float *dy, const float *x,
                    const float *w, int batch, int inputs, int outputs, GemmWork *work);

/* y (n) = max(x (n), 0), and its gradient: dy where y > 0. y may be x, dx may be dy. */
void relu_forward(float *y, const float *x, int n);
void relu_backward(float *dx, const float *dy, const float *y, int n);

/* y (maps, rows/2, columns/2) = the largest of each 2 by 2, or 0 where that is negative: ReLU and
 * maximum may change places. winners, of y's shape, tells where each came from. Even sides. */
void pool_relu_forward(float *y, int *winners, const float *x, int maps, int rows, int columns);

/* dx (maps, rows, columns), overwritten: dy goes to the winner where y > 0. */
void pool_relu_backward(float *dx, const float *dy, const float *y, const int *winners, int maps,
                        int rows, int columns);

/* The mean of -log softmax(logits)[label] over the batch; dlogits (batch, classes), which may be
 * logits, is its gradient. */
double softmax_loss(float *dlogits, const float *logits, const int *labels, int batch, int classes);

/* The index of the largest of x (n); of equals the first. */
int largest_of(const float *x, int n);

#endif
