/* How much of its input a unit of a deep stack can see: the recursion of receptive fields.
 *
 *     n <- floor((n + 2p - d (k - 1) - 1) / s) + 1     units along an axis
 *     r <- r + (k - 1) d j                             width of the field
 *     start <- start - p j                             where the first unit's field begins
 *     j <- j s                                         jump: from one unit's field to the next
 *
 * in this order, layer by layer, from n = n0, r = 1, start = 0, j = 1 at the input. All lengths are
 * in input pixels, the first of which is pixel 0. The field of the first unit is centred at
 * start + (r - 1) / 2, that of unit i lies i j further on. In two dimensions the recursion holds
 * along each axis by itself.
 *
 * Padding moves a field and never widens it. A stack in which a kernel is narrower than its stride
 * leaves holes in the field: then r is the distance between its ends.
 *
 * A. Araujo, W. Norris, J. Sim, Computing receptive fields of convolutional neural networks,
 * Distill (2019), doi:10.23915/distill.00021. */
#ifndef NM_VISION_RECEPTIVE_FIELD_H
#define NM_VISION_RECEPTIVE_FIELD_H

#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>

enum { RF_MAX_LAYERS = 128 };

/* The largest kernel, stride, padding, dilation and input, and the widest field and jump. Below
 * them no sum here overflows. */
#define RF_MAX_SIZE  4096
#define RF_MAX_INPUT (1 << 24)
#define RF_MAX_FIELD ((int64_t)1 << 40)

/* One layer along one axis: kernel size, stride, padding on either side, dilation. */
typedef struct RfLayer {
    int k, s, p, d;
    bool pool; /* pooling has no weights */
} RfLayer;

/* What holds after a layer. Invariant: r >= 1, jump >= 1; n = 0 from the first layer on that finds
 * no room for its kernel. */
typedef struct RfPlace {
    int64_t n, r, jump, start;
} RfPlace;

/* E_DOMAIN for k, s or d below 1, p below 0, any of them above RF_MAX_SIZE, and for pooling that
 * could see padding alone (p > k/2). */
Status rf_check(const RfLayer *layer);

/* The input itself. */
RfPlace rf_input(int n0);

/* Through one more layer, which passes rf_check. */
void rf_step(RfPlace *place, const RfLayer *layer);

/* Where the field of the first unit is centred. */
double rf_centre(const RfPlace *place);

/* The unit, of place->n, whose field is centred nearest to position x of the input. */
int64_t rf_unit(const RfPlace *place, double x);

/* places (count): what holds after each of the layers. E_SHAPE where a kernel is wider than its
 * padded input; E_DOMAIN as rf_check, and where field or jump exceeds RF_MAX_FIELD. Nothing is
 * written then. places may be NULL; n0 >= 1. */
Status rf_compute(RfPlace *places, const RfLayer *layers, int count, int n0);

/* The field of the last of the layers, 1 where there are none. */
int64_t rf_width(const RfLayer *layers, int count);

/* How many numbers are to be learned with one channel everywhere and no bias: k, or in two
 * dimensions k^2, for each layer but those that pool. */
int64_t rf_weights(const RfLayer *layers, int count, int dims);

#endif
