/* What a shift of the input does to a map, on a ring, where nothing is lost at a border.
 *
 *     S_d x: (S_d x)[i] = x[i - d]          a shift by d
 *     map:   y[i] = sum over q of w[q] x[i + q], then max(y, 0)
 *     pool:  z[i] = max or mean over q < k of y[i s + q],  i < n / s
 *
 * f is equivariant to shifts if f(S x) = S f(x), and invariant if f(S x) = f(x). The map is
 * equivariant; pooling with a stride s > 1 is so only for shifts that s divides (A. Azulay, Y.
 * Weiss, Journal of Machine Learning Research 20, 2019; R. Zhang, ICML 2019), and invariant only
 * where each window keeps its maximum. All indices are modulo n. */
#ifndef NM_VISION_SHIFT_H
#define NM_VISION_SHIFT_H

#include "base/status.h"

#include <stdbool.h>

typedef enum ShiftPool {
    SHIFT_NONE,
    SHIFT_MAX,
    SHIFT_MEAN,
    SHIFT_GLOBAL_MAX,
    SHIFT_GLOBAL_MEAN
} ShiftPool;

/* y (n), not x, = x shifted by d, of either sign */
void shift_by(double *y, const double *x, int n, int d);

/* y (n) = max(0, circular cross-correlation of x (n) with w (k)) */
void shift_map(double *y, const double *x, int n, const double *w, int k);

/* E_DOMAIN for a kernel or a stride below 1; E_SHAPE where the stride does not divide n. */
Status shift_pool_check(int n, int kernel, int stride);

/* How many numbers shift_pool gives: n, n / stride, or 1. */
int shift_pool_length(ShiftPool pool, int n, int stride);

/* z = y (n) pooled; n / stride windows, whose kernel may be wider than the stride */
void shift_pool(double *z, const double *y, int n, ShiftPool pool, int kernel, int stride);

/* *index = |a - b| / |b|: how far a, the response to a changed input, is from b, the response to
 * the original, in units of the original. Arrays of n. E_EMPTY for n = 0, E_NONFINITE, and E_DOMAIN
 * where b is all zero: 0/0 is not defined. */
Status invariance_index(double *index, const double *a, const double *b, int n);

#endif
