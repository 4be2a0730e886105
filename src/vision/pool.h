/* Pooling: each window of a map gives one number, its largest or its mean.
 *
 *     y[c,i,j] = max or mean over p, q < k of x[c, i s + p - P, j s + q - P]
 *
 * Outside the map lies nothing: a maximum takes minus infinity there, so that a border never wins
 * over negative values; a mean counts zeros there or leaves them out.
 *
 * Shapes: x (channels, rows, columns), y (channels, pool_rows, pool_columns). */
#ifndef NM_VISION_POOL_H
#define NM_VISION_POOL_H

#include "base/status.h"

#include <stdbool.h>

typedef struct Pool {
    int channels, rows, columns; /* of the input */
    int kernel, stride, padding;
} Pool;

int pool_rows(const Pool *p);
int pool_columns(const Pool *p);

/* E_DOMAIN for a size or stride below 1 and for a padding that is negative or more than half the
 * kernel (a window might hold nothing); E_SHAPE where the window is larger than the map with its
 * border. */
Status pool_check(const Pool *p);

/* y, and in `winners`, of y's shape, the index in x that each maximum came from; of equals the
 * first. winners may be NULL. */
void pool_max(double *y, int *winners, const double *x, const Pool *p);

/* y; with_border: divide by kernel^2 everywhere, not by how much of the window lies on the map. */
void pool_mean(double *y, const double *x, const Pool *p, bool with_border);

/* dx, overwritten, from dy: a maximum passes it all to its winner, a mean to each its share. */
void pool_max_backward(double *dx, const double *dy, const int *winners, const Pool *p);
void pool_mean_backward(double *dx, const double *dy, const Pool *p, bool with_border);

#endif
