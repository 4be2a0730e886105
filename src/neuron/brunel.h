/* The mean-field rate of Brunel's network A: identical neurons that excite and inhibit each other
 * at random, so that the rate of each follows from the rate of all.
 *
 *     nu = siegert_rate(mu(nu), sigma(nu))
 *     mu = C_E J tau_m (nu_ext + (1 - gamma g) nu)
 *     sigma^2 = C_E J^2 tau_m (nu_ext + (1 + gamma g^2) nu)
 *     nu_ext = eta nu_thr,  nu_thr = v_th / (C_E J tau_m)
 *
 * Beside it the same network as rate units know it, with sigma = 0. Rates in Hz.
 * N. Brunel, J. Comput. Neurosci. 8, 183 (2000), doi:10.1023/A:1008925309027. */
#ifndef NM_NEURON_BRUNEL_H
#define NM_NEURON_BRUNEL_H

#include "neuron/lif.h"

typedef struct BrunelParams {
    Membrane membrane;
    double weight;     /* J, mV that one excitatory spike adds */
    double inputs;     /* C_E, excitatory synapses on a neuron; as many more come from outside */
    double gamma;      /* inhibitory synapses for each excitatory one */
    double inhibition; /* g, an inhibitory weight over an excitatory one */
    double external;   /* eta, the rate of the outside over the rate that reaches threshold */
} BrunelParams;

typedef struct BrunelState {
    double rate, mu, sigma; /* Hz, mV, mV */
} BrunelState;

/* E_DOMAIN as membrane_check, and for weight, inputs or v_th <= 0, gamma, inhibition or
 * external < 0; E_NONFINITE. */
Status brunel_check(const BrunelParams *p);

/* The fixed point that d nu/dt = -nu + rate(nu) reaches from nu = 0. Where several exist, it is the
 * lowest stable one. `noisy` false: the mean alone counts, sigma is taken as 0. */
BrunelState brunel_fixed_point(const BrunelParams *p, bool noisy);

#endif
