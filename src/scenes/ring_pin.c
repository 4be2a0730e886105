/* Where bumps come to rest without noise: rings that start at many angles, over two gaps between
 * neurons or all around, and how far a bump drifts from between two neurons for each size of ring.
 * A step is 10 ms; after 3 s, or without a bump, a step does nothing. Figures of laboratory 18. */
#include "base/scene.h"
#include "base/vmath.h"
#include "circuit/ring_theory.h"

#define PARAMS(P)                                                      \
    P(neurons, "1", 6, 128, 16, 1, PARAM_WHOLE | PARAM_RESTART)        \
    P(weight_noise, "1", 0, 3, 0, 0.05, PARAM_RESTART)                 \
    P(span, "", 0, 1, 0, 1, PARAM_CHOICE | PARAM_RESTART, "gaps ring") \
    RING_WEIGHT_PARAMS(P, PARAM_RESTART)

#define VIEWS(V)                         \
    V(t, "ms", VIEW_F64, NULL)           \
    V(psi, "rad", VIEW_F64, NULL)        \
    V(paths, "rad", VIEW_F64, NULL)      \
    V(n_axis, "1", VIEW_F64, NULL)       \
    V(drift, "rad", VIEW_F64, "n_axis")  \
    V(n_here, "1", VIEW_F64, NULL)       \
    V(drift_here, "rad", VIEW_F64, NULL) \
    V(gap, "rad", VIEW_F64, NULL)        \
    V(rest_places, "1", VIEW_F64, NULL)  \
    V(farthest, "rad", VIEW_F64, NULL)   \
    V(age, "ms", VIEW_F64, NULL)         \
    V(has_bump, "1", VIEW_F64, NULL)     \
    V(done, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { RINGS = 24, SUBSTEPS = 10, TIMES = 301, MOST = 128, SMALLEST = 6 };
enum { SIZES = MOST - SMALLEST + 1 };
#define TAU    10.0
#define OFFSET 0.37 /* of a gap: off every place of symmetry */

typedef struct State {
    Values values;
    Ring rings[RINGS], probe;
    double *probe_memory;
    double input[MOST];
    double t[TIMES], psi[RINGS], start[RINGS], paths[RINGS * TIMES]; /* (RINGS, TIMES) */
    double n_axis[SIZES], drift[SIZES];
    int times, probed;
    double n_here, drift_here, gap, rest_places, farthest, age, has_bump, done;
} State;

static RingParams ring_params(const Values *x, int neurons) {
    return (RingParams){.j0 = x->j0, .j1 = x->j1, .tau = TAU, .dt = 1, .neurons = neurons};
}

static size_t weight_bytes(const Values *x) {
    return x->weight_noise > 0 ? ARENA_ARRAY_BYTES(double, x->neurons * x->neurons) : 0;
}

static size_t bytes(const double *values) {
    const Values *x = (const Values *)values;
    RingParams p = ring_params(x, (int)x->neurons), largest = ring_params(x, MOST);
    return arena_rounded(sizeof(State)) + RINGS * ring_bytes(&p) + ring_bytes(&largest) +
           weight_bytes(x);
}

static void set(void *state, const double *values) {
    ((State *)state)->values = *(const Values *)values;
}

static void note(State *s) {
    for (int m = 0; m < RINGS; m++) {
        double angle = s->psi[m];
        ring_direction(ring_modes(&s->rings[m]), &angle);
        s->psi[m] += ring_wrap(angle - s->psi[m]);
        s->paths[m * TIMES + s->times] = s->psi[m];
    }
    s->times++;
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    set(s, values);
    const Values *x = &s->values;
    RingParams p = ring_params(x, (int)x->neurons), largest = ring_params(x, MOST);
    double *weights = NULL;
    ring_init(&s->probe, &largest, arena);
    if (x->weight_noise > 0) {
        Rng rng = rng_stream(seed, STREAM_WEIGHTS);
        weights = ARENA_ARRAY(arena, double, p.neurons *p.neurons);
        for (int i = 0; i < p.neurons * p.neurons; i++)
            weights[i] = x->weight_noise * rng_normal(&rng);
    }
    s->gap = 2 * VMATH_PI / p.neurons;
    for (int i = 0; i < MOST; i++)
        s->input[i] = 1;
    for (int m = 0; m < RINGS; m++) {
        ring_init(&s->rings[m], &p, arena);
        s->rings[m].weights = weights;
        double share = (m + 0.5) / RINGS;
        s->psi[m] =
            x->span == 1 ? ring_angle(m, RINGS) + VMATH_PI / RINGS : 2 * s->gap * (share - 0.5);
        s->start[m] = s->psi[m];
        s->has_bump = ring_place(&s->rings[m], 1, s->psi[m]);
    }
    for (int k = 0; k < TIMES; k++)
        s->t[k] = (double)k * SUBSTEPS;
    for (int k = 0; k < SIZES; k++)
        s->n_axis[k] = SMALLEST + k;
    note(s);
    return s;
}

/* 3 s of a regular ring of `neurons`, from OFFSET of a gap. */
static double drift_of(State *s, int neurons) {
    RingParams p = ring_params(&s->values, neurons);
    Ring *ring = &s->probe;
    ring_set(ring, &p);
    for (int i = 0; i < neurons; i++) {
        ring->cosine[i] = vmath_cos(ring_angle(i, neurons));
        ring->sine[i] = vmath_sin(ring_angle(i, neurons));
    }
    double from = OFFSET * 2 * VMATH_PI / neurons, angle = from;
    ring_place(ring, 1, from);
    for (int k = 0; k < (TIMES - 1) * SUBSTEPS; k++)
        ring_advance(ring, s->input);
    ring_direction(ring_modes(ring), &angle);
    double drift = ring_wrap(angle - from);
    return drift < 0 ? -drift : drift;
}

static void step(void *state, int n) {
    State *s = state;
    for (; n > 0 && s->has_bump && s->times < TIMES; n--) {
        for (int k = 0; k < SUBSTEPS; k++)
            for (int m = 0; m < RINGS; m++)
                ring_advance(&s->rings[m], s->input);
        note(s);
        if (s->probed == SIZES) continue;
        s->drift[s->probed] = drift_of(s, SMALLEST + s->probed);
        s->probed++;
    }
}

/* The places where the paths have come together, a hundredth of the circle apart or more. */
static void count_places(State *s) {
    double least = s->values.span == 1 ? VMATH_PI / 60 : 0.05 * s->gap;
    s->rest_places = 0;
    s->farthest = 0;
    for (int m = 0; m < RINGS; m++) {
        int known = 0;
        for (int k = 0; k < m && !known; k++) {
            double apart = s->psi[m] - s->psi[k];
            if (s->values.span == 1) apart = ring_wrap(apart);
            known = apart < least && apart > -least;
        }
        if (!known) s->rest_places++;
        double far = s->psi[m] - s->start[m];
        s->farthest = vmath_max(s->farthest, far < 0 ? -far : far);
    }
}

static void look(void *state, View *out) {
    State *s = state;
    count_places(s);
    int index = (int)s->values.neurons - SMALLEST;
    double top = 0.1, end = (TIMES - 1) * SUBSTEPS;
    double reach = s->values.span == 1 ? 1.05 * VMATH_PI : 1.2 * s->gap;
    for (int k = 0; k < s->probed; k++)
        top = vmath_max(top, 1.05 * s->drift[k]);
    s->n_here = s->values.neurons;
    s->drift_here = index < s->probed ? s->drift[index] : 0;
    s->age = s->t[s->times - 1];
    s->done = s->times == TIMES || !s->has_bump;
    out[VIEW_t] = view_array(s->t, s->times, 0, end);
    out[VIEW_psi] = view_array(s->psi, RINGS, -reach, reach);
    out[VIEW_paths] = view_matrix(s->paths, RINGS, TIMES, -reach, reach);
    out[VIEW_n_axis] = view_array(s->n_axis, s->probed, 0, MOST);
    out[VIEW_drift] = view_array(s->drift, s->probed, 0, top);
    out[VIEW_n_here] = view_number(&s->n_here, 0, MOST);
    out[VIEW_drift_here] = view_number(&s->drift_here, 0, top);
    out[VIEW_gap] = view_number(&s->gap, 0, 1.1);
    out[VIEW_rest_places] = view_number(&s->rest_places, 0, RINGS);
    out[VIEW_farthest] = view_number(&s->farthest, 0, 4);
    out[VIEW_age] = view_number(&s->age, 0, end);
    out[VIEW_has_bump] = view_number(&s->has_bump, 0, 1);
    out[VIEW_done] = view_number(&s->done, 0, 1);
}

SCENE(ring_pin, .dt = SUBSTEPS, .bytes = bytes, .open = open, .set = set, .step = step,
      .look = look)
