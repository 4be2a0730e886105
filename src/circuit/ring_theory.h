/* The ring of circuit/ring.h solved on paper, for N without end and a constant input I > 0.
 *
 * Uniform activity r = I / (1 - j0) is one solution. Where j1 > 2 it is unstable, and the ring
 * settles into a bump r = A [cos(phi - psi) - cos(phi_c)]_+ at any angle psi, with half width
 * phi_c:
 *
 *     j1 (phi_c - sin(2 phi_c)/2) / (2 pi) = 1
 *     A = I / (-cos(phi_c) - j0 f0),    f0 = (sin(phi_c) - phi_c cos(phi_c)) / pi
 *
 * as long as j0 < -cos(phi_c) / f0. Above that the excitation has no bound.
 *
 * R. Ben-Yishai, R. L. Bar-Or, H. Sompolinsky, PNAS 92, 3844 (1995), doi:10.1073/pnas.92.9.3844. */
#ifndef NM_CIRCUIT_RING_THEORY_H
#define NM_CIRCUIT_RING_THEORY_H

#include "circuit/ring.h"

typedef enum RingPhase { RING_UNIFORM, RING_BUMP, RING_UNBOUNDED } RingPhase;

/* phi_c in rad, from pi at j1 = 2 down to 0. j1 >= 2. */
double ring_half_width(double j1);

/* The j0 above which there is no bump; for j1 < 2, no uniform state: 1. */
double ring_j0_max(double j1);

RingPhase ring_phase(double j0, double j1);

/* The bump's half width in rad and its amplitude. 1, or 0 where there is none, both as they were.
 */
int ring_bump_theory(double J0, double J1, double I, double *phic, double *A);

/* Lays the bump of the theory into a ring, its centre at an angle in rad. 0 where there is none,
 * the ring as it was. */
int ring_place(Ring *ring, double input, double centre);

/* The rate r of the uniform state. E_DOMAIN for j0 >= 1. */
Status ring_uniform_rate(double j0, double input, double *r);

/* How fast a small wave cos(phi) on the uniform state grows, in 1/ms; negative: it decays. */
double ring_growth(double j1, double tau);

/* How fast the variance of the bump's angle grows under white noise sigma, in rad^2/ms. Noise acts
 * on the angle only through the slope of the bump: sigma^2/tau over the sum of u'^2 of the active
 * neurons, which for a bump anywhere between its neurons is N A^2/j1 on average (Y. Burak, I. R.
 * Fiete, PNAS 109, 17645 (2012), doi:10.1073/pnas.1117386109). 0 where there is no bump. */
double ring_diffusion(double j0, double j1, double input, double sigma, double tau, int neurons);

#endif
