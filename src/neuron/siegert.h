/* The firing rate of a leaky integrate-and-fire neuron in noise: mean first-passage time of an
 * Ornstein-Uhlenbeck process, the formula that Siegert (1951) and Ricciardi (1977) gave.
 *
 *     tau_m dv = (mu - v) dt + sigma sqrt(tau_m) dW
 *     1/r = tau_ref + tau_m sqrt(pi) Integral e^(u^2) (1 + erf u) du
 *           from (v_reset - mu)/sigma to (v_th - mu)/sigma
 *
 * mu and sigma in mV, rates in Hz. In this convention (N. Brunel, J. Comput. Neurosci. 8, 183
 * (2000), doi:10.1023/A:1008925309027) the free membrane has the standard deviation sigma/sqrt(2).
 * L. M. Ricciardi, Diffusion Processes and Related Topics in Biology (1977),
 * doi:10.1007/978-3-642-93059-1. */
#ifndef NM_NEURON_SIEGERT_H
#define NM_NEURON_SIEGERT_H

#include "neuron/lif.h"

/* As membrane_check, and E_DOMAIN for sigma < 0, E_NONFINITE. */
Status siegert_check(const Membrane *membrane, double mu, double sigma);

/* sigma = 0 is the noiseless neuron of lif_rate. Far below threshold the rate underflows to 0. */
double siegert_rate(const Membrane *membrane, double mu, double sigma);

/* Standard deviation of the inter-spike intervals over their mean: 0 for a clock, 1 for a Poisson
 * process. 0 where the rate is 0, and where sigma is less than a millionth of mu - v_th. */
double siegert_cv(const Membrane *membrane, double mu, double sigma);

/* The rate that a simulation with exact steps of dt ms finds: it looks at v only once a step and
 * misses some crossings, as if the threshold were higher by 0.5826 sigma sqrt(dt / tau_m).
 * M. Broadie, P. Glasserman, S. Kou, Math. Finance 7, 325 (1997), doi:10.1111/1467-9965.00035. */
double siegert_rate_sampled(const Membrane *membrane, double mu, double sigma, double dt);

#endif
