/* The plane of the weights (j1, j0), filled by simulation: at each point a ring runs for a while,
 * and what it has become is noted. Beside it a ring that lives where the reader points. A step is
 * one point of the plane; when it is full, only the living ring goes on. Figure of laboratory 18.
 */
#include "base/scene.h"
#include "base/vmath.h"
#include "circuit/ring_theory.h"

#include <string.h>

#define PARAMS(P)            \
    RING_WEIGHT_PARAMS(P, 0) \
    P(run_time, "ms", 50, 2000, 300, 10, PARAM_LOG | PARAM_RESTART)

#define VIEWS(V)                           \
    V(j1_axis, "1", VIEW_F64, NULL)        \
    V(j0_border, "1", VIEW_F64, "j1_axis") \
    V(uniform_j1, "1", VIEW_F64, NULL)     \
    V(uniform_j0, "1", VIEW_F64, NULL)     \
    V(bump_j1, "1", VIEW_F64, NULL)        \
    V(bump_j0, "1", VIEW_F64, NULL)        \
    V(unbounded_j1, "1", VIEW_F64, NULL)   \
    V(unbounded_j0, "1", VIEW_F64, NULL)   \
    V(unsettled_j1, "1", VIEW_F64, NULL)   \
    V(unsettled_j0, "1", VIEW_F64, NULL)   \
    V(phi, "rad", VIEW_F64, NULL)          \
    V(u, "1", VIEW_F64, "phi")             \
    V(u_theory, "1", VIEW_F64, "phi")      \
    V(critical, "1", VIEW_F64, NULL)       \
    V(filled, "1", VIEW_F64, NULL)         \
    V(bumps, "1", VIEW_F64, NULL)          \
    V(unsettled, "1", VIEW_F64, NULL)      \
    V(astray, "1", VIEW_F64, NULL)         \
    V(phase, "1", VIEW_F64, NULL)          \
    V(j0_max, "1", VIEW_F64, NULL)         \
    V(settling, "ms", VIEW_F64, NULL)      \
    V(peak, "1", VIEW_F64, NULL)           \
    V(diverged, "1", VIEW_F64, NULL)       \
    V(done, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { ACROSS = 24, UP = 28, CELLS = ACROSS * UP, N = 32, LIVE_N = 64, LIVE_MS = 4, FINE = 121 };
enum { UNSETTLED = RING_UNBOUNDED + 1, KINDS };
#define TAU    10.0
#define WIDTH  0.5 /* of a cell, in j1 and in j0 */
#define LOWEST -12.0
#define CALM   0.01 /* what changes by less than this share in the last tenth has settled */

typedef struct State {
    Values values;
    Ring ring, live;
    Rng rng;
    double input[LIVE_N], live_u_theory[LIVE_N], phi[LIVE_N];
    int order[CELLS], cells;
    double found_j1[KINDS][CELLS], found_j0[KINDS][CELLS];
    int found[KINDS];
    double axis[FINE], border[FINE];
    double critical, filled, bumps, unsettled, astray, phase, j0_max, settling, peak, diverged,
        done;
} State;

static RingParams ring_params(double j0, double j1, int neurons) {
    return (RingParams){.j0 = j0, .j1 = j1, .tau = TAU, .dt = 1, .neurons = neurons};
}

static size_t bytes(const double *values) {
    (void)values;
    RingParams p = ring_params(0, 0, N), live = ring_params(0, 0, LIVE_N);
    return arena_rounded(sizeof(State)) + ring_bytes(&p) + ring_bytes(&live);
}

/* Nearly silent, a trace of a wave: both states that a ring can choose are near. */
static void quiet(Ring *ring) {
    for (int i = 0; i < ring->p.neurons; i++)
        ring->u[i] = 0.05 + 0.1 * vmath_cos(ring_angle(i, ring->p.neurons) - 0.4);
    ring->diverged = false;
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    double j0 = s->values.j0, j1 = s->values.j1;
    RingParams p = ring_params(j0, j1, LIVE_N);
    ring_set(&s->live, &p);
    if (s->live.diverged) quiet(&s->live);
    s->phase = ring_phase(j0, j1);
    s->j0_max = ring_j0_max(j1);
    double growth = ring_growth(j1, TAU);
    s->settling = j1 == 2 ? 1e6 : 1 / (growth > 0 ? growth : -growth);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    Rng rng = rng_stream(seed, STREAM_START);
    RingParams p = ring_params(0, 0, N), live = ring_params(0, 0, LIVE_N);
    ring_init(&s->ring, &p, arena);
    ring_init(&s->live, &live, arena);
    rng_permutation(s->order, &rng, CELLS);
    for (int i = 0; i < LIVE_N; i++) {
        s->input[i] = 1;
        s->phi[i] = ring_angle(i, LIVE_N);
    }
    for (int k = 0; k < FINE; k++) {
        s->axis[k] = WIDTH * ACROSS * k / (FINE - 1);
        s->border[k] = ring_j0_max(s->axis[k]);
    }
    s->critical = 2;
    quiet(&s->live);
    set(s, values);
    return s;
}

static double wave_of(RingModes m) {
    return vmath_sqrt(m.cosine * m.cosine + m.sine * m.sine);
}

static int still(double before, double after) {
    double change = after - before;
    return change < CALM * after + 1e-9 && change > -CALM * after - 1e-9;
}

/* What the ring has become after the time that it was given. A wave that is deep enough to see
 * counts as a bump; one that still grows or decays counts as neither. */
static int outcome(State *s) {
    int steps = (int)s->values.run_time, late = steps - steps / 10;
    RingModes before = {0, 0, 0};
    quiet(&s->ring);
    for (int k = 0; k < steps; k++) {
        if (k == late) before = ring_modes(&s->ring);
        ring_advance(&s->ring, s->input);
    }
    RingModes after = ring_modes(&s->ring);
    if (s->ring.diverged || after.mean > 100) return RING_UNBOUNDED;
    double wave = wave_of(after);
    if (wave < 0.01 * after.mean) return still(before.mean, after.mean) ? RING_UNIFORM : UNSETTLED;
    if (!still(before.mean, after.mean) || !still(wave_of(before), wave)) return UNSETTLED;
    return RING_BUMP;
}

static void fill_one(State *s) {
    int cell = s->order[s->cells++];
    double j1 = WIDTH * (cell % ACROSS + 0.5), j0 = LOWEST + WIDTH * (cell / ACROSS + 0.5);
    RingParams p = ring_params(j0, j1, N);
    ring_set(&s->ring, &p);
    int kind = outcome(s), place = s->found[kind]++;
    s->found_j1[kind][place] = j1;
    s->found_j0[kind][place] = j0;
    if (kind != UNSETTLED && kind != (int)ring_phase(j0, j1)) s->astray++;
}

static void step(void *state, int n) {
    State *s = state;
    for (; n > 0; n--) {
        if (s->cells < CELLS) fill_one(s);
        for (int k = 0; k < LIVE_MS; k++)
            ring_advance(&s->live, s->input);
    }
}

static void look(void *state, View *out) {
    State *s = state;
    double phic = 0, amplitude = 0, angle = 0, right = WIDTH * ACROSS, top = LOWEST + WIDTH * UP;
    int bump = ring_bump_theory(s->values.j0, s->values.j1, 1, &phic, &amplitude) &&
               ring_direction(ring_modes(&s->live), &angle);
    s->peak = s->live.u[0];
    for (int i = 0; i < LIVE_N; i++) {
        s->peak = vmath_max(s->peak, s->live.u[i]);
        s->live_u_theory[i] = amplitude * (vmath_cos(s->phi[i] - angle) - vmath_cos(phic));
    }
    s->filled = (double)s->cells / CELLS;
    s->bumps = s->found[RING_BUMP];
    s->unsettled = s->found[UNSETTLED];
    s->diverged = s->live.diverged;
    s->done = s->cells == CELLS;
    double high = vmath_min(vmath_max(3, 1.1 * s->peak), 1e7), low = -1.8 * high;
    out[VIEW_j1_axis] = view_array(s->axis, FINE, 0, right);
    out[VIEW_j0_border] = view_array(s->border, FINE, LOWEST, top);
    for (int kind = 0; kind < KINDS; kind++) {
        int j1 = VIEW_uniform_j1 + 2 * kind;
        out[j1] = view_array(s->found_j1[kind], s->found[kind], 0, right);
        out[j1 + 1] = view_array(s->found_j0[kind], s->found[kind], LOWEST, top);
    }
    out[VIEW_phi] = view_array(s->phi, LIVE_N, -VMATH_PI, VMATH_PI);
    out[VIEW_u] = view_array(s->live.u, LIVE_N, low, high);
    out[VIEW_u_theory] = view_array(s->live_u_theory, bump ? LIVE_N : 0, low, high);
    out[VIEW_critical] = view_number(&s->critical, 0, right);
    out[VIEW_filled] = view_number(&s->filled, 0, 1);
    out[VIEW_bumps] = view_number(&s->bumps, 0, CELLS);
    out[VIEW_unsettled] = view_number(&s->unsettled, 0, CELLS);
    out[VIEW_astray] = view_number(&s->astray, 0, CELLS);
    out[VIEW_phase] = view_number(&s->phase, 0, 2);
    out[VIEW_j0_max] = view_number(&s->j0_max, LOWEST, top);
    out[VIEW_settling] = view_number(&s->settling, 0, 1e6);
    out[VIEW_peak] = view_number(&s->peak, 0, high);
    out[VIEW_diverged] = view_number(&s->diverged, 0, 1);
    out[VIEW_done] = view_number(&s->done, 0, 1);
}

SCENE(ring_phase, .dt = LIVE_MS, .bytes = bytes, .open = open, .set = set, .step = step,
      .look = look)
