/* What a filter is like, in numbers. a (n) are the pixels of a filter, s (n) its responses to many
 * patches.
 *
 *     participation   (sum a^2)^2 / (n sum a^4): the share of the pixels that take part; 1/n for
 * one pixel, 2/3 for a grating over the whole patch, 1 for a flat patch kurtosis        <(s -
 * <s>)^4> / <(s - <s>)^2>^2 - 3: 0 for a Gaussian, 3 for a Laplacian abs_over_rms    <|s|> / sqrt
 * <s^2>: sqrt(2 / pi) = 0.798 for a Gaussian, less for sparser ones activity        <|s|>^2 / <s^2>
 * (E. T. Rolls, M. J. Tovee, Journal of Neurophysiology 73, 713 (1995),
 * doi:10.1152/jn.1995.73.2.713) orientation     |sum P e^(2 i theta)| / sum P over the power
 * spectrum P without its mean: 1 where all frequencies lie along one line, 0 where no direction
 * stands out
 *
 * An index of something that is 0 everywhere is undefined; these functions then give 0, and
 * tuning_defined tells. */
#ifndef NM_VISION_TUNING_H
#define NM_VISION_TUNING_H

#include <stdbool.h>

/* Is any of x (n) not 0? */
bool tuning_defined(const double *x, int n);

double participation(const double *a, int n);
double excess_kurtosis(const double *s, int n);
double abs_over_rms(const double *s, int n);
double rolls_activity(const double *s, int n);

/* The largest patch whose spectrum is taken: its sides are padded to twice that. */
enum { TUNING_SIDE = 12, TUNING_SPECTRUM = 2 * TUNING_SIDE };

/* power (TUNING_SPECTRUM, TUNING_SPECTRUM) of a (side, side), side <= TUNING_SIDE, padded with
 * zeros; frequencies 0, 1, ... / TUNING_SPECTRUM, the second half being the negative ones. */
void tuning_spectrum(double *power, const double *a, int side);
double orientation_index(const double *a, int side);

/* The middle of x (n), n > 0, which it sorts; the mean of the two middle ones where n is even. */
double median(double *x, int n);

#endif
