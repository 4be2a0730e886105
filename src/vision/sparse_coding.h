/* Sparse coding: a dictionary in which few atoms at a time suffice.
 *
 *     minimise  E[ 1/2 |x - sum_j a_j d_j|^2 + lambda |a|_1 ],   |d_j| = 1
 *
 * In turns: the codes a of a batch by FISTA (lasso.h), then the atoms, each to the place that is
 * best for all codes so far, where old codes count less and less.
 *
 * B. A. Olshausen, D. J. Field, Nature 381, 607 (1996), doi:10.1038/381607a0; the update of the
 * atoms as in J. Mairal, F. Bach, J. Ponce, G. Sapiro, Online dictionary learning for sparse
 * coding, ICML 2009, doi:10.1145/1553374.1553463. */
#ifndef NM_VISION_SPARSE_CODING_H
#define NM_VISION_SPARSE_CODING_H

#include "base/arena.h"
#include "base/gemm.h"
#include "base/rng.h"
#include "base/status.h"

enum { SPARSE_BATCH = 100, SPARSE_FISTA = 40 };

typedef struct SparseCoding {
    int n, k, atoms, stride, updates; /* stride: atoms and up to 3 that are 0, to fill a vector */
    double lambda, lipschitz;
    float scale;                    /* x = scale z */
    const float *z;                 /* (n, k) */
    float *dictionary;              /* (stride, k), rows of length 1 */
    float *gram;                    /* (stride, stride) D D' */
    float *codes;                   /* (SPARSE_BATCH, stride) of the last batch */
    float *x, *drive;               /* (SPARSE_BATCH, k), (SPARSE_BATCH, stride) x D' */
    float *ahead, *slope;           /* (stride) */
    int *active;                    /* (stride) */
    float *second, *cross;          /* (atoms, stride) E[a a'], (atoms, k) E[a x'] */
    float *wanted;                  /* (k) */
    double *top, *image;            /* (stride): towards the first eigenvector of D D' */
    double objective, active_share; /* of the last batch */
    double relative_error;          /* of the last batch: sum |x - D a|^2 / sum |x|^2 */
    Rng rng;
    GemmWork *gemm;
} SparseCoding;

/* E_DOMAIN for lambda < 0 or not finite, and for atoms < 1. */
Status sparse_check(double lambda, int atoms);

size_t sparse_bytes(int k, int atoms);

/* z (n, k), white, must stay where it is; x is z / sqrt(k), so that its length is about 1. Atoms
 * start as random directions. */
void sparse_init(SparseCoding *s, const float *z, int n, int k, int atoms, double lambda, Rng *rng,
                 GemmWork *gemm, Arena *arena);

/* One batch, drawn at random: codes, then atoms. */
void sparse_step(SparseCoding *s);

/* The codes of a batch, drawn at random, and what they tell; the dictionary stays. */
void sparse_encode(SparseCoding *s);

#endif
