/* The opening of chapter 1: one noisy input, and what a detailed model of the membrane (Hodgkin and
 * Huxley) and the leaky integrate-and-fire neuron make of it. Without a clock. */
#include "base/rng.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "neuron/hodgkin_huxley.h"
#include "neuron/lif.h"

#define PARAMS(P)                          \
    P(current, "µA/cm²", 0, 20, 9, 0.1, 0) \
    P(noise, "µA/cm²", 0, 20, 6, 0.1, 0)

#define VIEWS(V)                       \
    V(t, "ms", VIEW_F64, NULL)         \
    V(input, "µA/cm²", VIEW_F64, "t")  \
    V(v_detailed, "mV", VIEW_F64, "t") \
    V(v_simple, "mV", VIEW_F64, "t")

SCENE_TABLES(PARAMS, VIEWS)

enum { SAMPLES = 601, STEPS_PER_SAMPLE = 20 };
#define DT        0.025
#define NOISE_TAU 4.0 /* ms over which the input remembers itself */

typedef struct State {
    Values values;
    uint64_t seed;
    double t[SAMPLES], input[SAMPLES], v_detailed[SAMPLES], v_simple[SAMPLES];
} State;

/* A membrane with the rheobase of the axon (about 6.3 uA/cm^2) and its quick recovery. */
static const LifParams simple = {
    .membrane = {.tau_m = 6, .v_th = 6.3, .v_reset = -4, .tau_ref = 6}, .resistance = 1, .dt = DT};

SCENE_STATE_BYTES

/* Both membranes are driven by the same current; a sample keeps the highest value in its stretch,
 * so that no spike falls between two samples. */
static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    Rng rng = rng_stream(s->seed, STREAM_NOISE);
    HodgkinHuxley axon = hodgkin_huxley_rest();
    Lif neuron;
    lif_init(&neuron, &simple, 0);
    double noise = 0, decay = vmath_exp(-DT / NOISE_TAU);
    double kick = s->values.noise * vmath_sqrt(1 - decay * decay);
    for (int j = 0; j < SAMPLES; j++) {
        double highest = -1e3;
        bool fired = false;
        s->t[j] = j * STEPS_PER_SAMPLE * DT;
        for (int k = 0; k < STEPS_PER_SAMPLE; k++) {
            noise = noise * decay + kick * rng_normal(&rng);
            double current = s->values.current + noise;
            hodgkin_huxley_step(&axon, current, DT);
            fired |= lif_step(&neuron, current);
            highest = vmath_max(highest, axon.v);
        }
        s->input[j] = s->values.current + noise;
        s->v_detailed[j] = highest;
        s->v_simple[j] = fired ? 100 : neuron.v;
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
    double end = s->t[SAMPLES - 1];
    out[VIEW_t] = view_array(s->t, SAMPLES, 0, end);
    out[VIEW_input] = view_array(s->input, SAMPLES, -10, 30);
    out[VIEW_v_detailed] = view_array(s->v_detailed, SAMPLES, -80, 45);
    out[VIEW_v_simple] = view_array(s->v_simple, SAMPLES, -15, 110);
}

SCENE(opening, .bytes = bytes, .open = open, .set = set, .look = look)
