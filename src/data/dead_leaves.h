/* Images with edges and the spectrum of natural ones: opaque discs that fall on one another.
 *
 *     radius   density ~ r^-3 from r_min to r_max:  r = 1 / sqrt(1/r_min^2 - u (1/r_min^2 -
 * 1/r_max^2)) centre   evenly over the image and r_max around it grey     evenly from 0 to 1
 *
 * The discs are drawn from front to back, each where nothing stands yet, until no gap is left; so
 * the picture is an exact sample of the pile that has fallen for ever. Each disc takes from the
 * random numbers its radius, x, y and grey, in this order. A pixel is the mean of 2 by 2 points.
 *
 * A. B. Lee, D. Mumford, J. Huang, Occlusion models for natural images, International Journal of
 * Computer Vision 41, 35 (2001), doi:10.1023/A:1011109015675. */
#ifndef NM_DATA_DEAD_LEAVES_H
#define NM_DATA_DEAD_LEAVES_H

#include "base/rng.h"
#include "base/status.h"

#define DEAD_LEAVES_R_MIN 1.5
#define DEAD_LEAVES_R_MAX 40.0
enum { DEAD_LEAVES_POINTS = 2 }; /* along each side of a pixel */

/* Of scratch memory for an image of side by side pixels. */
size_t dead_leaves_bytes(int side);

/* image (side, side), from 0 to 1; scratch holds dead_leaves_bytes(side), aligned for floats.
 * E_DOMAIN for side < 1 or radii that are not 0 < r_min < r_max. The number of discs grows as
 * (side + 2 r_max)^2 / r_min^2. */
Status dead_leaves(float *image, int side, double r_min, double r_max, Rng *rng, void *scratch);

#endif
