/* The firing rate of the leaky integrate-and-fire neuron under constant drive, its inverse and its
 * slope, in closed form.
 *
 *     1/r = tau_ref + tau_m ln((R I - v_reset) / (R I - v_th))   for R I > v_th, else r = 0
 *
 * Rates in Hz, the drive R I in mV. The membrane passes membrane_check.
 * W. Gerstner et al., Neuronal Dynamics, ch. 1.3 (2014), doi:10.1017/CBO9781107447615. */
#ifndef NM_NEURON_LIF_RATE_H
#define NM_NEURON_LIF_RATE_H

#include "neuron/lif.h"

/* Silent up to threshold (exactly 0), then 1/r as above. */
double lif_rate(const Membrane *membrane, double drive);

/* The limit for endless drive: 1/tau_ref in Hz, +inf for tau_ref = 0. */
double lif_rate_limit(const Membrane *membrane);

/* dr/d(R I) in Hz per mV, 0 where the neuron is silent. It grows without bound towards threshold.
 */
double lif_rate_gain(const Membrane *membrane, double drive);

/* The drive in mV for a rate > 0; E_DOMAIN for rate <= 0 or rate >= 1/tau_ref. */
Status lif_rate_inverse(const Membrane *membrane, double *drive, double rate);

#endif
