/* One hidden layer of rectified units that must give its input back.
 *
 *     h = max(0, E (z + noise) + b),   y = D h + c,   |columns of D| = 1
 *     loss = mean of (y - z)^2 over all numbers + l1 times the mean of h
 *
 * Trained by backpropagation with Adam. It asks what rectification alone does to the filters, and
 * what a price on activity adds.
 *
 * Adam: D. P. Kingma, J. Ba, ICLR 2015, arXiv:1412.6980; noisy inputs: P. Vincent et al., Journal
 * of Machine Learning Research 11, 3371 (2010). */
#ifndef NM_VISION_RELU_AUTOENCODER_H
#define NM_VISION_RELU_AUTOENCODER_H

#include "base/arena.h"
#include "base/gemm.h"
#include "base/rng.h"
#include "base/status.h"

enum { RELU_BATCH = 128 };

typedef struct ReluParams {
    int units;
    double noise, l1;
} ReluParams;

/* A group of numbers that Adam moves, with the means of their gradient and of its square. */
typedef struct ReluWeights {
    int n;
    float *value, *gradient, *mean, *square;
} ReluWeights;

typedef struct ReluAutoencoder {
    ReluParams p;
    int n, k, updates;
    const float *z;                                /* (n, k) */
    ReluWeights encoder, bias, decoder, offset;    /* (units, k), (units), (units, k), (k) */
    float *clean, *noisy, *hidden, *error, *blame; /* (RELU_BATCH, k or units) */
    double loss, active_share;                     /* of the last batch */
    Rng rng;
    GemmWork *gemm;
} ReluAutoencoder;

/* E_DOMAIN for units < 1, noise < 0, l1 < 0. */
Status relu_check(const ReluParams *p);
size_t relu_bytes(const ReluParams *p, int k);

/* z (n, k) must stay where it is. decoder.value holds the columns of D as rows. */
void relu_init(ReluAutoencoder *net, const ReluParams *p, const float *z, int n, int k, Rng *rng,
               GemmWork *gemm, Arena *arena);

/* One batch, drawn at random. */
void relu_step(ReluAutoencoder *net);

#endif
