/* The rate of a network against the input from outside: as the spiking network has it, by Siegert's
 * formula, and as units that know only the mean would. Without a clock. Figure "brunel" of
 * chapter 1. */
#include "neuron/brunel.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "neuron/siegert.h"

#define PARAMS(P)                     \
    P(g, "1", 3, 8, 4.5, 0.05, 0)     \
    P(eta, "1", 0.5, 4, 0.9, 0.01, 0) \
    P(weight, "mV", 0.02, 0.3, 0.1, 0.01, 0)

#define VIEWS(V)                                  \
    V(eta_axis, "1", VIEW_F64, NULL)              \
    V(rate, "Hz", VIEW_F64, "eta_axis")           \
    V(rate_mean_only, "Hz", VIEW_F64, "eta_axis") \
    V(rate_here, "Hz", VIEW_F64, NULL)            \
    V(mean_only_here, "Hz", VIEW_F64, NULL)       \
    V(mu_here, "mV", VIEW_F64, NULL)              \
    V(sigma_here, "mV", VIEW_F64, NULL)           \
    V(cv_here, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { SAMPLES = 71 };
#define ETA_MIN 0.5
#define ETA_MAX 4.0

typedef struct State {
    Values values;
    double eta[SAMPLES], rate[SAMPLES], rate_mean_only[SAMPLES];
    double rate_here, mean_only_here, mu_here, sigma_here, cv_here, top;
} State;

/* Network A of Brunel's paper. */
static BrunelParams network(const Values *x, double eta) {
    return (BrunelParams){.membrane = {.tau_m = 20, .v_th = 20, .v_reset = 10, .tau_ref = 2},
                          .weight = x->weight,
                          .inputs = 1000,
                          .gamma = 0.25,
                          .inhibition = x->g,
                          .external = eta};
}

SCENE_STATE_BYTES

static void set_here(State *s) {
    BrunelParams p = network(&s->values, s->values.eta);
    BrunelState here = brunel_fixed_point(&p, true);
    s->rate_here = here.rate;
    s->mu_here = here.mu;
    s->sigma_here = here.sigma;
    s->mean_only_here = brunel_fixed_point(&p, false).rate;
    s->cv_here = siegert_cv(&p.membrane, here.mu, here.sigma);
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    set_here(s);
    s->top = 10;
    for (int j = 0; j < SAMPLES; j++) {
        s->eta[j] = ETA_MIN + (ETA_MAX - ETA_MIN) * j / (SAMPLES - 1);
        BrunelParams p = network(&s->values, s->eta[j]);
        s->rate[j] = brunel_fixed_point(&p, true).rate;
        s->rate_mean_only[j] = brunel_fixed_point(&p, false).rate;
        s->top = vmath_max(s->top, 1.05 * s->rate[j]);
    }
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    (void)seed;
    State *s = arena_take(arena, sizeof *s);
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    out[VIEW_eta_axis] = view_array(s->eta, SAMPLES, ETA_MIN, ETA_MAX);
    out[VIEW_rate] = view_array(s->rate, SAMPLES, 0, s->top);
    out[VIEW_rate_mean_only] = view_array(s->rate_mean_only, SAMPLES, 0, s->top);
    out[VIEW_rate_here] = view_number(&s->rate_here, 0, s->top);
    out[VIEW_mean_only_here] = view_number(&s->mean_only_here, 0, s->top);
    out[VIEW_mu_here] = view_number(&s->mu_here, 0, 40);
    out[VIEW_sigma_here] = view_number(&s->sigma_here, 0, 20);
    out[VIEW_cv_here] = view_number(&s->cv_here, 0, 1);
}

SCENE(brunel, .bytes = bytes, .open = open, .set = set, .look = look)
