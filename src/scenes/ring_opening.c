/* The opening of laboratory 18: how far a head has turned, and what a ring that hears only the
 * speed of the turns makes of it. Without a clock. */
#include "base/scene.h"
#include "base/vmath.h"
#include "circuit/ring_theory.h"

#define PARAMS(P)                          \
    P(restless, "rad/s", 0, 10, 4, 0.1, 0) \
    P(sigma, "1", 0, 0.5, 0.35, 0.01, 0)

#define VIEWS(V)                    \
    V(t, "ms", VIEW_F64, NULL)      \
    V(turned, "rad", VIEW_F64, "t") \
    V(believed, "rad", VIEW_F64, "t")

SCENE_TABLES(PARAMS, VIEWS)

enum { N = 64, SAMPLES = 451, PER_SAMPLE = 10, MARGIN = 1 };
#define TAU      10.0
#define DT       1.0
#define RESTLESS 300.0 /* ms over which the turning remembers itself */

typedef struct State {
    Values values;
    uint64_t seed;
    Ring ring;
    double input[N], t[SAMPLES], turned[SAMPLES], believed[SAMPLES];
} State;

static RingParams ring_params(void) {
    return (RingParams){.j0 = -3, .j1 = 6, .tau = TAU, .dt = DT, .neurons = N};
}

static size_t bytes(const double *values) {
    (void)values;
    RingParams p = ring_params();
    return arena_rounded(sizeof(State)) + ring_bytes(&p);
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    Rng rng = rng_stream(s->seed, STREAM_NOISE), way = rng_stream(s->seed, STREAM_DATA);
    double omega = 0, theta = 0, psi = 0, angle = 0, decay = vmath_exp(-DT / RESTLESS);
    double kick = s->values.restless / 1000 * vmath_sqrt(1 - decay * decay);
    ring_place(&s->ring, 1, 0);
    for (int j = 0; j < SAMPLES; j++) {
        s->t[j] = j * PER_SAMPLE * DT;
        s->turned[j] = theta;
        s->believed[j] = psi;
        for (int k = 0; k < PER_SAMPLE; k++) {
            omega = omega * decay + kick * rng_normal(&way);
            theta += omega * DT;
            s->ring.p.gamma = -TAU * omega;
            ring_noise(&s->ring, s->values.sigma, &rng);
            ring_advance(&s->ring, s->input);
        }
        if (ring_direction(ring_modes(&s->ring), &angle)) psi += ring_wrap(angle - psi);
    }
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    RingParams p = ring_params();
    s->seed = seed;
    ring_init(&s->ring, &p, arena);
    for (int i = 0; i < N; i++)
        s->input[i] = 1;
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    double low = 0, high = 0;
    for (int j = 0; j < SAMPLES; j++) {
        low = vmath_min(low, vmath_min(s->turned[j], s->believed[j]));
        high = vmath_max(high, vmath_max(s->turned[j], s->believed[j]));
    }
    out[VIEW_t] = view_array(s->t, SAMPLES, 0, (SAMPLES - 1) * PER_SAMPLE * DT);
    out[VIEW_turned] = view_array(s->turned, SAMPLES, low, high + MARGIN);
    out[VIEW_believed] = view_array(s->believed, SAMPLES, low, high + MARGIN);
}

SCENE(ring_opening, .bytes = bytes, .open = open, .set = set, .look = look)
