/* A head that turns, and a ring that hears only how fast: it keeps the heading by adding up the
 * turns. Without a landmark its errors add up too. A step is 1 ms. Figure of laboratory 18.
 *
 * Headings count clockwise from north, as a compass does. */
#include "base/record.h"
#include "base/rng.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "circuit/ring_theory.h"

#define PARAMS(P)                             \
    P(heading, "°", -180, 180, 0, 1, 0)       \
    P(turning, "°/s", -360, 360, 0, 5, 0)     \
    P(calibration, "1", 0.5, 1.5, 1, 0.01, 0) \
    P(sigma, "1", 0, 0.5, 0.05, 0.01, 0)      \
    P(landmark, "1", 0, 2, 0, 0.05, 0)        \
    P(neurons, "1", 8, 256, 64, 1, PARAM_WHOLE | PARAM_RESTART)

#define VIEWS(V)                         \
    V(phi, "°", VIEW_F64, NULL)          \
    V(r, "1", VIEW_F64, "phi")           \
    V(t, "ms", VIEW_F64, NULL)           \
    V(theta, "°", VIEW_F64, "t")         \
    V(psi, "°", VIEW_F64, "t")           \
    V(error_t, "ms", VIEW_F64, NULL)     \
    V(error, "°", VIEW_F64, "error_t")   \
    V(theta_here, "°", VIEW_F64, NULL)   \
    V(psi_here, "°", VIEW_F64, NULL)     \
    V(error_here, "°", VIEW_F64, NULL)   \
    V(spun, "°", VIEW_F64, NULL)         \
    V(omega, "°/s", VIEW_F64, NULL)      \
    V(gamma, "1", VIEW_F64, NULL)        \
    V(travelled, "°", VIEW_F64, NULL)    \
    V(drift_theory, "°", VIEW_F64, NULL) \
    V(defined, "1", VIEW_F64, NULL)      \
    V(age, "s", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { SUBSTEPS = 2, WINDOW = 4000, EVERY = 4, SAMPLES = WINDOW / EVERY + 1, LONG = 30000 };
enum { ERROR_EVERY = 30, ERRORS = LONG / ERROR_EVERY + 1 };
#define J0      -3.0
#define J1      6.0
#define TAU     10.0
#define REACH   60.0   /* ms in which the head would be where it is sent, at first speed */
#define INERTIA 30.0   /* ms in which its speed follows */
#define FASTEST 0.0122 /* rad/ms, 700 degrees a second: a quick turn of a rat's head */

typedef struct State {
    Values values;
    Ring ring;
    Rng rng;
    double *phi, *r, *input;   /* (N), phi in degrees */
    double theta, omega, sent; /* rad and rad/ms; where `turning` alone would have brought it */
    double psi;                /* rad, going on over the seam */
    Record t, theta_t, psi_t, error_t, error;
    int64_t now;
    double theta_here, psi_here, error_here, spun, omega_here, gamma, travelled, drift_theory,
        defined, age;
} State;

static RingParams ring_params(const Values *x) {
    return (RingParams){
        .j0 = J0, .j1 = J1, .tau = TAU, .dt = 1.0 / SUBSTEPS, .neurons = (int)x->neurons};
}

static size_t bytes(const double *values) {
    const Values *x = (const Values *)values;
    RingParams p = ring_params(x);
    return arena_rounded(sizeof(State)) + ring_bytes(&p) +
           3 * ARENA_ARRAY_BYTES(double, x->neurons) + 3 * record_bytes(SAMPLES) +
           2 * record_bytes(ERRORS);
}

static void set(void *state, const double *values) {
    ((State *)state)->values = *(const Values *)values;
}

static void note(State *s) {
    double angle;
    s->defined = ring_direction(ring_modes(&s->ring), &angle);
    if (s->defined) s->psi += ring_wrap(angle - s->psi);
    double error = (s->psi - s->theta) / VMATH_DEGREE;
    if (s->now % EVERY == 0) {
        record_push(&s->t, (double)s->now);
        record_push(&s->theta_t, s->theta / VMATH_DEGREE);
        record_push(&s->psi_t, s->psi / VMATH_DEGREE);
    }
    if (s->now % ERROR_EVERY == 0) {
        record_push(&s->error_t, (double)s->now);
        record_push(&s->error, error);
    }
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    set(s, values);
    const Values *x = &s->values;
    RingParams p = ring_params(x);
    ring_init(&s->ring, &p, arena);
    s->phi = ARENA_ARRAY(arena, double, p.neurons);
    s->r = ARENA_ARRAY(arena, double, p.neurons);
    s->input = ARENA_ARRAY(arena, double, p.neurons);
    record_init(&s->t, SAMPLES, arena);
    record_init(&s->theta_t, SAMPLES, arena);
    record_init(&s->psi_t, SAMPLES, arena);
    record_init(&s->error_t, ERRORS, arena);
    record_init(&s->error, ERRORS, arena);
    s->rng = rng_stream(seed, STREAM_NOISE);
    for (int i = 0; i < p.neurons; i++)
        s->phi[i] = ring_angle(i, p.neurons) / VMATH_DEGREE;
    s->theta = s->psi = x->heading * VMATH_DEGREE;
    ring_place(&s->ring, 1, s->theta);
    note(s);
    return s;
}

/* The head heads for where it is sent, by the shorter way, and turns besides as it is told to. */
static void turn(State *s) {
    double own = s->values.turning * VMATH_DEGREE / 1000;
    s->sent += own;
    double rest = ring_wrap(s->values.heading * VMATH_DEGREE + s->sent - s->theta);
    double goal = vmath_max(-FASTEST, vmath_min(rest / REACH, FASTEST)) + own;
    s->omega += (goal - s->omega) / INERTIA;
    s->theta += s->omega;
    s->travelled += (s->omega < 0 ? -s->omega : s->omega) / VMATH_DEGREE;
}

//> hears
/* The ring hears the speed, never the heading; and, if it can see one, a landmark. */
static void hear(State *s) {
    const Values *x = &s->values;
    double cosine = x->landmark * vmath_cos(s->theta), sine = x->landmark * vmath_sin(s->theta);
    s->ring.p.gamma = -TAU * x->calibration * s->omega;
    for (int i = 0; i < s->ring.p.neurons; i++)
        s->input[i] = 1 + cosine * s->ring.cosine[i] + sine * s->ring.sine[i];
}
//< hears

static void step(void *state, int n) {
    State *s = state;
    for (; n > 0; n--) {
        turn(s);
        hear(s);
        for (int k = 0; k < SUBSTEPS; k++) {
            if (s->values.sigma > 0) ring_noise(&s->ring, s->values.sigma, &s->rng);
            ring_advance(&s->ring, s->input);
        }
        s->now++;
        note(s);
    }
}

/* The range of a record, widened to `least`. */
static void spread(const Record *x, double least, double *low, double *high) {
    for (int i = 0; i < x->length; i++) {
        *low = vmath_min(*low, record_data(x)[i]);
        *high = vmath_max(*high, record_data(x)[i]);
    }
    double room = vmath_max(0.08 * (*high - *low), 0.5 * (least - (*high - *low)));
    *low -= room;
    *high += room;
}

static void look(void *state, View *out) {
    State *s = state;
    int n = s->ring.p.neurons;
    double now = (double)s->now, theta = s->theta / VMATH_DEGREE, low = theta, high = theta;
    double error_low = 0, error_high = 0, since = vmath_max(WINDOW, vmath_min(now, LONG));
    for (int i = 0; i < n; i++)
        s->r[i] = vmath_max(s->ring.u[i], 0);
    s->theta_here = ring_wrap(s->theta) / VMATH_DEGREE;
    s->psi_here = ring_wrap(s->psi) / VMATH_DEGREE;
    s->error_here = (s->psi - s->theta) / VMATH_DEGREE;
    s->spun = ring_wrap(s->sent) / VMATH_DEGREE;
    s->omega_here = 1000 * s->omega / VMATH_DEGREE;
    s->gamma = s->ring.p.gamma;
    s->age = now / 1000;
    double d = ring_diffusion(J0, J1, 1, s->values.sigma, TAU, n);
    s->drift_theory = vmath_sqrt(d * now) / VMATH_DEGREE;
    spread(&s->theta_t, 0, &low, &high);
    spread(&s->psi_t, 120, &low, &high);
    spread(&s->error, 20, &error_low, &error_high);
    out[VIEW_phi] = view_array(s->phi, n, -180, 180);
    out[VIEW_r] = view_array(s->r, n, 0, 2.5);
    out[VIEW_t] = view_array(record_data(&s->t), s->t.length, now - WINDOW, now);
    out[VIEW_theta] = view_array(record_data(&s->theta_t), s->t.length, low, high);
    out[VIEW_psi] = view_array(record_data(&s->psi_t), s->t.length, low, high);
    out[VIEW_error_t] = view_array(record_data(&s->error_t), s->error.length, now - since, now);
    out[VIEW_error] = view_array(record_data(&s->error), s->error.length, error_low, error_high);
    out[VIEW_theta_here] = view_number(&s->theta_here, -180, 180);
    out[VIEW_psi_here] = view_number(&s->psi_here, -180, 180);
    out[VIEW_error_here] = view_number(&s->error_here, -180, 180);
    out[VIEW_spun] = view_number(&s->spun, -180, 180);
    out[VIEW_omega] = view_number(&s->omega_here, -700, 700);
    out[VIEW_gamma] = view_number(&s->gamma, -0.5, 0.5);
    out[VIEW_travelled] = view_number(&s->travelled, 0, 10000);
    out[VIEW_drift_theory] = view_number(&s->drift_theory, 0, 180);
    out[VIEW_defined] = view_number(&s->defined, 0, 1);
    out[VIEW_age] = view_number(&s->age, 0, 100);
}

SCENE(ring_head, .dt = 1, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
