/* Small square pieces of images, the data of the Gabor experiment, and two controls for it: images
 * that keep the power of every spatial frequency and lose its phase, and patches that keep the
 * covariance and are Gaussian otherwise. Both have all second-order statistics of the images and
 * none of their edges. */
#ifndef NM_DATA_PATCHES_H
#define NM_DATA_PATCHES_H

#include "base/rng.h"
#include "base/status.h"

/* images (count, rows, columns) */
typedef struct Images {
    const float *data;
    int count, rows, columns;
} Images;

/* Does a patch of size by size fit? E_SHAPE where not, E_EMPTY without an image. */
Status patches_check(const Images *images, int size);

/* patches (n, size size), the rows of each one after the other. For each an image, a row and a
 * column are drawn, in this order; its own mean is taken off. The images have passed the check. */
void patches_cut(float *patches, int n, int size, const Images *images, Rng *rng);

/* patches (n, d) = sum_k z_k sqrt(variance_k) mode_k with z from a normal distribution:
 * variance (d) and modes (d, d), whose rows are the modes, as of the covariance that they keep.
 * Variances below zero by rounding count as zero. */
void patches_gaussian(float *patches, int n, int d, const double *variance, const double *modes,
                      Rng *rng);

/* Gives image (n, n), n a power of two, the phases of white noise: the power spectrum stays, and
 * with it the mean. scratch (4 n n). */
void phase_scramble(float *image, int n, Rng *rng, double *scratch);

#endif
