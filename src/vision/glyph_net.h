/* Two small networks that learn to read the glyphs of data/glyphs.h: one with shared weights and
 * pooling, one without.
 *
 *     CNN:  5x5 convolution, 8 filters, border 2 - max 2x2, ReLU - 3x3 convolution, 16 filters,
 *           border 1 - max 2x2, ReLU - dense to 10
 *     MLP:  dense to 64, ReLU - dense to 10
 *
 * Softmax cross-entropy, stochastic gradient descent without momentum. All weights and biases start
 * uniform within +-1/sqrt(fan-in). Images (n, GLYPH_PIXELS) are floats. */
#ifndef NM_VISION_GLYPH_NET_H
#define NM_VISION_GLYPH_NET_H

#include "base/arena.h"
#include "data/glyphs.h"
#include "vision/conv_fast.h"

#include <stdint.h>

typedef enum GlyphNetKind { GLYPH_CNN, GLYPH_MLP } GlyphNetKind;

enum { GLYPH_BATCH = 32, GLYPH_FEATURES = GLYPH_PIXELS, GLYPH_HIDDEN = 64 };

typedef struct GlyphNet {
    GlyphNetKind kind;
    int parameters, features;  /* how many numbers it learns; inputs of its last layer */
    float *weights, *gradient; /* (parameters) */
    ConvFast conv[2];
    float *maps[2], *pooled[2], *slopes; /* of a batch; pooled[1] are the features of both kinds */
    int *winners[2];
    float *logits; /* (GLYPH_BATCH, GLYPH_LABELS) */
    GemmWork *gemm;
} GlyphNet;

size_t glyph_net_bytes(GlyphNetKind kind);
void glyph_net_init(GlyphNet *net, GlyphNetKind kind, uint64_t seed, Arena *arena);

/* Fills net->logits for up to GLYPH_BATCH images. */
void glyph_net_forward(GlyphNet *net, const float *images, int n);

/* Fills net->gradient for up to GLYPH_BATCH images with their labels; gives the loss. */
double glyph_net_gradient(GlyphNet *net, const float *images, const int *labels, int n);

/* One step down the gradient; gives the loss before it. */
double glyph_net_learn(GlyphNet *net, const float *images, const int *labels, int n, double rate);

/* How many of n images it reads as (index of the image) mod 10, as glyph_set orders them, each
 * rolled to the right by `shift` pixels, round the edge. */
int glyph_net_right(GlyphNet *net, const float *images, int n, int shift);

/* images (n, GLYPH_PIXELS) as glyph_set makes them, in floats */
void glyph_net_images(float *images, int n, uint64_t seed, double noise);

#endif
