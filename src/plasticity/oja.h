/* Oja's rule: Hebb's, and a decay by the square of the unit's own output, which holds the length
 * at 1 without anyone measuring it.
 *
 *     online     w += eta (y x - y^2 w),   y = w . x
 *     averaged   w += eta (C w - (w' C w) w),   C = E[x x']
 *
 * It ends on the leading eigenvector of C, which is the first principal component only where the
 * inputs have mean zero; where the two largest eigenvalues differ; where w does not start at right
 * angles to it; and where eta is small.
 *
 * E. Oja, J. Math. Biol. 15, 267 (1982), doi:10.1007/BF00275687. */
#ifndef NM_PLASTICITY_OJA_H
#define NM_PLASTICITY_OJA_H

#include "base/status.h"

/* One example x (n). */
void oja_step(double *w, const double *x, int n, double eta);

/* The examples X (count, n) in their order, once each. */
void oja_epoch(double *w, const double *X, int count, int n, double eta);

/* One step of the averaged rule, C (n, n). work (n). */
void oja_average_step(double *w, double *work, const double *c, int n, double eta);

/* Where the averaged rule with endlessly small steps stands at time t = eta times steps, from w0:
 *
 *     w(t) = e^(C t) w0 / sqrt(1 + w0' (e^(2 C t) - 1) w0)
 *
 * values (n), vectors (n, n) as symmetric_eigen gives them for C, whose eigenvalues are not
 * negative; t >= 0. out (n) is not w0. Any t: no exponential of it overflows. */
void oja_flow(double *out, const double *values, const double *vectors, const double *w0, int n,
              double t);

/* Near its end the flow comes closer at these rates per unit of t: the tangent of the angle to the
 * leading eigenvector as e^(-angle t), the error of the length as e^(-length t). Steps of the
 * averaged rule end at length 1 only for eta < eta_max; above, they flip between two lengths. */
typedef struct OjaRates {
    double angle;   /* lambda_1 - lambda_2 */
    double length;  /* 2 lambda_1 */
    double eta_max; /* 1 / lambda_1; +inf for lambda_1 = 0 */
} OjaRates;

/* values (n), descending; n = 1 has no angle: its rate is +inf. */
OjaRates oja_rates(const double *values, int n);

/* How far the online rule with a fixed small eta keeps wandering about its end: the mean square of
 * the sine of the angle, sum over i > 1 of eta lambda_1 lambda_i / (2 (lambda_1 - lambda_i)), for
 * Gaussian inputs and to first order in eta. +inf where lambda_2 = lambda_1. */
double oja_wandering(const double *values, int n, double eta);

#endif
