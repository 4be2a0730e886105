/* Whitening: linear combinations of the pixels that are uncorrelated and have variance 1.
 *
 *     covariance  C = U' L U      the rows of U are its modes, L their variances, descending
 *     PCA         z = L^(-1/2) U (x - mean), of which the first k are kept
 *     ZCA         U' z: the whitened patch nearest to the patch itself
 *
 * Second-order statistics leave a rotation open: R z is white too, for every rotation R. PCA and
 * ZCA are two choices among them, and independent components (ica.h) a third, which needs more.
 *
 * A. J. Bell, T. J. Sejnowski, Vision Research 37, 3327 (1997), doi:10.1016/S0042-6989(97)00121-1;
 * for the retina J. J. Atick, A. N. Redlich, Neural Computation 4, 196 (1992),
 * doi:10.1162/neco.1992.4.2.196. */
#ifndef NM_VISION_WHITEN_H
#define NM_VISION_WHITEN_H

#include "base/arena.h"
#include "base/gemm.h"
#include "base/status.h"

#include <stdbool.h>

/* Below this share of the largest variance a direction counts as empty. */
#define WHITEN_LEAST 1e-10

typedef struct Whitening {
    int d, k, count;          /* pixels, components that are kept, patches so far */
    double *mean;             /* (d) */
    double *covariance;       /* (d, d) */
    double *variance, *modes; /* (d), (d, d) */
    double *work;             /* (d, d) */
    float *white, *colour;    /* (k, d): L^(-1/2) U and L^(1/2) U */
    float *offset;            /* (k) white mean */
} Whitening;

size_t whiten_bytes(int d, int k);

/* d pixels, of which k <= d components will be kept; d, k >= 1. */
void whiten_init(Whitening *w, int d, int k, Arena *arena);

/* Forgets all patches. */
void whiten_clear(Whitening *w);

/* Adds patches (n, d) to the sums; whiten_moments makes mean and covariance (divided by the number
 * of patches) of them. */
void whiten_add(Whitening *w, const float *patches, int n);
void whiten_moments(Whitening *w);

/* The modes, in pieces: start, sweep until one returns false, finish. The covariance stays.
 * E_NONFINITE; E_SINGULAR where fewer than k directions have any variance to speak of. */
Status whiten_start(Whitening *w);
bool whiten_sweep(Whitening *w);
Status whiten_finish(Whitening *w);

/* All of it at once. */
Status whiten_solve(Whitening *w);

/* z (n, k) of patches (n, d) */
void whiten_apply(const Whitening *w, float *z, const float *patches, int n, GemmWork *work);

/* out (n, d) = a (n, k) times white, which makes filters of directions in the white space, or times
 * colour, which makes patches of them. */
void whiten_filters(const Whitening *w, float *out, const float *a, int n, GemmWork *work);
void whiten_basis(const Whitening *w, float *out, const float *a, int n, GemmWork *work);

/* a (d, k): the directions whose responses are the pixels of the ZCA-whitened patch. */
void whiten_zca(const Whitening *w, float *a);

#endif
