/* The code of one vector in a dictionary: as near as possible, with as little as possible.
 *
 *     minimise  1/2 |x - D a|^2 + lambda |a|_1        x (m), D (m, k), a (k)
 *
 * ISTA goes down the gradient of the first term by 1/L, L the largest eigenvalue of D'D, and then
 * brings every coefficient lambda/L nearer to zero; what would cross zero stays there. The
 * objective never rises. FISTA does the same from a point a little ahead, and needs the square root
 * of the steps. From lambda = max |D'x| on, the solution is exactly 0.
 *
 * I. Daubechies, M. Defrise, C. De Mol, Communications on Pure and Applied Mathematics 57, 1413
 * (2004), doi:10.1002/cpa.20042; A. Beck, M. Teboulle, SIAM Journal on Imaging Sciences 2, 183
 * (2009), doi:10.1137/080716542. */
#ifndef NM_VISION_LASSO_H
#define NM_VISION_LASSO_H

#include "base/status.h"

enum { LASSO_MAX = 256 }; /* the most that m or k may be */

/* E_SHAPE and E_EMPTY for the sizes, E_DOMAIN for lambda < 0, E_NONFINITE. */
Status lasso_check(const double *d, int m, int k, const double *x, double lambda);

/* The largest eigenvalue of D'D, by power iteration to 1e-12 of it; 0 for D = 0. */
double lasso_lipschitz(const double *d, int m, int k);

/* The least lambda whose solution is 0: max |D'x|. */
double lasso_lambda_max(const double *d, int m, int k, const double *x);

double lasso_objective(const double *d, int m, int k, const double *x, double lambda,
                       const double *a);

/* z brought nearer to 0 by t >= 0, and not beyond it */
double soft_threshold(double z, double t);

/* a (k) after so many steps from a = 0; all that lasso_check asks for must hold. */
void lasso_ista(const double *d, int m, int k, const double *x, double lambda, int steps,
                double *a);
void lasso_fista(const double *d, int m, int k, const double *x, double lambda, int steps,
                 double *a);

#endif
