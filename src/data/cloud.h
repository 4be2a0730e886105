/* A cloud of points in the plane that can be stretched, turned and shifted: a Gaussian sample whose
 * own mean and variances are exactly those that were asked for, so that what a rule learns from it
 * can be held against formulas. */
#ifndef NM_DATA_CLOUD_H
#define NM_DATA_CLOUD_H

#include "base/rng.h"

typedef struct CloudShape {
    double lambda_1, lambda_2; /* variances along the two axes */
    double angle;              /* of the first axis, in degrees from the x axis */
    double mean[2];
} CloudShape;

/* z (n, 2): normal numbers, then shifted and sheared so that their mean is 0 and their covariance
 * (divided by n) the unit matrix. Fewer than three points are left as they were drawn. */
void cloud_draw(double *z, int n, Rng *rng);

/* points (n, 2) = z (n, 2) in that shape; may be z. */
void cloud_place(double *points, const double *z, int n, const CloudShape *shape);

/* moment (2, 2): the covariance of that shape. */
void cloud_covariance(double *moment, const CloudShape *shape);

#endif
