/* Several linear units y = W x that learn different things: Sanger's rule, the generalized Hebbian
 * algorithm, and Oja's subspace rule beside it.
 *
 *     Sanger     W += eta (y x' - LT[y y'] W)   LT: the lower triangle with the diagonal
 *     subspace   W += eta (y x' -    y y'  W)
 *
 * With the triangle, unit i learns from what the units 1 ... i leave of x, and the rows become the
 * principal components in their order (under the conditions of oja.h). Without it, every unit
 * takes from all, and only the space that the rows span is that of the components.
 *
 * T. D. Sanger, Neural Networks 2, 459 (1989), doi:10.1016/0893-6080(89)90044-0;
 * E. Oja, Int. J. Neural Syst. 1, 61 (1989), doi:10.1142/S0129065789000475. */
#ifndef NM_PLASTICITY_SANGER_H
#define NM_PLASTICITY_SANGER_H

#include "base/status.h"

/* The most units, k. */
enum { GHA_MAX_UNITS = 16 };

/* E_SHAPE for more units than inputs, k > n, or more than GHA_MAX_UNITS; E_EMPTY for none. */
Status gha_check(int k, int n);

/* One example x (n); w (k, n), a row for each unit. All y come from w as it was. */
void gha_step(double *w, int k, int n, const double *x, double eta);
void subspace_step(double *w, int k, int n, const double *x, double eta);

/* One step of the averaged rules, C (n, n). work (k, n). */
void gha_average_step(double *w, double *work, int k, int n, const double *c, double eta);
void subspace_average_step(double *w, double *work, int k, int n, const double *c, double eta);

#endif
