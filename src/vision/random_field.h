/* The effective field as it is measured: the squared gradient of one unit with respect to each
 * pixel, averaged over networks with random weights.
 *
 * Only the cone below the unit is computed: its field at the input, and within each layer as much
 * as the unit needs. Padding plays no part; the picture is taken to be as large as the field.
 * Weights are independent and normal, with variance 1 / (weights into a unit), twice that with
 * ReLU (He et al. 2015, doi:10.1109/ICCV.2015.123). All layers have the same number of channels,
 * the input has one. Every layer but the last is followed by a ReLU in a network of that kind,
 * which sees white noise; its pools take the maximum, those of a linear network the mean.
 *
 * float, four channels at a time; each channel's sums are taken in one order, so that the bits do
 * not depend on it. */
#ifndef NM_VISION_RANDOM_FIELD_H
#define NM_VISION_RANDOM_FIELD_H

#include "base/arena.h"
#include "base/rng.h"
#include "base/simd.h"
#include "vision/receptive_field.h"

enum {
    RANDOM_FIELD_CHANNELS = 8,
    RANDOM_FIELD_SIDE = 512,        /* of a field that is measured in two dimensions */
    RANDOM_FIELD_MAP = 1 << 18,     /* its pixels */
    RANDOM_FIELD_LINE = 1 << 16,    /* the widest in one dimension */
    RANDOM_FIELD_VECTORS = 1 << 18, /* of four channels, in a layer */
    RANDOM_FIELD_MARKS = 1 << 21,   /* remembered for the way back, over all layers */
    RANDOM_FIELD_WEIGHTS = 1 << 17  /* vectors of four weights, over all layers */
};

typedef struct RandomFieldLayer {
    int k, s, d, rows; /* rows: of taps, k or 1 */
    int high, wide;    /* its output, as much as is needed */
    int in, out;       /* channels */
    bool pool;
    int weights, marks; /* where its own begin */
} RandomFieldLayer;

typedef struct RandomField {
    RandomFieldLayer layers[RF_MAX_LAYERS];
    int count, dims;
    bool relu;
    int high, wide;      /* of the field */
    double *energy;      /* (high, wide) sum of squared gradients */
    int draws;           /* networks whose gradient is in it */
    f32x4 *here, *there; /* values on the way up, gradients on the way down */
    f32x4 *weights, *turned;
    uint16_t *marks; /* of a ReLU: 1 where it was open; of a pool: which tap was largest */
    Rng weights_rng, data_rng;
    int layer, row; /* where the work stands */
    bool down;
} RandomField;

size_t random_field_bytes(void);

/* Takes the memory for any stack; nothing is measured yet. */
void random_field_init(RandomField *field, Arena *arena);

/* Starts afresh with this stack; channels 1 to RANDOM_FIELD_CHANNELS. E_SHAPE where the cone does
 * not fit into the memory: then there is nothing to step until another stack is set. */
Status random_field_set(RandomField *field, const RfLayer *layers, int count, int dims,
                        int channels, bool relu, uint64_t seed);

/* Works on until about `work` products have been taken or a network is finished. True if one
 * is. */
bool random_field_step(RandomField *field, int work);

/* profile (wide) = energy summed over rows */
void random_field_profile(double *profile, const RandomField *field);

#endif
