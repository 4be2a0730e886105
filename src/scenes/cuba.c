/* A network of thousands of neurons: who fired when, the rate of all, how irregular each is, and
 * the potential of one of them. Figure "cuba" of chapter 1. */
#include "neuron/cuba.h"
#include "base/record.h"
#include "base/scene.h"
#include "base/vmath.h"

#define PARAMS(P)  \
    CUBA_PARAMS(P) \
    P(listen, "1", 0, 999, 0, 1, PARAM_WHOLE)

#define VIEWS(V)                              \
    V(spike_t, "ms", VIEW_F64, NULL)          \
    V(spike_neuron, "1", VIEW_F64, "spike_t") \
    V(rate_t, "ms", VIEW_F64, NULL)           \
    V(rate, "Hz", VIEW_F64, "rate_t")         \
    V(v_t, "ms", VIEW_F64, NULL)              \
    V(v, "mV", VIEW_F64, "v_t")               \
    V(heard, "ms", VIEW_F64, NULL)            \
    V(cv_axis, "1", VIEW_F64, NULL)           \
    V(cv_share, "1", VIEW_F64, "cv_axis")     \
    V(potentials, "mV", VIEW_F32, NULL)       \
    V(mean_rate, "Hz", VIEW_F64, NULL)        \
    V(mean_cv, "1", VIEW_F64, NULL)           \
    V(measured, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

#define WINDOW 1000.0 /* ms that are remembered */
enum { BIN = 20, BINS = 500, V_EVERY = 5, V_SAMPLES = 2000, HEARD = 1000 };
enum { CV_BINS = 20, CV_INTERVALS = 5 }; /* a neuron's CV counts once it has so many intervals */
#define CV_WIDTH 0.1

/* What is known of one neuron's inter-spike intervals, in steps. */
typedef struct Intervals {
    int64_t last; /* step of the last spike, 0 before the first */
    double count, sum, squares;
} Intervals;

typedef struct State {
    Values values;
    Cuba network;
    Intervals *intervals; /* (neurons) */
    float *potentials;    /* (neurons) */
    Record spike_t, spike_neuron, rate_t, rate, v_t, v, heard;
    int bin_spikes;
    double cv_axis[CV_BINS], cv_share[CV_BINS];
    double mean_rate, mean_cv, measured;
} State;

static CubaParams cuba_params(const Values *x) {
    return (CubaParams){x->neurons, x->w_exc, x->w_inh, x->v_rest, x->tau_ref};
}

static Status check(const double *values) {
    CubaParams p = cuba_params((const Values *)values);
    return cuba_check(&p);
}

/* A window at 100 Hz for a few thousand neurons, less for many. */
static int spike_capacity(const Values *x) {
    return (int)vmath_min(100 * x->neurons, 1200000);
}

static size_t bytes(const double *values) {
    const Values *x = (const Values *)values;
    CubaParams p = cuba_params(x);
    return arena_rounded(sizeof(State)) + cuba_bytes(&p) +
           ARENA_ARRAY_BYTES(Intervals, x->neurons) + ARENA_ARRAY_BYTES(float, x->neurons) +
           2 * record_bytes(spike_capacity(x)) + 2 * record_bytes(BINS) +
           2 * record_bytes(V_SAMPLES) + record_bytes(HEARD);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->values = *(const Values *)values;
    CubaParams p = cuba_params(&s->values);
    cuba_init(&s->network, &p, seed, arena);
    s->intervals = ARENA_ARRAY(arena, Intervals, s->network.neurons);
    s->potentials = ARENA_ARRAY(arena, float, s->network.neurons);
    record_init(&s->spike_t, spike_capacity(&s->values), arena);
    record_init(&s->spike_neuron, spike_capacity(&s->values), arena);
    record_init(&s->rate_t, BINS, arena);
    record_init(&s->rate, BINS, arena);
    record_init(&s->v_t, V_SAMPLES, arena);
    record_init(&s->v, V_SAMPLES, arena);
    record_init(&s->heard, HEARD, arena);
    for (int j = 0; j < CV_BINS; j++)
        s->cv_axis[j] = (j + 0.5) * CV_WIDTH;
    return s;
}

static void set(void *state, const double *values) {
    State *s = state;
    Values old = s->values;
    s->values = *(const Values *)values;
    if (old.listen != s->values.listen) {
        record_forget(&s->v_t, s->v_t.length);
        record_forget(&s->v, s->v.length);
        record_forget(&s->heard, s->heard.length);
    }
    CubaParams p = cuba_params(&s->values), was = s->network.p;
    if (p.w_exc == was.w_exc && p.w_inh == was.w_inh && p.v_rest == was.v_rest) return;
    cuba_set(&s->network, &p);
    for (int i = 0; i < s->network.neurons; i++) /* what was irregular then says nothing of now */
        s->intervals[i] = (Intervals){0};
}

static double now(const State *s) {
    return (double)s->network.steps * CUBA_DT;
}

static void note_spike(State *s, int neuron) {
    Intervals *x = &s->intervals[neuron];
    if (x->last > 0) {
        double interval = (double)(s->network.steps - x->last);
        x->count++;
        x->sum += interval;
        x->squares += interval * interval;
    }
    x->last = s->network.steps;
    record_push(&s->spike_t, now(s));
    record_push(&s->spike_neuron, neuron);
    if (neuron == (int)s->values.listen) record_push(&s->heard, now(s));
}

static void step(void *state, int n) {
    State *s = state;
    for (int k = 0; k < n; k++) {
        cuba_step(&s->network, 1);
        int64_t steps = s->network.steps;
        for (int j = 0; j < s->network.fired_count; j++)
            note_spike(s, s->network.fired[j]);
        s->bin_spikes += s->network.fired_count;
        if (steps % BIN == 0) {
            record_push(&s->rate_t, now(s) - BIN * CUBA_DT / 2);
            record_push(&s->rate, s->bin_spikes * 1000.0 / (s->network.neurons * BIN * CUBA_DT));
            s->bin_spikes = 0;
        }
        if (steps % V_EVERY == 0) {
            record_push(&s->v_t, now(s));
            record_push(&s->v, (double)cuba_potential(&s->network, (int)s->values.listen));
        }
    }
    record_forget(&s->spike_neuron, record_forget_below(&s->spike_t, now(s) - WINDOW));
    record_forget_below(&s->heard, now(s) - WINDOW);
}

/* How the CV is spread over the neurons that have fired often enough to have one. */
static void look_at_intervals(State *s) {
    double sum = 0, counts[CV_BINS] = {0};
    s->measured = 0;
    for (int i = 0; i < s->network.neurons; i++) {
        const Intervals *x = &s->intervals[i];
        if (x->count < CV_INTERVALS) continue;
        double mean = x->sum / x->count, variance = x->squares / x->count - mean * mean;
        double cv = vmath_sqrt(vmath_max(variance, 0) * x->count / (x->count - 1)) / mean;
        sum += cv;
        s->measured++;
        counts[(int)vmath_min(cv / CV_WIDTH, CV_BINS - 1)]++;
    }
    s->mean_cv = s->measured > 0 ? sum / s->measured : 0;
    for (int j = 0; j < CV_BINS; j++)
        s->cv_share[j] = s->measured > 0 ? counts[j] / s->measured : 0;
}

static void look(void *state, View *out) {
    State *s = state;
    double end = now(s), start = end - WINDOW, lived = vmath_min(end, WINDOW), top = 20;
    look_at_intervals(s);
    int remembered = s->rate.length;
    double sum = 0;
    for (int i = 0; i < remembered; i++) {
        sum += record_data(&s->rate)[i];
        top = vmath_max(top, record_data(&s->rate)[i]);
    }
    s->mean_rate = lived > 0 && remembered > 0 ? sum / remembered : 0;
    for (int i = 0; i < s->network.neurons; i++)
        s->potentials[i] = cuba_potential(&s->network, i);
    int neurons = s->network.neurons, spikes = s->spike_t.length;
    out[VIEW_spike_t] = view_array(record_data(&s->spike_t), spikes, start, end);
    out[VIEW_spike_neuron] = view_array(record_data(&s->spike_neuron), spikes, 0, neurons);
    out[VIEW_rate_t] = view_array(record_data(&s->rate_t), s->rate_t.length, start, end);
    out[VIEW_rate] = view_array(record_data(&s->rate), remembered, 0, top);
    out[VIEW_v_t] = view_array(record_data(&s->v_t), s->v_t.length, start, end);
    out[VIEW_v] = view_array(record_data(&s->v), s->v.length, -70, -48);
    out[VIEW_heard] = view_array(record_data(&s->heard), s->heard.length, start, end);
    out[VIEW_cv_axis] = view_array(s->cv_axis, CV_BINS, 0, CV_BINS * CV_WIDTH);
    out[VIEW_cv_share] = view_array(s->cv_share, CV_BINS, 0, 0.4);
    out[VIEW_potentials] = view_array(s->potentials, neurons, -70, -48);
    out[VIEW_mean_rate] = view_number(&s->mean_rate, 0, top);
    out[VIEW_mean_cv] = view_number(&s->mean_cv, 0, 2);
    out[VIEW_measured] = view_number(&s->measured, 0, neurons);
}

SCENE(cuba, .dt = CUBA_DT, .check = check, .bytes = bytes, .open = open, .set = set, .step = step,
      .look = look)
