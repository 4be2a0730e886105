/* One ring: a cue, and what is left of it; noise, turned weights, irregular weights. Figures of
 * laboratory 18. A step is 1 ms. */
#include "circuit/ring.h"
#include "base/record.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "circuit/ring_theory.h"

#include <string.h>

#define PARAMS(P)                                               \
    RING_WEIGHT_PARAMS(P, 0)                                    \
    P(input, "1", 0, 3, 1, 0.05, 0)                             \
    P(cue, "1", 0, 5, 2, 0.1, 0)                                \
    P(cue_angle, "rad", -3.14, 3.14, 1, 0.01, 0)                \
    P(gamma, "1", -0.5, 0.5, 0, 0.01, 0)                        \
    P(sigma, "1", 0, 0.5, 0, 0.01, 0)                           \
    P(neurons, "1", 8, 256, 64, 1, PARAM_WHOLE | PARAM_RESTART) \
    P(weight_noise, "1", 0, 3, 0, 0.05, PARAM_RESTART)

#define VIEWS(V)                             \
    V(phi, "rad", VIEW_F64, NULL)            \
    V(u, "1", VIEW_F64, "phi")               \
    V(r, "1", VIEW_F64, "phi")               \
    V(drive, "1", VIEW_F64, "phi")           \
    V(angle_axis, "rad", VIEW_F64, NULL)     \
    V(u_theory, "1", VIEW_F64, "angle_axis") \
    V(w, "1", VIEW_F64, "angle_axis")        \
    V(history_phi, "rad", VIEW_F64, NULL)    \
    V(history_t, "s", VIEW_F64, NULL)        \
    V(history, "1", VIEW_F32, NULL)          \
    V(t, "ms", VIEW_F64, NULL)               \
    V(psi, "rad", VIEW_F64, "t")             \
    V(angle, "rad", VIEW_F64, NULL)          \
    V(psi_here, "rad", VIEW_F64, NULL)       \
    V(defined, "1", VIEW_F64, NULL)          \
    V(diverged, "1", VIEW_F64, NULL)         \
    V(cue_on, "1", VIEW_F64, NULL)           \
    V(depth, "1", VIEW_F64, NULL)            \
    V(peak, "1", VIEW_F64, NULL)             \
    V(half_width, "rad", VIEW_F64, NULL)     \
    V(moved, "rad", VIEW_F64, NULL)          \
    V(speed, "rad/s", VIEW_F64, NULL)        \
    V(speed_theory, "rad/s", VIEW_F64, NULL) \
    V(phase, "1", VIEW_F64, NULL)            \
    V(phi_c, "rad", VIEW_F64, NULL)          \
    V(peak_theory, "1", VIEW_F64, NULL)      \
    V(j0_max, "1", VIEW_F64, NULL)           \
    V(settling, "ms", VIEW_F64, NULL)        \
    V(reach, "rad", VIEW_F64, NULL)          \
    V(age, "ms", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { SUBSTEPS = 2, CUE_MS = 100, FINE = 181 };
enum { COLUMNS = 64, ROWS = 150, ROW_MS = 10, WINDOW = ROWS * ROW_MS, SPEED_MS = 100 };
#define TAU 10.0

typedef struct State {
    Values values;
    Ring ring;
    Rng rng;
    double *phi, *r, *drive, *cosine; /* (N); cosine of the angle from the cue */
    double axis[FINE], u_theory[FINE], w[FINE];
    double history_phi[COLUMNS], history_t[ROWS];
    float history[2 * ROWS * COLUMNS]; /* the newest row first */
    int columns, first, rows;
    Record t, psi;
    int64_t now; /* ms */
    int cue_left;
    double turned; /* psi as it goes on over the seam at pi */
    double from;   /* the same when the cue ended */
    double psi_here, defined, diverged, cue_on, depth, peak, half_width, moved, speed, speed_theory,
        phase, phi_c, peak_theory, j0_max, settling, reach, age;
} State;

static RingParams ring_params(const Values *x) {
    return (RingParams){.j0 = x->j0,
                        .j1 = x->j1,
                        .gamma = x->gamma,
                        .tau = TAU,
                        .dt = 1.0 / SUBSTEPS,
                        .neurons = (int)x->neurons};
}

static size_t weight_bytes(const Values *x) {
    return x->weight_noise > 0 ? ARENA_ARRAY_BYTES(double, x->neurons * x->neurons) : 0;
}

static size_t bytes(const double *values) {
    const Values *x = (const Values *)values;
    RingParams p = ring_params(x);
    return arena_rounded(sizeof(State)) + ring_bytes(&p) + weight_bytes(x) +
           4 * ARENA_ARRAY_BYTES(double, x->neurons) + 2 * record_bytes(WINDOW + 1);
}

/* What the theory says of these weights. */
static void solve(State *s) {
    const Values *x = &s->values;
    double amplitude = 0;
    s->phase = ring_phase(x->j0, x->j1);
    s->phi_c = s->peak_theory = 0;
    if (ring_bump_theory(x->j0, x->j1, x->input, &s->phi_c, &amplitude))
        s->peak_theory = amplitude * (1 - vmath_cos(s->phi_c));
    s->j0_max = ring_j0_max(x->j1);
    double growth = ring_growth(x->j1, TAU);
    s->settling = x->j1 == 2 ? 1e6 : 1 / (growth > 0 ? growth : -growth);
    s->speed_theory = -1000 * x->gamma / TAU;
    /* w > 0 where cos(phi) > -j0/j1; the weights before they are turned */
    double cosine = x->j1 > 0 ? vmath_max(-1, vmath_min(-x->j0 / x->j1, 1)) : (x->j0 > 0 ? -1 : 1);
    s->reach = vmath_atan2(vmath_sqrt(1 - cosine * cosine), cosine);
    for (int k = 0; k < FINE; k++)
        s->w[k] = x->j0 + x->j1 * vmath_cos(s->axis[k]) - x->gamma * x->j1 * vmath_sin(s->axis[k]);
}

static void set(void *state, const double *values) {
    State *s = state;
    const Values *x = (const Values *)values;
    if (x->cue != s->values.cue || x->cue_angle != s->values.cue_angle) s->cue_left = CUE_MS;
    s->values = *x;
    RingParams p = ring_params(x);
    ring_set(&s->ring, &p);
    if (s->ring.diverged) { /* with other values it may begin again */
        memset(s->ring.u, 0, (size_t)p.neurons * sizeof *s->ring.u);
        s->ring.diverged = false;
        s->cue_left = CUE_MS;
    }
    for (int i = 0; i < p.neurons; i++)
        s->cosine[i] = vmath_cos(s->phi[i] - x->cue_angle);
    solve(s);
}

static void keep_row(State *s) {
    if (s->first == 0) {
        s->first = ROWS;
        memmove(s->history + (size_t)s->first * s->columns, s->history,
                (size_t)ROWS * s->columns * sizeof *s->history);
    }
    float *row = s->history + (size_t)--s->first * s->columns;
    for (int c = 0; c < s->columns; c++) {
        int i = c * s->ring.p.neurons / s->columns;
        row[c] = (float)vmath_max(s->ring.u[i], 0);
    }
}

/* The angle, if there is one, into the record. */
static void follow(State *s) {
    double angle;
    s->defined = ring_direction(ring_modes(&s->ring), &angle);
    record_forget(&s->psi, record_forget_below(&s->t, (double)(s->now - WINDOW)));
    if (!s->defined) return;
    s->psi_here = angle;
    s->turned += ring_wrap(angle - s->turned);
    record_push(&s->t, (double)s->now);
    record_push(&s->psi, s->turned);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    const Values *x = (const Values *)values;
    RingParams p = ring_params(x);
    ring_init(&s->ring, &p, arena);
    s->phi = ARENA_ARRAY(arena, double, p.neurons);
    s->r = ARENA_ARRAY(arena, double, p.neurons);
    s->drive = ARENA_ARRAY(arena, double, p.neurons);
    s->cosine = ARENA_ARRAY(arena, double, p.neurons);
    record_init(&s->t, WINDOW + 1, arena);
    record_init(&s->psi, WINDOW + 1, arena);
    s->rng = rng_stream(seed, STREAM_NOISE);
    if (x->weight_noise > 0) {
        Rng rng = rng_stream(seed, STREAM_WEIGHTS);
        double *weights = ARENA_ARRAY(arena, double, p.neurons *p.neurons);
        for (int i = 0; i < p.neurons * p.neurons; i++)
            weights[i] = x->weight_noise * rng_normal(&rng);
        s->ring.weights = weights;
    }
    s->columns = p.neurons < COLUMNS ? p.neurons : COLUMNS;
    s->first = ROWS;
    for (int i = 0; i < p.neurons; i++)
        s->phi[i] = ring_angle(i, p.neurons);
    for (int k = 0; k < FINE; k++)
        s->axis[k] = -VMATH_PI + 2 * VMATH_PI * k / (FINE - 1);
    for (int c = 0; c < s->columns; c++)
        s->history_phi[c] = ring_angle(c, s->columns);
    for (int k = 0; k < ROWS; k++)
        s->history_t[k] = -(double)k * ROW_MS / 1000;
    s->cue_left = CUE_MS;
    set(s, values);
    return s;
}

static void step(void *state, int n) {
    State *s = state;
    const Values *x = &s->values;
    for (int k = 0; k < n && !s->ring.diverged; k++) {
        double cue = s->cue_left > 0 ? x->cue : 0;
        for (int i = 0; i < s->ring.p.neurons; i++)
            s->drive[i] = x->input + cue * s->cosine[i];
        for (int j = 0; j < SUBSTEPS; j++) {
            if (x->sigma > 0) ring_noise(&s->ring, x->sigma, &s->rng);
            ring_advance(&s->ring, s->drive);
        }
        s->now++;
        if (s->cue_left > 0) s->cue_left--;
        follow(s);
        if (s->cue_left > 0 || s->now <= 1) s->from = s->turned;
        if (s->now % ROW_MS == 0) keep_row(s);
    }
}

/* Peak and half width as they are, and the bump of the theory where the ring's own stands. */
static void measure(State *s) {
    int n = s->ring.p.neurons, active = 0;
    RingModes m = ring_modes(&s->ring);
    double length = vmath_sqrt(m.cosine * m.cosine + m.sine * m.sine);
    s->depth = m.mean > 0 ? length / m.mean : 0;
    s->peak = s->ring.u[0];
    for (int i = 0; i < n; i++) {
        s->r[i] = vmath_max(s->ring.u[i], 0);
        s->peak = vmath_max(s->peak, s->ring.u[i]);
        active += s->ring.u[i] > 0;
    }
    s->half_width = VMATH_PI * active / n;
    s->cue_on = s->cue_left > 0 && s->values.cue > 0;
    s->diverged = s->ring.diverged;
    s->moved = s->turned - s->from;
    s->age = (double)s->now;
    int span = s->psi.length - 1 < SPEED_MS ? s->psi.length - 1 : SPEED_MS;
    const double *psi = record_data(&s->psi) + s->psi.length - 1;
    s->speed = span > 0 ? 1000 * (psi[0] - psi[-span]) / span : 0;
    double foot = vmath_cos(s->phi_c), scale = s->phi_c > 0 ? s->peak_theory / (1 - foot) : 0;
    for (int k = 0; k < FINE; k++)
        s->u_theory[k] = scale * (vmath_cos(s->axis[k] - s->psi_here) - foot);
}

static void look(void *state, View *out) {
    State *s = state;
    measure(s);
    int n = s->ring.p.neurons, theory = s->phase == RING_BUMP && s->phi_c > 0 && s->defined;
    double now = (double)s->now, pi = VMATH_PI, half = pi / s->columns;
    double high = 1.1 * vmath_max(vmath_max(s->peak, s->peak_theory), 1), low = -high, w_top = 1;
    for (int i = 0; i < n; i++)
        low = vmath_min(low, vmath_max(1.05 * s->ring.u[i], -3 * high));
    for (int k = 0; k < FINE; k++)
        w_top = vmath_max(w_top, 1.05 * (s->w[k] < 0 ? -s->w[k] : s->w[k]));
    double psi_low = s->turned - 0.6, psi_high = s->turned + 0.6;
    for (int i = 0; i < s->psi.length; i++) {
        psi_low = vmath_min(psi_low, record_data(&s->psi)[i] - 0.1);
        psi_high = vmath_max(psi_high, record_data(&s->psi)[i] + 0.1);
    }
    out[VIEW_phi] = view_array(s->phi, n, -pi - half, pi - half);
    out[VIEW_u] = view_array(s->ring.u, n, low, high);
    out[VIEW_r] = view_array(s->r, n, 0, high);
    out[VIEW_drive] = view_array(s->drive, n, low, high);
    out[VIEW_angle_axis] = view_array(s->axis, FINE, -pi - half, pi - half);
    out[VIEW_u_theory] = view_array(s->u_theory, theory ? FINE : 0, low, high);
    out[VIEW_w] = view_array(s->w, FINE, -w_top, w_top);
    out[VIEW_history_phi] = view_array(s->history_phi, s->columns, -pi - half, pi - half);
    out[VIEW_history_t] = view_array(s->history_t, ROWS, -WINDOW / 1000.0, 0);
    out[VIEW_history] = view_matrix(s->history + (size_t)s->first * s->columns, ROWS, s->columns, 0,
                                    vmath_max(1, s->peak_theory));
    out[VIEW_t] = view_array(record_data(&s->t), s->t.length, now - WINDOW, now);
    out[VIEW_psi] = view_array(record_data(&s->psi), s->psi.length, psi_low, psi_high);
    out[VIEW_angle] = view_array(&s->psi_here, s->defined ? 1 : 0, -pi, pi);
    out[VIEW_psi_here] = view_number(&s->psi_here, -pi, pi);
    out[VIEW_defined] = view_number(&s->defined, 0, 1);
    out[VIEW_diverged] = view_number(&s->diverged, 0, 1);
    out[VIEW_cue_on] = view_number(&s->cue_on, 0, 1);
    out[VIEW_depth] = view_number(&s->depth, 0, 1);
    out[VIEW_peak] = view_number(&s->peak, 0, high);
    out[VIEW_half_width] = view_number(&s->half_width, 0, pi);
    out[VIEW_moved] = view_number(&s->moved, -1, 1);
    out[VIEW_speed] = view_number(&s->speed, -50, 50);
    out[VIEW_speed_theory] = view_number(&s->speed_theory, -50, 50);
    out[VIEW_phase] = view_number(&s->phase, 0, 2);
    out[VIEW_phi_c] = view_number(&s->phi_c, 0, pi);
    out[VIEW_peak_theory] = view_number(&s->peak_theory, 0, high);
    out[VIEW_j0_max] = view_number(&s->j0_max, -12, 2);
    out[VIEW_settling] = view_number(&s->settling, 0, 1e6);
    out[VIEW_reach] = view_number(&s->reach, 0, pi);
    out[VIEW_age] = view_number(&s->age, 0, 10000);
}

SCENE(ring, .dt = 1, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
