/* One neuron under constant current: its potential on a time grid, exact or by Euler's method, and
 * beside it the equation itself, solved without a grid. Figures "bucket" and "euler" of chapter 1.
 */
#include "neuron/lif.h"
#include "base/record.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "neuron/lif_rate.h"

#define PARAMS(P)                                               \
    LIF_INPUT_PARAMS(P)                                         \
    MEMBRANE_PARAMS(P, 0)                                       \
    P(dt, "ms", 0.01, 50, 0.1, 0.01, PARAM_LOG | PARAM_RESTART) \
    P(method, "", 0, 1, 0, 1, PARAM_CHOICE, "exact euler")

#define VIEWS(V)                          \
    V(t, "ms", VIEW_F64, NULL)            \
    V(v, "mV", VIEW_F64, "t")             \
    V(spikes, "ms", VIEW_F64, NULL)       \
    V(t_flow, "ms", VIEW_F64, NULL)       \
    V(v_flow, "mV", VIEW_F64, "t_flow")   \
    V(spikes_flow, "ms", VIEW_F64, NULL)  \
    V(level, "mV", VIEW_F64, NULL)        \
    V(leak, "nA", VIEW_F64, NULL)         \
    V(count, "1", VIEW_F64, NULL)         \
    V(count_flow, "1", VIEW_F64, NULL)    \
    V(rate, "Hz", VIEW_F64, NULL)         \
    V(rate_formula, "Hz", VIEW_F64, NULL) \
    V(settles, "mV", VIEW_F64, NULL)      \
    V(climb, "ms", VIEW_F64, NULL)        \
    V(interval, "ms", VIEW_F64, NULL)     \
    V(dt_stable, "ms", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

/* The flow is sampled this often in a window; more spikes than this are not kept. */
enum { FLOW_SAMPLES = 1000, MAX_SPIKES = 4000 };

typedef struct State {
    Values values;
    Lif neuron;
    double time, window;
    int64_t steps;
    double flow_v, flow_rest, flow_time;
    int flow_samples;
    double steady_since; /* when a parameter last changed */
    double level, leak, count, count_flow, rate, rate_formula, settles, climb, interval, dt_stable;
    Record t, v, spikes, t_flow, v_flow, spikes_flow;
} State;

static LifParams lif_params(const Values *x) {
    return (LifParams){.membrane = {x->tau_m, x->v_th, x->v_reset, x->tau_ref},
                       .resistance = x->resistance,
                       .dt = x->dt,
                       .method = (LifMethod)x->method};
}

static Status check(const double *values) {
    LifParams p = lif_params((const Values *)values);
    return lif_check(&p);
}

static double window_of(const Values *x) {
    return vmath_max(200, 40 * x->dt);
}

static int samples_of(const Values *x) {
    return (int)(window_of(x) / x->dt) + 2;
}

static size_t bytes(const double *values) {
    return arena_rounded(sizeof(State)) + 2 * record_bytes(samples_of((const Values *)values)) +
           2 * record_bytes(FLOW_SAMPLES + 2) + 2 * record_bytes(MAX_SPIKES);
}

static void remember(State *s) {
    record_push(&s->t, s->time);
    record_push(&s->v, s->neuron.v);
}

static void remember_flow(State *s) {
    record_push(&s->t_flow, s->flow_time);
    record_push(&s->v_flow, s->flow_v);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    (void)seed;
    State *s = arena_take(arena, sizeof *s);
    s->values = *(const Values *)values;
    LifParams p = lif_params(&s->values);
    lif_init(&s->neuron, &p, 0);
    s->window = window_of(&s->values);
    s->flow_v = s->neuron.v;
    record_init(&s->t, samples_of(&s->values), arena);
    record_init(&s->v, samples_of(&s->values), arena);
    record_init(&s->t_flow, FLOW_SAMPLES + 2, arena);
    record_init(&s->v_flow, FLOW_SAMPLES + 2, arena);
    record_init(&s->spikes, MAX_SPIKES, arena);
    record_init(&s->spikes_flow, MAX_SPIKES, arena);
    remember(s);
    remember_flow(s);
    return s;
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    LifParams p = lif_params(&s->values);
    lif_set(&s->neuron, &p);
    s->steady_since = s->time;
}

/* The flow moves on to s->time, with a stop at every sample on the way. */
static void flow(State *s) {
    Membrane m = s->neuron.p.membrane;
    double drive = s->values.resistance * s->values.current, sample = s->window / FLOW_SAMPLES;
    while (s->flow_time < s->time) {
        double next = (s->flow_samples + 1) * sample, end = vmath_min(next, s->time), ages[256];
        int n = lif_flow(&m, &s->flow_v, &s->flow_rest, ages, 256, drive, end - s->flow_time);
        for (int i = 0; i < n && i < 256; i++)
            record_push(&s->spikes_flow, end - ages[i]);
        s->flow_time = end;
        if (end < next) break;
        s->flow_samples++;
        remember_flow(s);
    }
}

static void step(void *state, int n) {
    State *s = state;
    for (int k = 0; k < n; k++) {
        bool fired = lif_step(&s->neuron, s->values.current);
        s->time = (double)++s->steps * s->values.dt;
        remember(s);
        flow(s);
        if (fired) record_push(&s->spikes, s->time);
    }
    record_forget_below(&s->spikes, s->time - s->window);
    record_forget_below(&s->spikes_flow, s->time - s->window);
}

/* 1 / the last interval in Hz, if nothing was changed since it began; else 0. */
static double measured_rate(const State *s) {
    int n = s->spikes.length;
    const double *t = record_data(&s->spikes);
    if (n < 2 || t[n - 2] < s->steady_since) return 0;
    return 1000 / (t[n - 1] - t[n - 2]);
}

static void look(void *state, View *out) {
    State *s = state;
    const Membrane *m = &s->neuron.p.membrane;
    double start = s->time - s->window;
    s->level = s->neuron.v;
    s->leak = s->level / s->values.resistance;
    s->count = s->spikes.length;
    s->count_flow = s->spikes_flow.length;
    s->settles = s->values.resistance * s->values.current;
    s->rate = measured_rate(s);
    s->rate_formula = lif_rate(m, s->settles);
    s->climb = s->rate_formula > 0 ? lif_time_to_threshold(m, s->settles, m->v_reset) : 0;
    s->interval = s->rate_formula > 0 ? m->tau_ref + s->climb : 0;
    s->dt_stable = 2 * m->tau_m;
    double low = vmath_min(m->v_reset, 0), high = m->v_th * 1.2;
    int samples = s->t.length, flow_samples = s->t_flow.length;
    for (int i = 0; i < samples; i++) /* an unstable method is to be seen, too */
        low = vmath_min(low, record_data(&s->v)[i]);
    low -= 1;
    out[VIEW_t] = view_array(record_data(&s->t), samples, start, s->time);
    out[VIEW_v] = view_array(record_data(&s->v), samples, low, high);
    out[VIEW_spikes] = view_array(record_data(&s->spikes), s->spikes.length, start, s->time);
    out[VIEW_t_flow] = view_array(record_data(&s->t_flow), flow_samples, start, s->time);
    out[VIEW_v_flow] = view_array(record_data(&s->v_flow), flow_samples, low, high);
    out[VIEW_spikes_flow] =
        view_array(record_data(&s->spikes_flow), s->spikes_flow.length, start, s->time);
    out[VIEW_level] = view_number(&s->level, low, high);
    out[VIEW_leak] = view_number(&s->leak, 0, high / s->values.resistance);
    out[VIEW_count] = view_number(&s->count, 0, MAX_SPIKES);
    out[VIEW_count_flow] = view_number(&s->count_flow, 0, MAX_SPIKES);
    out[VIEW_rate] = view_number(&s->rate, 0, 200);
    out[VIEW_rate_formula] = view_number(&s->rate_formula, 0, 200);
    out[VIEW_settles] = view_number(&s->settles, low, high);
    out[VIEW_climb] = view_number(&s->climb, 0, 200);
    out[VIEW_interval] = view_number(&s->interval, 0, 200);
    out[VIEW_dt_stable] = view_number(&s->dt_stable, 0, 200);
}

SCENE(lif, .check = check, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
