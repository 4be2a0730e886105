/* How strongly a unit of a deep stack hears each pixel of its field: the effective field.
 *
 * In a linear stack whose weights are all 1/k the gradient of a unit with respect to the input is
 * the law of a sum of independent choices, one tap a_l = 0 ... k_l - 1 in each layer,
 *
 *     x = sum of a_l d_l j_(l-1),      variance = sum of (d_l j_(l-1))^2 (k_l^2 - 1) / 12,
 *
 * with the jump j_(l-1) in front of layer l. So it nears a Gaussian as layers are added, and while
 * the field grows like n, its width grows like the root of n: sqrt(n (k^2 - 1) / 12) for n equal
 * layers of stride 1. The mean squared gradient of a stack with independent random weights is the
 * same law. In two dimensions it is the product of the two axes'.
 *
 * Profiles are arrays over the field, from its first pixel to its last: r = rf_width elements.
 *
 * W. Luo, Y. Li, R. Urtasun, R. Zemel, Understanding the effective receptive field in deep
 * convolutional neural networks, NIPS (2016), arXiv:1701.04128. */
#ifndef NM_VISION_EFFECTIVE_FIELD_H
#define NM_VISION_EFFECTIVE_FIELD_H

#include "vision/receptive_field.h"

/* Pixels count where they are heard more than this share of the strongest: two standard
 * deviations of a Gaussian, 1 - 0.9545. */
#define EF_SHARE 0.0455

/* profile (r), scratch (r): the gradient of the uniform linear stack; its sum is 1. */
void ef_profile(double *profile, double *scratch, const RfLayer *layers, int count);

/* Its standard deviation in pixels, by the formula. */
double ef_std(const RfLayer *layers, int count);

/* Mean and standard deviation of the positions 0 ... r-1 weighted by a profile that is not zero
 * throughout; it need not sum to 1. mean may be NULL. */
double ef_spread(double *mean, const double *profile, int r);

/* Positions from the first to the last that no path reaches. */
int ef_holes(const double *profile, int r);

/* The side of the effective field in pixels: how many pixels of the profile exceed EF_SHARE of its
 * greatest (dims 1), or the root of how many of the square profile x profile do (dims 2). */
double ef_size(const double *profile, int r, int dims);

/* The same of a map (rows, columns): how many of its pixels exceed EF_SHARE of its greatest. */
int ef_count(const double *map, int rows, int columns);

#endif
