/* Hebb's rule for a linear unit y = w . x: what fires together, wires together.
 *
 *     online     w += eta y x
 *     averaged   w += eta C w,   C = E[x x'], the second moment, not centred
 *
 * The averaged rule turns w towards the leading eigenvector of C and stretches it without end, by
 * 1 + eta lambda_1 a step.
 *
 * D. O. Hebb, The Organization of Behavior (1949), ch. 4; as a formula, and why it needs a bound:
 * E. Oja, J. Math. Biol. 15, 267 (1982), doi:10.1007/BF00275687. */
#ifndef NM_PLASTICITY_HEBB_H
#define NM_PLASTICITY_HEBB_H

/* One example x (n). */
void hebb_step(double *w, const double *x, int n, double eta);

/* One step of the averaged rule, C (n, n). The length is kept apart, so that it cannot overflow:
 * direction (n) is a unit vector, or zero, and stays one; returns ln of the factor by which the
 * length grew. work (n). */
double hebb_average_step(double *direction, double *work, const double *c, int n, double eta);

/* The averaged rule within [low, high]: a step, then every weight cut off at the bounds. Where all
 * of C's rows push outwards it ends in a corner of the box. work (n). */
void hebb_bounded_step(double *w, double *work, const double *c, int n, double eta, double low,
                       double high);

/* ln of the growth of the length per averaged step along the eigenvector of lambda. */
double hebb_log_growth(double lambda, double eta);

#endif
