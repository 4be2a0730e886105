/* Spike-timing-dependent plasticity of one synapse, pair by pair: an input that comes shortly
 * before the neuron fires strengthens it, one that comes shortly after weakens it.
 *
 *     at a spike of the neuron   w += a_plus (1 - w) r,   r += 1 at each input,  dr/dt = -r /
 * tau_plus at an input                w -= a_minus w o,        o += 1 at each spike,  do/dt = -o /
 * tau_minus
 *
 * w stays between 0 and 1, because each change is a share of what is left. The window of about 20
 * ms on either side is that of G.-q. Bi, M.-m. Poo, J. Neurosci. 18, 10464 (1998),
 * doi:10.1523/JNEUROSCI.18-24-10464.1998; traces as in S. Song, K. D. Miller, L. F. Abbott, Nat.
 * Neurosci. 3, 919 (2000), doi:10.1038/78829, weighted as in R. Guetig et al., J. Neurosci. 23,
 * 3697 (2003), doi:10.1523/JNEUROSCI.23-09-03697.2003. */
#ifndef NM_PLASTICITY_STDP_H
#define NM_PLASTICITY_STDP_H

#include <stdbool.h>

typedef struct StdpParams {
    double a_plus, a_minus;     /* share of a pair at no distance */
    double tau_plus, tau_minus; /* ms */
    double dt;                  /* ms */
} StdpParams;

typedef struct Stdp {
    StdpParams p;
    double keep_plus, keep_minus; /* e^(-dt / tau) */
    double input, output;         /* the traces r and o */
    double w;
} Stdp;

/* A synapse of weight w; times above 0. */
Stdp stdp_open(const StdpParams *p, double w);

/* One step: did the input, did the neuron fire in it? Both at once count as no pair. */
void stdp_step(Stdp *synapse, bool input, bool output);

/* What this comes to on average, where the weight changes slowly: with inputs at rate_in, spikes at
 * rate_out (in kHz) and a share `caused` of the inputs, each followed by a spike `delay` ms later,
 *
 *     dw/dt = a_plus (1 - w) P - a_minus w D
 *     P = tau_plus rate_in rate_out + rate_in caused e^(-delay / tau_plus)
 *     D = tau_minus rate_in rate_out
 *
 * per ms: Hebb's product of two activities, and a decay. To first order in the step and the rates
 * (R. Kempter, W. Gerstner, J. L. van Hemmen, Phys. Rev. E 59, 4498 (1999),
 * doi:10.1103/PhysRevE.59.4498). */
double stdp_drift(const StdpParams *p, double w, double rate_in, double rate_out, double caused,
                  double delay);

#endif
