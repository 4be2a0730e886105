/* The f-I curve: formula, simulation, its ceiling, and a ReLU and a sigmoid that share its value
 * and slope at one current. Without a clock. Figure "fi" of chapter 1. */
#include "base/scene.h"
#include "base/vmath.h"
#include "neuron/lif_rate.h"

#define PARAMS(P)                              \
    P(current, "nA", 0, 20, 3, 0.01, 0)        \
    P(resistance, "MΩ", 1, 50, 10, 0.1, 0)     \
    MEMBRANE_PARAMS(P, 0)                      \
    P(dt, "ms", 0.01, 5, 0.1, 0.01, PARAM_LOG) \
    P(current_max, "nA", 2, 1000, 10, 1, PARAM_LOG)

#define VIEWS(V)                          \
    V(i, "nA", VIEW_F64, NULL)            \
    V(rate, "Hz", VIEW_F64, "i")          \
    V(relu, "Hz", VIEW_F64, "i")          \
    V(sigmoid, "Hz", VIEW_F64, "i")       \
    V(i_sim, "nA", VIEW_F64, NULL)        \
    V(rate_sim, "Hz", VIEW_F64, "i_sim")  \
    V(limit, "Hz", VIEW_F64, NULL)        \
    V(rheobase, "nA", VIEW_F64, NULL)     \
    V(rate_here, "Hz", VIEW_F64, NULL)    \
    V(gain_here, "Hz/nA", VIEW_F64, NULL) \
    V(relu_from, "nA", VIEW_F64, NULL)    \
    V(relu_to, "nA", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { SILENT = 40, SAMPLES = 400, POINTS = 16, MAX_STEPS = 60000 };

typedef struct State {
    Values values;
    double i[SAMPLES], rate[SAMPLES], relu[SAMPLES], sigmoid[SAMPLES];
    double i_sim[POINTS], rate_sim[POINTS];
    double limit, rheobase, rate_here, gain_here, relu_from, relu_to;
    int limited; /* is there a ceiling? */
} State;

static LifParams lif_params(const Values *x) {
    return (LifParams){.membrane = {x->tau_m, x->v_th, x->v_reset, x->tau_ref},
                       .resistance = x->resistance,
                       .dt = x->dt,
                       .method = LIF_EXACT};
}

static Status check(const double *values) {
    LifParams p = lif_params((const Values *)values);
    return lif_check(&p);
}

SCENE_STATE_BYTES

/* The rate of the simulated neuron: whole intervals over their time, 0 where it never fires. */
static double simulated_rate(const LifParams *p, double current) {
    Lif neuron;
    lif_init(&neuron, p, p->membrane.v_reset);
    int first = 0, last = 0, spikes = 0;
    for (int k = 1; k <= MAX_STEPS && spikes < 40; k++) {
        if (!lif_step(&neuron, current)) continue;
        if (spikes++ == 0) first = k;
        last = k;
    }
    return spikes < 2 ? 0 : 1000 * (spikes - 1) / ((last - first) * p->dt);
}

/* The ReLU through the curve's point and tangent at the current that is set, and the sigmoid
 * L / (1 + e^(-k (i - middle))) with the ceiling L of the curve. Where the neuron is silent, or has
 * no ceiling, there is nothing to fit: 0. */
static void fit(State *s) {
    double here = s->values.current, r = s->rate_here, slope = s->gain_here;
    double steepness = s->limited && r > 0 ? slope / (r * (1 - r / s->limit)) : 0;
    for (int j = 0; j < SAMPLES; j++) {
        double x = s->i[j] - here;
        s->relu[j] = vmath_max(0, r + slope * x);
        double odds = steepness > 0 ? (s->limit / r - 1) * vmath_exp(-steepness * x) : 0;
        s->sigmoid[j] = steepness > 0 ? s->limit / (1 + odds) : 0;
    }
}

/* The stretch around the current within which the ReLU is right to a tenth. */
static void measure_fit(State *s) {
    s->relu_from = s->relu_to = s->values.current;
    for (int j = 0; j < SAMPLES; j++) {
        int near = s->rate[j] > 0 && s->relu[j] < 1.1 * s->rate[j] && s->relu[j] > 0.9 * s->rate[j];
        if (!near) continue;
        s->relu_from = vmath_min(s->relu_from, s->i[j]);
        s->relu_to = vmath_max(s->relu_to, s->i[j]);
    }
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    LifParams p = lif_params(&s->values);
    const Membrane *m = &p.membrane;
    double resistance = s->values.resistance, end = s->values.current_max;
    s->rheobase = m->v_th / resistance;
    s->limited = m->tau_ref > 0;
    s->limit = s->limited ? lif_rate_limit(m) : 0;
    s->rate_here = lif_rate(m, resistance * s->values.current);
    s->gain_here = resistance * lif_rate_gain(m, resistance * s->values.current);
    /* Evenly up to rheobase; from there on points that crowd where the curve leaves it. */
    double start = vmath_min(s->rheobase, end);
    for (int j = 0; j < SAMPLES; j++) {
        double below = (double)j / SILENT, u = (double)(j - SILENT) / (SAMPLES - 1 - SILENT);
        s->i[j] = j < SILENT ? start * below : start + (end - start) * u * u * u;
        s->rate[j] = lif_rate(m, resistance * s->i[j]);
    }
    for (int j = 0; j < POINTS; j++) {
        s->i_sim[j] = end * (j + 1) / POINTS;
        s->rate_sim[j] = simulated_rate(&p, s->i_sim[j]);
    }
    fit(s);
    measure_fit(s);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    (void)seed;
    State *s = arena_take(arena, sizeof *s);
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    double end = s->values.current_max, top = 1.15 * s->rate[SAMPLES - 1];
    if (s->limited && s->limit < 2 * top) top = 1.08 * s->limit;
    top = vmath_max(top, 10);
    out[VIEW_i] = view_array(s->i, SAMPLES, 0, end);
    out[VIEW_rate] = view_array(s->rate, SAMPLES, 0, top);
    out[VIEW_relu] = view_array(s->relu, s->rate_here > 0 ? SAMPLES : 0, 0, top);
    out[VIEW_sigmoid] =
        view_array(s->sigmoid, s->rate_here > 0 && s->limited ? SAMPLES : 0, 0, top);
    out[VIEW_i_sim] = view_array(s->i_sim, POINTS, 0, end);
    out[VIEW_rate_sim] = view_array(s->rate_sim, POINTS, 0, top);
    out[VIEW_limit] = view_number(&s->limit, 0, top);
    out[VIEW_rheobase] = view_number(&s->rheobase, 0, end);
    out[VIEW_rate_here] = view_number(&s->rate_here, 0, top);
    out[VIEW_gain_here] = view_number(&s->gain_here, 0, top);
    out[VIEW_relu_from] = view_number(&s->relu_from, 0, end);
    out[VIEW_relu_to] = view_number(&s->relu_to, 0, end);
}

SCENE(fi, .check = check, .bytes = bytes, .open = open, .set = set, .look = look)
