/* Independent components: the rotation of white data whose outputs are least Gaussian.
 *
 *     one unit    w <- E[z g(w'z)] - E[g'(w'z)] w,  then to length 1;   g = tanh
 *     all units   each makes this step; then W <- (W W')^(-1/2) W, which makes the rows orthonormal
 *                 again without preferring any of them
 *
 * It is a Newton step for the extrema of E[log cosh w'z]. On Gaussian data every rotation is as
 * good as any other, and the iteration goes on wandering.
 *
 * A. Hyvarinen, Fast and robust fixed-point algorithms for independent component analysis, IEEE
 * Transactions on Neural Networks 10, 626 (1999), doi:10.1109/72.761722. */
#ifndef NM_VISION_ICA_H
#define NM_VISION_ICA_H

#include "base/arena.h"
#include "base/gemm.h"
#include "base/rng.h"
#include "base/status.h"

#include <stdbool.h>

enum { ICA_BLOCK = 200 }; /* rows of z that fit the cache with all that is made of them */

typedef struct Ica {
    int n, k, iterations, at; /* at: how many rows of z this iteration has seen */
    const float *z;           /* (n, k), white */
    float *w;                 /* (k, k), orthonormal rows */
    double change;          /* the largest | |w . w before| - 1 | of the last step; 1 before any */
    float *s, *product;     /* (ICA_BLOCK, k), (k, k) */
    double *next, *sums;    /* (k, k), (k) */
    double *square, *modes; /* (k, k) */
    double *root, *values;  /* (k, k), (k) */
    GemmWork *gemm;
} Ica;

size_t ica_bytes(int k);

/* Starts from a random rotation. z (n, k) must stay where it is, n, k >= 1. */
void ica_init(Ica *ica, const float *z, int n, int k, Rng *rng, GemmWork *gemm, Arena *arena);

/* A block of an iteration; the last one ends it, and W has moved. False where it could not end,
 * because two units had become the same; W is then as it was. */
bool ica_step(Ica *ica);

/* One iteration, whole. */
bool ica_iterate(Ica *ica);

/* w (k, k) <- (w w')^(-1/2) w by the eigenvectors of w w'. False, and w as it was, where a
 * direction is missing. root, square, modes (k, k) and values (k) are scratch. */
bool ica_orthonormalise(double *w, int k, double *root, double *square, double *modes,
                        double *values);

/* The step of one unit, plainly: w (k) from z (n, k). It stays as it was where the step has no
 * direction. */
void ica_unit_step(double *w, const double *z, int n, int k, double *next);

#endif
