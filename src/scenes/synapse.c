/* The opening of chapter 2: one synapse, changed spike by spike by a detailed model of it, and by
 * the averaged rule that knows only rates and how often the input makes the neuron fire. The input
 * takes part, then does not, then does again. Without a clock. */
#include "base/rng.h"
#include "base/scene.h"
#include "plasticity/stdp.h"

#define PARAMS(P)                        \
    P(rate_in, "Hz", 1, 60, 20, 1, 0)    \
    P(rate_own, "Hz", 1, 60, 4, 1, 0)    \
    P(caused, "1", 0, 0.8, 0.6, 0.01, 0) \
    P(start, "1", 0, 1, 0.35, 0.01, 0)

#define VIEWS(V)                    \
    V(t, "s", VIEW_F64, NULL)       \
    V(w_spikes, "1", VIEW_F64, "t") \
    V(w_rates, "1", VIEW_F64, "t")

SCENE_TABLES(PARAMS, VIEWS)

enum { SAMPLES = 601, STEPS_PER_SAMPLE = 100, PHASE = 200, DELAY = 4 };

/* Spikes in steps of 1 ms; a pair at no distance moves the weight by some per cent. */
static const StdpParams rule = {
    .a_plus = 0.03, .a_minus = 0.045, .tau_plus = 17, .tau_minus = 20, .dt = 1};

typedef struct State {
    Values values;
    uint64_t seed;
    double t[SAMPLES], w_spikes[SAMPLES], w_rates[SAMPLES];
} State;

SCENE_STATE_BYTES

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    Rng rng = rng_stream(s->seed, STREAM_NOISE);
    Stdp synapse = stdp_open(&rule, s->values.start);
    double in = s->values.rate_in / 1000, own = s->values.rate_own / 1000, w = s->values.start;
    bool later[DELAY] = {0};
    for (int j = 0; j < SAMPLES; j++) {
        double caused = j / PHASE % 2 == 0 ? s->values.caused : 0;
        s->t[j] = j * STEPS_PER_SAMPLE / 1000.0;
        s->w_spikes[j] = synapse.w;
        s->w_rates[j] = w;
        for (int k = 0; k < STEPS_PER_SAMPLE; k++) {
            bool input = rng_uniform(&rng) < in, output = later[k % DELAY];
            later[k % DELAY] = input && rng_uniform(&rng) < caused;
            output |= rng_uniform(&rng) < own;
            stdp_step(&synapse, input, output);
            w += stdp_drift(&rule, w, in, own + in * caused, caused, DELAY);
        }
    }
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->seed = seed;
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    out[VIEW_t] = view_array(s->t, SAMPLES, 0, s->t[SAMPLES - 1]);
    out[VIEW_w_spikes] = view_array(s->w_spikes, SAMPLES, 0.1, 0.8);
    out[VIEW_w_rates] = view_array(s->w_rates, SAMPLES, 0.1, 0.8);
}

SCENE(synapse, .bytes = bytes, .open = open, .set = set, .look = look)
