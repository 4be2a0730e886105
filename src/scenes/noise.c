/* Noise and rate: Siegert's formula against the mean input for four noises and for the one that is
 * set, and simulated neurons that fill in their points as they live. Figure "noise" of chapter 1.
 */
#include "base/scene.h"
#include "base/vmath.h"
#include "neuron/lif_rate.h"
#include "neuron/noisy_lif.h"
#include "neuron/siegert.h"

#define PARAMS(P)                                \
    P(mu, "mV", 0, 40, 12, 0.1, 0)               \
    P(sigma, "mV", 0, 10, 5, 0.1, PARAM_RESTART) \
    MEMBRANE_PARAMS(P, PARAM_RESTART)            \
    P(dt, "ms", 0.02, 0.5, 0.1, 0.01, PARAM_LOG | PARAM_RESTART)

#define VIEWS(V)                               \
    V(mu_axis, "mV", VIEW_F64, NULL)           \
    V(rate_0, "Hz", VIEW_F64, "mu_axis")       \
    V(rate_2, "Hz", VIEW_F64, "mu_axis")       \
    V(rate_5, "Hz", VIEW_F64, "mu_axis")       \
    V(rate_8, "Hz", VIEW_F64, "mu_axis")       \
    V(rate, "Hz", VIEW_F64, "mu_axis")         \
    V(rate_sampled, "Hz", VIEW_F64, "mu_axis") \
    V(mu_sim, "mV", VIEW_F64, NULL)            \
    V(rate_sim, "Hz", VIEW_F64, "mu_sim")      \
    V(error_sim, "Hz", VIEW_F64, "mu_sim")     \
    V(lived, "s", VIEW_F64, NULL)              \
    V(rate_here, "Hz", VIEW_F64, NULL)         \
    V(mean_only_here, "Hz", VIEW_F64, NULL)    \
    V(cv_here, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { SAMPLES = 201, POINTS = 12, NEURONS = 16, NOISES = 4 };
static const double noises[NOISES] = {0, 2, 5, 8};
#define MU_MAX 40.0

typedef struct State {
    Values values;
    NoisyLif population;
    double mu[SAMPLES], rates[NOISES][SAMPLES], rate[SAMPLES], rate_sampled[SAMPLES];
    double mu_sim[POINTS], rate_sim[POINTS], error_sim[POINTS];
    double lived, rate_here, mean_only_here, cv_here, top;
} State;

static Membrane membrane(const Values *x) {
    return (Membrane){x->tau_m, x->v_th, x->v_reset, x->tau_ref};
}

static NoisyLifParams population(const Values *x) {
    return (NoisyLifParams){membrane(x), x->sigma, x->dt, POINTS, NEURONS};
}

static Status check(const double *values) {
    Membrane m = membrane((const Values *)values);
    return membrane_check(&m);
}

static size_t bytes(const double *values) {
    NoisyLifParams p = population((const Values *)values);
    return arena_rounded(sizeof(State)) + noisy_lif_bytes(&p);
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    Membrane m = membrane(&s->values);
    double mu = s->values.mu, sigma = s->values.sigma;
    s->rate_here = siegert_rate(&m, mu, sigma);
    s->mean_only_here = lif_rate(&m, mu);
    s->cv_here = siegert_cv(&m, mu, sigma);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    set(s, values);
    Membrane m = membrane(&s->values);
    for (int j = 0; j < SAMPLES; j++) {
        double mu = s->mu[j] = MU_MAX * j / (SAMPLES - 1);
        for (int k = 0; k < NOISES; k++)
            s->rates[k][j] = siegert_rate(&m, mu, noises[k]);
        s->rate[j] = siegert_rate(&m, mu, s->values.sigma);
        s->rate_sampled[j] = siegert_rate_sampled(&m, mu, s->values.sigma, s->values.dt);
        s->top = vmath_max(s->top, vmath_max(s->rate[j], s->rates[NOISES - 1][j]));
    }
    for (int j = 0; j < POINTS; j++)
        s->mu_sim[j] = 3 + 3 * j;
    NoisyLifParams p = population(&s->values);
    noisy_lif_init(&s->population, &p, s->mu_sim, seed, arena);
    return s;
}

static void step(void *state, int n) {
    noisy_lif_step(&((State *)state)->population, n);
}

static void look(void *state, View *out) {
    State *s = state;
    double top = vmath_max(1.05 * s->top, 10);
    for (int j = 0; j < POINTS; j++) {
        s->rate_sim[j] = noisy_lif_rate(&s->population, j);
        s->error_sim[j] = noisy_lif_error(&s->population, j);
    }
    s->lived = s->population.time * NEURONS / 1000;
    int points = s->lived > 0 ? POINTS : 0;
    out[VIEW_mu_axis] = view_array(s->mu, SAMPLES, 0, MU_MAX);
    for (int k = 0; k < NOISES; k++)
        out[VIEW_rate_0 + k] = view_array(s->rates[k], SAMPLES, 0, top);
    out[VIEW_rate] = view_array(s->rate, SAMPLES, 0, top);
    out[VIEW_rate_sampled] = view_array(s->rate_sampled, SAMPLES, 0, top);
    out[VIEW_mu_sim] = view_array(s->mu_sim, points, 0, MU_MAX);
    out[VIEW_rate_sim] = view_array(s->rate_sim, points, 0, top);
    out[VIEW_error_sim] = view_array(s->error_sim, points, 0, top);
    out[VIEW_lived] = view_number(&s->lived, 0, 1000);
    out[VIEW_rate_here] = view_number(&s->rate_here, 0, top);
    out[VIEW_mean_only_here] = view_number(&s->mean_only_here, 0, top);
    out[VIEW_cv_here] = view_number(&s->cv_here, 0, 1);
}

SCENE(noise, .check = check, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
