/* Simple and complex cells, in one dimension.
 *
 *     g_e[i] = e^(-x^2 / 2 sigma^2) cos(2 pi f x), less so much of its envelope that its sum is
 * zero g_o[i] = e^(-x^2 / 2 sigma^2) sin(2 pi f x),   x = i - (n-1)/2, in pixels
 *
 *     simple:   max(0, g.x) or its square
 *     complex:  (g_e.x)^2 + (g_o.x)^2: a pair in quadrature, and the phase of the stimulus is gone
 *
 * E. H. Adelson, J. R. Bergen, Spatiotemporal energy models for the perception of motion, Journal
 * of the Optical Society of America A 2, 1985, doi:10.1364/JOSAA.2.000284.
 *
 * Under a drifting grating a cell's response is r over one cycle. F0 is its mean, F1 the amplitude
 * at the grating's own frequency, and B. C. Skottun et al., Vision Research 31, 1991,
 * doi:10.1016/0042-6989(91)90033-2, call a cell simple if F1/F0 > 1. */
#ifndef NM_VISION_ENERGY_H
#define NM_VISION_ENERGY_H

#include "base/status.h"

typedef enum EnergyCell {
    ENERGY_RECTIFIED,  /* simple: max(0, g_e.x) */
    ENERGY_SQUARED,    /* simple: its square */
    ENERGY_QUADRATURE, /* complex: g_e and g_o squared and added */
    ENERGY_ROOT,       /* complex: the square root of that */
    ENERGY_MAX,        /* complex: the largest of g_e, g_o, -g_e, -g_o */
    ENERGY_ANTIPHASE   /* g_e and -g_e, each half-squared: no quadrature */
} EnergyCell;

enum { ENERGY_CELLS = 6 };

/* even (n), odd (n); frequency in cycles per pixel, sigma in pixels, above 0 */
void energy_filters(double *even, double *odd, int n, double frequency, double sigma);

/* x (n) = cos(2 pi frequency (i - (n-1)/2) + phase) */
void energy_grating(double *x, int n, double frequency, double phase);

/* A cell's response to the two filters' outputs */
double energy_response(EnergyCell cell, double even, double odd);

/* The size of harmonic k of a response r (n) over one cycle: 2 |mean of r e^(i k phase)|, phase =
 * 2 pi j / n; for k = 0 the mean. */
double energy_harmonic(const double *r, int n, int k);

/* *ratio = F1/F0. E_EMPTY for n = 0, E_NONFINITE, and E_DOMAIN where F0 is not above 0: a silent
 * cell has no ratio. */
Status f1f0(double *ratio, const double *r, int n);

#endif
