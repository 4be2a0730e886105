/* Filters that were found in whitened patches, and what they are like.
 *
 * A filter is a direction a (k) in the white space. It responds with a'z to a patch z, and its
 * basis function, a' colour, is the patch that it stands for in the synthesis of images (whiten.h).
 * The measures are those of tuning.h and gabor.h: kurtosis of the responses, the rest of the basis
 * function at length 1. */
#ifndef NM_VISION_FILTER_SET_H
#define NM_VISION_FILTER_SET_H

#include "base/arena.h"
#include "vision/whiten.h"

typedef struct FilterSet {
    int room, k, count, measured; /* the first `measured` of `count` are known */
    float *directions;            /* (count, k) */
    double *kurtosis, *abs_over_rms, *participation, *fit, *orientation; /* (count) */
} FilterSet;

size_t filter_set_bytes(int room, int k);

/* Room for so many filters; none yet. */
void filter_set_init(FilterSet *set, int room, int k, Arena *arena);

/* count filters from directions (count, k); nothing of them is known. */
void filter_set_fill(FilterSet *set, const float *directions, int count);

/* The k axes of the white space, which are the principal components, and the d filters of ZCA. */
void filter_set_fill_pca(FilterSet *set);
void filter_set_fill_zca(FilterSet *set, const Whitening *w);

/* Measures one filter more, by its responses to z (n, k), white as w makes it; patches are side by
 * side pixels. responses (n) is scratch. */
void filter_set_measure(FilterSet *set, const Whitening *w, int side, const float *z, int n,
                        double *responses);

/* out (count, d): the patches that directions times by (k, d) make, each of length 1; by is
 * w->colour for basis functions, w->white for filters. */
void filter_set_patches(const FilterSet *set, const float *by, int d, float *out);

typedef struct FilterMeasures {
    int count; /* filters that are measured; where 0 the rest is 0 */
    double kurtosis, abs_over_rms, participation, fit, orientation; /* medians */
    double good_fits;                                               /* share with R^2 > 0.8 */
    double localised; /* share with R^2 > 0.7 and participation < 0.25 */
} FilterMeasures;

/* scratch (count) */
FilterMeasures filter_set_summary(const FilterSet *set, double *scratch);

#endif
