/* Hebb's rule, averaged: the log of the length against the step, beside its promised slope, and the
 * weights in their plane, free or in a box. Without a clock. Figure "hebb" of chapter 2. */
#include "plasticity/hebb.h"
#include "base/linalg.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "data/cloud.h"
#include "plasticity/weights.h"

#define PARAMS(P)                                       \
    P(eta, "1", 0.001, 0.1, 0.01, 0.001, PARAM_LOG)     \
    P(lambda_1, "1", 0.1, 6, 4, 0.1, 0)                 \
    P(lambda_2, "1", 0, 6, 1, 0.1, 0)                   \
    P(angle, "°", -90, 90, 25, 1, 0)                    \
    P(mean_1, "1", -3, 3, 0, 0.1, 0)                    \
    P(mean_2, "1", -3, 3, 0, 0.1, 0)                    \
    P(centred, "1", 0, 1, 0, 1, PARAM_CHOICE, "no yes") \
    P(bounds, "1", 0, 1, 0, 1, PARAM_CHOICE, "off on")  \
    P(w_max, "1", 0.2, 2, 1, 0.1, 0)                    \
    P(start_1, "1", -1, 1, -0.1, 0.01, 0)               \
    P(start_2, "1", -1, 1, 0.4, 0.01, 0)

#define VIEWS(V)                           \
    V(step, "1", VIEW_F64, NULL)           \
    V(log_norm, "1", VIEW_F64, "step")     \
    V(promised, "1", VIEW_F64, "step")     \
    V(axis_1, "1", VIEW_F64, NULL)         \
    V(axis_2, "1", VIEW_F64, NULL)         \
    V(box_1, "1", VIEW_F64, NULL)          \
    V(box_2, "1", VIEW_F64, NULL)          \
    V(w_1, "1", VIEW_F64, NULL)            \
    V(w_2, "1", VIEW_F64, NULL)            \
    V(end_1, "1", VIEW_F64, NULL)          \
    V(end_2, "1", VIEW_F64, NULL)          \
    V(slope, "1", VIEW_F64, NULL)          \
    V(slope_promised, "1", VIEW_F64, NULL) \
    V(growth, "1", VIEW_F64, NULL)         \
    V(decades, "1", VIEW_F64, NULL)        \
    V(angle_to_axis, "°", VIEW_F64, NULL)  \
    V(in_corner, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { STEPS = 400, CORNERS = 5, ENDS = 2 };
/* What the plane shows of a weight, in each direction. */
#define REACH 2.2

typedef struct State {
    Values values;
    double step[STEPS + 1], log_norm[STEPS + 1], promised[STEPS + 1];
    double w_1[STEPS + 1], w_2[STEPS + 1];
    double axis_1[ENDS], axis_2[ENDS], box_1[CORNERS], box_2[CORNERS];
    double end_1, end_2, slope, slope_promised, growth, decades, angle_to_axis, in_corner;
    int promises; /* has the start a part along the leading direction? */
} State;

SCENE_STATE_BYTES

/* What the rule sees: the covariance, and the square of the mean where that is left in. */
static void second_moment(double moment[4], const Values *x) {
    CloudShape shape = {x->lambda_1, x->lambda_2, x->angle, {x->mean_1, x->mean_2}};
    cloud_covariance(moment, &shape);
    for (int i = 0; i < 4 && x->centred == 0; i++)
        moment[i] += shape.mean[i / 2] * shape.mean[i % 2];
}

/* The free rule: the length is kept as its logarithm, and the plane shows w as far as it reaches.
 */
static void run_free(State *s, const double *moment) {
    double w[] = {s->values.start_1, s->values.start_2}, work[2];
    double norm = vector_norm(w, 2), log_norm = norm > 0 ? vmath_log(norm) : 0;
    for (int i = 0; i < 2; i++)
        w[i] = norm > 0 ? w[i] / norm : 0;
    s->log_norm[0] = log_norm;
    for (int k = 0; k <= STEPS; k++) {
        if (k > 0) log_norm += s->slope = hebb_average_step(w, work, moment, 2, s->values.eta);
        double length = vmath_exp(vmath_min(log_norm, 5));
        s->log_norm[k] = log_norm;
        s->w_1[k] = w[0] * length;
        s->w_2[k] = w[1] * length;
    }
    double shown = vmath_min(vmath_exp(vmath_min(log_norm, 5)), 0.95 * REACH);
    s->end_1 = w[0] * shown;
    s->end_2 = w[1] * shown;
}

static void run_bounded(State *s, const double *moment) {
    double w[] = {s->values.start_1, s->values.start_2}, work[2], most = s->values.w_max;
    weights_clip(w, 2, -most, most);
    for (int k = 0; k <= STEPS; k++) {
        if (k > 0) hebb_bounded_step(w, work, moment, 2, s->values.eta, -most, most);
        double norm = vector_norm(w, 2);
        s->log_norm[k] = norm > 0 ? vmath_log(norm) : 0;
        s->w_1[k] = w[0];
        s->w_2[k] = w[1];
    }
    s->slope = s->log_norm[STEPS] - s->log_norm[STEPS - 1];
    s->end_1 = w[0];
    s->end_2 = w[1];
}

/* What the free rule comes to: the part of the start along the leading direction, and the slope. */
static void promise(State *s, const double *values, const double *vectors) {
    double part = vectors[0] * s->values.start_1 + vectors[1] * s->values.start_2;
    s->promises = part != 0;
    s->slope_promised = hebb_log_growth(values[0], s->values.eta);
    for (int k = 0; k <= STEPS; k++)
        s->promised[k] =
            (part != 0 ? vmath_log(part < 0 ? -part : part) : 0) + k * s->slope_promised;
}

static void set(void *state, const double *given) {
    State *s = state;
    double moment[4], used[4], values[2], vectors[4], most = 0;
    s->values = *(const Values *)given;
    second_moment(moment, &s->values);
    for (int i = 0; i < 4; i++)
        used[i] = moment[i];
    symmetric_eigen(values, vectors, used, 2);
    (s->values.bounds > 0 ? run_bounded : run_free)(s, moment);
    promise(s, values, vectors);
    for (int k = 0; k <= STEPS; k++)
        s->step[k] = k;
    for (int i = 0; i < ENDS; i++) {
        s->axis_1[i] = (2 * i - 1) * 2 * REACH * vectors[0];
        s->axis_2[i] = (2 * i - 1) * 2 * REACH * vectors[1];
    }
    for (int i = 0; i < CORNERS; i++) {
        s->box_1[i] = i % 4 < 2 ? s->values.w_max : -s->values.w_max;
        s->box_2[i] = (i + 1) % 4 < 2 ? s->values.w_max : -s->values.w_max;
    }
    const double end[] = {s->end_1, s->end_2};
    most = s->values.w_max;
    s->growth = 1 + s->values.eta * values[0];
    s->decades = s->log_norm[STEPS] / VMATH_LN_10;
    s->angle_to_axis = weights_angle(end, vectors, 2);
    s->in_corner =
        s->values.bounds > 0 && end[0] * end[0] == most * most && end[1] * end[1] == most * most;
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    (void)seed;
    State *s = arena_take(arena, sizeof *s);
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    double low = vmath_min(s->log_norm[0], s->promises ? s->promised[0] : 0) - 0.5;
    double high = vmath_max(2, vmath_min(s->promised[STEPS], 1.3 * s->log_norm[STEPS] + 2));
    out[VIEW_step] = view_array(s->step, STEPS + 1, 0, STEPS);
    int nonzero = s->values.start_1 != 0 || s->values.start_2 != 0;
    out[VIEW_log_norm] = view_array(s->log_norm, nonzero ? STEPS + 1 : 0, low, high);
    out[VIEW_promised] = view_array(s->promised, s->promises ? STEPS + 1 : 0, low, high);
    out[VIEW_axis_1] = view_array(s->axis_1, ENDS, -REACH, REACH);
    out[VIEW_axis_2] = view_array(s->axis_2, ENDS, -REACH, REACH);
    out[VIEW_box_1] = view_array(s->box_1, s->values.bounds > 0 ? CORNERS : 0, -REACH, REACH);
    out[VIEW_box_2] = view_array(s->box_2, s->values.bounds > 0 ? CORNERS : 0, -REACH, REACH);
    out[VIEW_w_1] = view_array(s->w_1, STEPS + 1, -REACH, REACH);
    out[VIEW_w_2] = view_array(s->w_2, STEPS + 1, -REACH, REACH);
    out[VIEW_end_1] = view_number(&s->end_1, -REACH, REACH);
    out[VIEW_end_2] = view_number(&s->end_2, -REACH, REACH);
    out[VIEW_slope] = view_number(&s->slope, 0, 0.5);
    out[VIEW_slope_promised] = view_number(&s->slope_promised, 0, 0.5);
    out[VIEW_growth] = view_number(&s->growth, 1, 2);
    out[VIEW_decades] = view_number(&s->decades, 0, 100);
    out[VIEW_angle_to_axis] = view_number(&s->angle_to_axis, 0, 90);
    out[VIEW_in_corner] = view_number(&s->in_corner, 0, 1);
}

SCENE(hebb, .bytes = bytes, .open = open, .set = set, .look = look)
