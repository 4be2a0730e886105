/* Oja's rule on its way to its end: the tangent of the angle to the leading eigenvector and the
 * error of the length, against the step, on a logarithmic scale; beside them the straight lines
 * that the theory of endlessly small steps promises, and the height at which the online rule goes
 * on wandering (all in plasticity/oja.h). Without a clock. Figure "rates" of laboratory 19. */
#include "base/linalg.h"
#include "base/rng.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "plasticity/oja.h"
#include "plasticity/weights.h"

#define PARAMS(P)                                            \
    P(mode, "", 0, 1, 0, 1, PARAM_CHOICE, "averaged online") \
    P(eta, "1", 0.0005, 0.6, 0.01, 0.0005, PARAM_LOG)        \
    P(lambda_1, "1", 0.1, 6, 4, 0.05, 0)                     \
    P(lambda_2, "1", 0, 6, 1, 0.05, 0)                       \
    P(start_angle, "°", 0, 90, 60, 1, 0)                     \
    P(start_norm, "1", 0.05, 2, 0.5, 0.05, 0)                \
    P(step_count, "1", 20, 20000, 400, 1, PARAM_LOG | PARAM_WHOLE)

#define VIEWS(V)                                   \
    V(step, "1", VIEW_F64, NULL)                   \
    V(tangent, "1", VIEW_F64, "step")              \
    V(error, "1", VIEW_F64, "step")                \
    V(fit_step, "1", VIEW_F64, NULL)               \
    V(tangent_promised, "1", VIEW_F64, "fit_step") \
    V(error_promised, "1", VIEW_F64, "fit_step")   \
    V(wander_step, "1", VIEW_F64, NULL)            \
    V(wander, "1", VIEW_F64, "wander_step")        \
    V(rate_angle, "1", VIEW_F64, NULL)             \
    V(rate_angle_promised, "1", VIEW_F64, NULL)    \
    V(rate_length, "1", VIEW_F64, NULL)            \
    V(rate_length_promised, "1", VIEW_F64, NULL)   \
    V(arrival, "1", VIEW_F64, NULL)                \
    V(sine_2, "1", VIEW_F64, NULL)                 \
    V(sine_2_promised, "1", VIEW_F64, NULL)        \
    V(eta_max, "1", VIEW_F64, NULL)                \
    V(norm_end, "1", VIEW_F64, NULL)               \
    V(angle_end, "°", VIEW_F64, NULL)              \
    V(flips, "1", VIEW_F64, NULL)                  \
    V(diverged, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { SAMPLES = 400, ONLINE = 1, ENDS = 2 };

/* What is below these heights of the plot is rounding; what is above, far from the end. */
#define LOWEST  (-10.0)
#define HIGHEST 1.0
/* Rates are measured between these: small enough for the theory, large enough for the digits. The
 * error of the length is left in time: late, finite steps push it outwards as long as
 * the angle is still closing. */
#define TANGENT_FROM 0.3
#define TANGENT_TO   1e-8
#define ERROR_FROM   0.05
#define ERROR_TO     1e-4
/* The angle at which the weights count as arrived, in degrees. */
#define ARRIVED 1.0

/* A straight line through points (step, ln of what decays), by least squares. */
typedef struct Fit {
    double n, x, y, xx, xy, first_step, first_log;
} Fit;

typedef struct State {
    Values values;
    double lambda[2]; /* descending */
    double step[SAMPLES], tangent[SAMPLES], error[SAMPLES];
    double fit_step[ENDS], tangent_promised[ENDS], error_promised[ENDS], wander[ENDS];
    double rate_angle, rate_angle_promised, rate_length, rate_length_promised, arrival;
    double sine_2, sine_2_promised, eta_max, norm_end, angle_end, flips, diverged;
    Fit angle, length;
    uint64_t seed;
    int count;
} State;

SCENE_STATE_BYTES

/* Within the plot's heights and a little beyond, so that a line that leaves it is seen to leave. */
static double log10_of(double x) {
    double log = x > 0 ? vmath_log(x) / VMATH_LN_10 : 2 * LOWEST;
    return vmath_min(2 * HIGHEST, vmath_max(2 * LOWEST, log));
}

static void fit_add(Fit *f, double step, double x, double from, double to) {
    if (!(x < from && x > to)) return;
    double log = vmath_log(x);
    if (f->n == 0) {
        f->first_step = step;
        f->first_log = log;
    }
    double dx = step - f->first_step, dy = log - f->first_log;
    f->n++;
    f->x += dx;
    f->y += dy;
    f->xx += dx * dx;
    f->xy += dx * dy;
}

/* The decay per unit of t = eta step; 0 where fewer than three points lie between the bounds. */
//> fit
static double fit_rate(const Fit *f, double eta) {
    double spread = f->n * f->xx - f->x * f->x;
    return f->n < 3 || spread <= 0 ? 0 : -(f->n * f->xy - f->x * f->y) / spread / eta;
}
//< fit

/* The promised line through the point from which on the rate is measured, else through the start.
 */
static void promise(double *line, const Fit *f, double start, double rate, const State *s) {
    double x = f->n > 0 ? f->first_step : 0, log = f->n > 0 ? f->first_log : start;
    for (int i = 0; i < ENDS; i++)
        line[i] = (log - rate * s->values.eta * (s->fit_step[i] - x)) / VMATH_LN_10;
}

/* One step of the rule in the axes of the eigenvectors. */
static void learn(State *s, double *w, Rng *rng) {
    if (s->values.mode == ONLINE) {
        double x[2];
        for (int i = 0; i < 2; i++)
            x[i] = vmath_sqrt(s->lambda[i]) * rng_normal(rng);
        oja_step(w, x, 2, s->values.eta);
    } else {
        double work[2], c[] = {s->lambda[0], 0, 0, s->lambda[1]};
        oja_average_step(w, work, c, 2, s->values.eta);
    }
}

static void run(State *s) {
    int steps = (int)s->values.step_count, wandered = 0;
    int stride = (steps + SAMPLES - 2) / (SAMPLES - 1);
    double radians = s->values.start_angle * VMATH_PI / 180;
    double w[] = {s->values.start_norm * vmath_cos(radians),
                  s->values.start_norm * vmath_sin(radians)};
    if (s->values.start_angle == 90) w[0] = 0; /* at right angles, not nearly so */
    double first[] = {w[0], w[1]}, before = 0;
    Rng rng = rng_stream(s->seed, STREAM_DATA);
    s->angle = s->length = (Fit){0};
    s->count = 0;
    s->sine_2 = s->diverged = s->flips = 0;
    s->arrival = -1;
    for (int k = 0; k <= steps; k++) {
        double last[] = {w[0], w[1]};
        if (k > 0) learn(s, w, &rng);
        if (weights_diverged(w, 2, s->values.start_norm)) {
            w[0] = last[0];
            w[1] = last[1];
            s->diverged = 1;
            break;
        }
        const double axis[] = {1, 0};
        double norm = vector_norm(w, 2), off = norm > 1 ? norm - 1 : 1 - norm;
        double along = w[0] < 0 ? -w[0] : w[0], across = w[1] < 0 ? -w[1] : w[1];
        double tangent = along > 0 ? across / along : 1e9;
        fit_add(&s->angle, k, tangent, TANGENT_FROM, TANGENT_TO);
        fit_add(&s->length, k, off, ERROR_FROM, ERROR_TO);
        if (s->arrival < 0 && weights_angle(w, axis, 2) < ARRIVED) s->arrival = k;
        if (2 * k > steps && norm > 0) { /* the second half: it has arrived, and wanders */
            s->sine_2 += across * across / (norm * norm);
            wandered++;
        }
        s->flips = (norm - 1) * (before - 1) < 0 && off > 0.01;
        before = norm;
        s->norm_end = norm;
        s->angle_end = weights_angle(w, axis, 2);
        if (k % stride != 0 || s->count == SAMPLES) continue;
        s->step[s->count] = k;
        s->tangent[s->count] = log10_of(tangent);
        s->error[s->count++] = log10_of(off);
    }
    s->sine_2 = wandered > 0 ? s->sine_2 / wandered : 0;
    s->fit_step[0] = 0;
    s->fit_step[1] = steps;
    double start = first[0] > 0 ? vmath_log(vmath_max(1e-9, first[1] / first[0])) : vmath_log(1e9);
    double off = s->values.start_norm - 1;
    promise(s->tangent_promised, &s->angle, start, s->rate_angle_promised, s);
    promise(s->error_promised, &s->length, vmath_log(vmath_max(1e-9, off < 0 ? -off : off)),
            s->rate_length_promised, s);
}

static void set(void *state, const double *given) {
    State *s = state;
    s->values = *(const Values *)given;
    const Values *p = &s->values;
    s->lambda[0] = vmath_max(p->lambda_1, p->lambda_2);
    s->lambda[1] = vmath_min(p->lambda_1, p->lambda_2);
    OjaRates rates = oja_rates(s->lambda, 2);
    s->rate_angle_promised = rates.angle;
    s->rate_length_promised = rates.length;
    s->eta_max = rates.eta_max;
    s->sine_2_promised = vmath_min(1, oja_wandering(s->lambda, 2, p->eta));
    run(s);
    for (int i = 0; i < ENDS; i++)
        s->wander[i] = log10_of(vmath_sqrt(s->sine_2_promised));
    int online = p->mode == ONLINE;
    s->rate_angle = online ? 0 : fit_rate(&s->angle, p->eta);
    s->rate_length = online ? 0 : fit_rate(&s->length, p->eta);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->seed = seed;
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    double end = s->values.step_count;
    int online = s->values.mode == ONLINE, lines = online ? 0 : ENDS, level = online ? ENDS : 0;
    out[VIEW_step] = view_array(s->step, s->count, 0, end);
    out[VIEW_tangent] = view_array(s->tangent, s->count, LOWEST, HIGHEST);
    out[VIEW_error] = view_array(s->error, s->count, LOWEST, HIGHEST);
    out[VIEW_fit_step] = view_array(s->fit_step, lines, 0, end);
    out[VIEW_tangent_promised] = view_array(s->tangent_promised, lines, LOWEST, HIGHEST);
    out[VIEW_error_promised] = view_array(s->error_promised, lines, LOWEST, HIGHEST);
    out[VIEW_wander_step] = view_array(s->fit_step, level, 0, end);
    out[VIEW_wander] = view_array(s->wander, level, LOWEST, HIGHEST);
    out[VIEW_rate_angle] = view_number(&s->rate_angle, 0, 12);
    out[VIEW_rate_angle_promised] = view_number(&s->rate_angle_promised, 0, 12);
    out[VIEW_rate_length] = view_number(&s->rate_length, 0, 12);
    out[VIEW_rate_length_promised] = view_number(&s->rate_length_promised, 0, 12);
    out[VIEW_arrival] = view_number(&s->arrival, -1, end);
    out[VIEW_sine_2] = view_number(&s->sine_2, 0, 1);
    out[VIEW_sine_2_promised] = view_number(&s->sine_2_promised, 0, 1);
    out[VIEW_eta_max] = view_number(&s->eta_max, 0, 10);
    out[VIEW_norm_end] = view_number(&s->norm_end, 0, 2);
    out[VIEW_angle_end] = view_number(&s->angle_end, 0, 90);
    out[VIEW_flips] = view_number(&s->flips, 0, 1);
    out[VIEW_diverged] = view_number(&s->diverged, 0, 1);
}

SCENE(rates, .bytes = bytes, .open = open, .set = set, .look = look)
