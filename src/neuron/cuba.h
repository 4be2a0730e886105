/* A network of leaky integrate-and-fire neurons with current-based synapses: benchmark 2 of
 * R. Brette et al., J. Comput. Neurosci. 23, 349 (2007), doi:10.1007/s10827-007-0038-6, after
 * T. P. Vogels and L. F. Abbott, J. Neurosci. 25, 10786 (2005),
 * doi:10.1523/JNEUROSCI.3508-05.2005.
 *
 *     tau_m dv/dt = v_rest - v + g_e + g_i,  tau_e dg_e/dt = -g_e,  tau_i dg_i/dt = -g_i
 *
 * A spike adds w_exc or w_inh (all in mV) to g_e or g_i of its targets; v_th = -50, v_reset = -60,
 * tau_m = 20, tau_e = 5, tau_i = 10 ms, steps of 0.1 ms. Four in five neurons excite. Each receives
 * 64 excitatory and 16 inhibitory synapses, whatever the size of the network.
 *
 * How it runs fast. Between spikes the equations are linear, so v is a sum of three exponentials,
 *
 *     v = v_rest + x + kappa_e g_e + kappa_i g_i,   kappa = tau / (tau - tau_m),
 *
 * and each part is kept as its value at the start of a cycle of steps. Nothing then has to be done
 * to a neuron until a spike reaches it: to read v at step k takes three products with constants of
 * that step. What is left is to look which neurons are at threshold, and most cannot be: every few
 * steps a bound sorts out those that could get there before the next sorting (they are "awake"),
 * and only these are looked at. cuba_step_plain looks at all of them and gives the same bits. */
#ifndef NM_NEURON_CUBA_H
#define NM_NEURON_CUBA_H

#include "base/arena.h"
#include "base/param.h"
#include "base/simd.h"
#include "data/graph.h"

/*        id       unit lowest highest initial step flags */
#define CUBA_PARAMS(P)                                                                \
    P(neurons, "1", 1000, 64000, 4000, 1000, PARAM_WHOLE | PARAM_LOG | PARAM_RESTART) \
    P(w_exc, "mV", 0, 4, 1.62, 0.02, 0)                                               \
    P(w_inh, "mV", -20, 0, -9, 0.1, 0)                                                \
    P(v_rest, "mV", -55, -45, -49, 0.1, 0)                                            \
    P(tau_ref, "ms", 1, 10, 5, 0.1, PARAM_RESTART)

typedef struct CubaParams {
    CUBA_PARAMS(PARAM_FIELD)
} CubaParams;

#define CUBA_DT      0.1
#define CUBA_V_TH    (-50.0)
#define CUBA_V_RESET (-60.0)
enum { CUBA_EXC_INPUTS = 64, CUBA_INH_INPUTS = 16, CUBA_CYCLE = 256, CUBA_WINDOW = 10 };

/* What one step of a cycle multiplies and compares with. */
typedef struct CubaPhase {
    float decay;                            /* of x since the start of the cycle */
    float e, i, threshold, reset;           /* v reaches v_th where x + (g_e e + g_i i) does this */
    float bound_e, bound_i, bound, g_e_cap; /* it could within CUBA_WINDOW steps where this */
    float exc_x, exc_e, inh_x, inh_i;       /* what a spike adds */
} CubaPhase;

/* Invariant: a neuron that rests has x = -infinity. Group g holds neurons 4g ... 4g+3. */
typedef struct Cuba {
    CubaParams p;
    Graph graph;
    int neurons, groups, excitatory;
    f32x4 *x, *g_e, *g_i; /* (groups) the three parts, as at the start of the cycle */
    uint64_t *awake;      /* (groups / 64) a bit for each group that is looked at */
    uint16_t *awake_list; /* (groups + 1) the same groups by number */
    int awake_count;
    CubaPhase phases[CUBA_CYCLE + 1];
    float decay_m, decay_e, decay_i; /* over a cycle */
    int phase;                       /* steps since the start of the cycle */
    int hold;                        /* tau_ref in steps */
    uint16_t *resting;               /* (neurons) a ring, in the order in which they fired */
    int *resting_counts;             /* (hold + 1) a ring: how many fired at each step */
    int resting_first;               /* where the ring of neurons starts */
    int resting_total;               /* how many are in it */
    int64_t steps;
    uint16_t *fired; /* (neurons + 1) which fired in the last step, ascending */
    int fired_count;
} Cuba;

/* E_DOMAIN for neurons outside 100 ... 65536, w_exc < 0, w_inh > 0, v_rest >= 0 or tau_ref < dt;
 * E_NONFINITE. */
Status cuba_check(const CubaParams *p);

size_t cuba_bytes(const CubaParams *p);

/* Potentials drawn evenly between v_reset and v_th, no conductance. */
Status cuba_init(Cuba *network, const CubaParams *p, uint64_t seed, Arena *arena);

/* New weights or v_rest from now on; neurons and tau_ref stay. They pass cuba_check. */
void cuba_set(Cuba *network, const CubaParams *p);

/* n steps; the spikes of the last one are in fired. */
void cuba_step(Cuba *network, int n);
void cuba_step_plain(Cuba *network, int n);

/* Membrane potential in mV. */
float cuba_potential(const Cuba *network, int neuron);

#endif
