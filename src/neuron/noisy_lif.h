/* Monte Carlo: many leaky integrate-and-fire neurons, each with a noise of its own.
 *
 *     tau_m dv = (mu - v) dt + sigma sqrt(tau_m) dW
 *
 * The step is exact for the free membrane (D. T. Gillespie, Phys. Rev. E 54, 2084 (1996),
 * doi:10.1103/PhysRevE.54.2084); what it misses is a crossing between two steps, for which
 * siegert_rate_sampled corrects. mu and sigma in mV, times in ms. */
#ifndef NM_NEURON_NOISY_LIF_H
#define NM_NEURON_NOISY_LIF_H

#include "base/arena.h"
#include "base/rng.h"
#include "neuron/lif.h"

typedef struct NoisyLifParams {
    Membrane membrane;
    double sigma, dt;
    int points;  /* values of mu */
    int neurons; /* at each of them */
} NoisyLifParams;

typedef struct NoisyLif {
    NoisyLifParams p;
    const double *mu; /* (points) */
    double decay, kick;
    int hold;
    Rng rng;
    double *v;       /* (points, neurons) */
    int *refractory; /* (points, neurons) steps that are left */
    double *spikes;  /* (points) counted since the start */
    double time;     /* ms that each neuron has lived */
} NoisyLif;

size_t noisy_lif_bytes(const NoisyLifParams *p);

/* mu (points) is kept by reference. All neurons start at v_reset. E_DOMAIN as membrane_check, for
 * sigma < 0, dt <= 0 or counts below 1; E_NONFINITE. */
Status noisy_lif_init(NoisyLif *population, const NoisyLifParams *p, const double *mu,
                      uint64_t seed, Arena *arena);

/* n steps of dt. */
void noisy_lif_step(NoisyLif *population, int n);

/* The rate at mu[point] so far in Hz, and its standard error sqrt(spikes) / time; both 0 before the
 * first step. */
double noisy_lif_rate(const NoisyLif *population, int point);
double noisy_lif_error(const NoisyLif *population, int point);

#endif
