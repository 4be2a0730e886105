/* The leaky integrate-and-fire neuron.
 *
 *     tau_m dv/dt = -v + R I,   and when v reaches v_th: a spike, v = v_reset for tau_ref
 *
 * Potentials in mV relative to rest, times in ms, current in nA, resistance in megohm.
 *
 * L. Lapicque, J. Physiol. Pathol. Gen. 9, 620 (1907); in today's form: W. Gerstner, W. M. Kistler,
 * R. Naud, L. Paninski, Neuronal Dynamics, ch. 1 (2014), doi:10.1017/CBO9781107447615. */
#ifndef NM_NEURON_LIF_H
#define NM_NEURON_LIF_H

#include "base/param.h"

#include <stdbool.h>

/*   id     unit  lowest highest initial step flags */
#define MEMBRANE_PARAMS(P, flags)            \
    P(tau_m, "ms", 1, 100, 20, 0.5, flags)   \
    P(v_th, "mV", 1, 30, 15, 0.1, flags)     \
    P(v_reset, "mV", -10, 14, 0, 0.1, flags) \
    P(tau_ref, "ms", 0, 20, 2, 0.1, flags)

#define LIF_INPUT_PARAMS(P)             \
    P(current, "nA", 0, 10, 2, 0.01, 0) \
    P(resistance, "MΩ", 1, 50, 10, 0.1, 0)

/* What the formulas of sections 2 and 3 of the chapter need as well. */
typedef struct Membrane {
    MEMBRANE_PARAMS(PARAM_FIELD, 0)
} Membrane;

typedef enum LifMethod { LIF_EXACT, LIF_EULER } LifMethod;

typedef struct LifParams {
    Membrane membrane;
    double resistance, dt;
    LifMethod method;
} LifParams;

/* Invariant: refractory > 0 implies v = v_reset; v is the value after a reset. */
typedef struct Lif {
    LifParams p;
    double decay; /* e^(-dt/tau_m) */
    int hold;     /* tau_ref in steps */
    double v;
    int refractory; /* steps that are left */
} Lif;

/* E_DOMAIN for tau_m <= 0, v_reset >= v_th, tau_ref < 0; E_NONFINITE. Absolute potentials
 * (v_th = -50 mV, say) are as good as those relative to rest. */
Status membrane_check(const Membrane *membrane);

/* As membrane_check, and E_DOMAIN for dt <= 0. An Euler step with dt > 2 tau_m is unstable, and
 * allowed: that it can be seen is the point. */
Status lif_check(const LifParams *p);

/* A neuron at potential v0. */
Status lif_init(Lif *neuron, const LifParams *p, double v0);

/* New parameters for a neuron that runs on; the steps of rest that it had left, it keeps. They
 * pass lif_check. */
void lif_set(Lif *neuron, const LifParams *p);

/* One step of dt at constant current. True if the neuron fired in it. */
bool lif_step(Lif *neuron, double current);

/* n steps; currents (n) in nA. v (n + 1) gets the potentials, the first one now; spike_steps (max)
 * the numbers of the steps that fired, counted from 1. *count gets how many fired, also those
 * beyond max. v and spike_steps may be NULL. */
Status lif_run(Lif *neuron, double *v, int *spike_steps, int max, int *count,
               const double *currents, int n);

/* Time from v0 to threshold in ms at constant drive R I in mV; +inf where the drive never gets
 * there. v0 < v_th. */
double lif_time_to_threshold(const Membrane *membrane, double drive, double v0);

/* The equation itself, without a grid: v moves on by `duration` ms at constant drive. *rest is the
 * refractory time that is left. Returns the number of spikes; the ages (in ms before the end) of
 * the first `max` of them go to ages. A billion and one is the most that it counts. */
int lif_flow(const Membrane *membrane, double *v, double *rest, double *ages, int max, double drive,
             double duration);

#endif
