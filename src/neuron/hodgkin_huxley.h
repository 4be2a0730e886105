/* The Hodgkin-Huxley model of the squid giant axon, with the parameters of 1952 at 6.3 degrees C.
 *
 *     C dV/dt = I - g_Na m^3 h (V - E_Na) - g_K n^4 (V - E_K) - g_L (V - E_L)
 *     dx/dt = alpha_x(V) (1 - x) - beta_x(V) x   for x = m, h, n
 *
 * V in mV with rest at -65, time in ms, current in uA/cm^2, C = 1 uF/cm^2,
 * g = 120, 36, 0.3 mS/cm^2, E = 50, -77, -54.387 mV.
 * A. L. Hodgkin, A. F. Huxley, J. Physiol. 117, 500 (1952), doi:10.1113/jphysiol.1952.sp004764. */
#ifndef NM_NEURON_HODGKIN_HUXLEY_H
#define NM_NEURON_HODGKIN_HUXLEY_H

#include "base/status.h"

/* Invariant: m, h and n lie between 0 and 1. */
typedef struct HodgkinHuxley {
    double v, m, h, n;
} HodgkinHuxley;

/* At rest: V = -65 mV, each gate where it settles there. */
HodgkinHuxley hodgkin_huxley_rest(void);

/* One step of dt ms (0.05 or less) at constant current: gates by their exact exponential, V with
 * the conductances held. */
void hodgkin_huxley_step(HodgkinHuxley *axon, double current, double dt);

#endif
