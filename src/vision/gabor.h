/* The Gabor function, a grating under a Gaussian window, and its best fit to a patch.
 *
 *     u = (x - x0) cos theta + (y - y0) sin theta,   v = -(x - x0) sin theta + (y - y0) cos theta
 *     g = amplitude exp(-u^2 / 2 s_u^2 - v^2 / 2 s_v^2) cos(2 pi f u + phase)
 *
 * x is the column and y the row, in pixels from 0; f in cycles per pixel. Such functions describe
 * the receptive fields of simple cells: S. Marcelja, Journal of the Optical Society of America 70,
 * 1297 (1980), doi:10.1364/JOSA.70.001297; J. P. Jones, L. A. Palmer, Journal of Neurophysiology
 * 58, 1233 (1987), doi:10.1152/jn.1987.58.6.1233. */
#ifndef NM_VISION_GABOR_H
#define NM_VISION_GABOR_H

#include "base/status.h"

enum { GABOR_SIDE = 12 }; /* of the largest patch that is fitted */

typedef struct Gabor {
    double x0, y0, s_u, s_v, theta, f, phase, amplitude;
} Gabor;

double gabor_at(const Gabor *g, double x, double y);

/* patch (side, side) */
void gabor_draw(const Gabor *g, double *patch, int side);

/* The Gabor function nearest to patch (side, side), 2 <= side <= GABOR_SIDE, in the sum of squares,
 * from starts that hang on the patch alone; returns the share of the patch's variance that it
 * explains, R^2, and 0 for a patch that is 0. The minimum is a local one, the best of a few. */
double gabor_fit(Gabor *g, const double *patch, int side);

#endif
