/* A linear unit learns from a cloud of points: by Hebb's, Oja's or Sanger's rule, one example at a
 * time or averaged over all. The reader turns, stretches, shifts and paints the cloud. Beside the
 * weights' path stands the closed form, from the last change on. Figure "oja" of chapter 2. */
#include "plasticity/oja.h"
#include "base/linalg.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "data/cloud.h"
#include "plasticity/hebb.h"
#include "plasticity/sanger.h"
#include "plasticity/weights.h"

enum { MAX_POINTS = 400, MAX_PAINTED = 1600, HISTORY = 900, CIRCLE = 97, ENDS = 2 };
enum { RULE_HEBB, RULE_OJA, RULE_SANGER, ONLINE = 0, AVERAGED = 1 };

#define PARAMS(P)                                                             \
    P(rule, "1", 0, 2, 1, 1, PARAM_CHOICE | PARAM_RESTART, "hebb oja sanger") \
    P(mode, "1", 0, 1, 0, 1, PARAM_CHOICE, "online averaged")                 \
    P(eta, "1", 0.001, 0.6, 0.01, 0.001, PARAM_LOG)                           \
    P(schedule, "1", 0, 1, 0, 1, PARAM_CHOICE, "constant falling")            \
    P(lambda_1, "1", 0.05, 6, 4, 0.05, 0)                                     \
    P(lambda_2, "1", 0.05, 6, 1, 0.05, 0)                                     \
    P(angle, "°", -90, 90, 30, 1, 0)                                          \
    P(mean_1, "1", -3, 3, 0, 0.1, 0)                                          \
    P(mean_2, "1", -3, 3, 0, 0.1, 0)                                          \
    P(centred, "1", 0, 1, 0, 1, PARAM_CHOICE, "no yes")                       \
    P(points, "1", 0, MAX_POINTS, 200, 1, PARAM_WHOLE)                        \
    P(start_1, "1", -1.5, 1.5, -0.3, 0.01, PARAM_RESTART)                     \
    P(start_2, "1", -1.5, 1.5, 0.4, 0.01, PARAM_RESTART)                      \
    P(brush, "1", 0, 2, 0, 1, PARAM_CHOICE, "off paint erase")

#define VIEWS(V)                              \
    V(x, "1", VIEW_F64, NULL)                 \
    V(y, "1", VIEW_F64, NULL)                 \
    V(axis_1, "1", VIEW_F64, NULL)            \
    V(axis_2, "1", VIEW_F64, NULL)            \
    V(circle_1, "1", VIEW_F64, NULL)          \
    V(circle_2, "1", VIEW_F64, NULL)          \
    V(trail_1, "1", VIEW_F64, NULL)           \
    V(trail_2, "1", VIEW_F64, NULL)           \
    V(second_1, "1", VIEW_F64, NULL)          \
    V(second_2, "1", VIEW_F64, NULL)          \
    V(flow_1, "1", VIEW_F64, NULL)            \
    V(flow_2, "1", VIEW_F64, NULL)            \
    V(step, "1", VIEW_F64, NULL)              \
    V(norm, "1", VIEW_F64, "step")            \
    V(angle_w, "°", VIEW_F64, "step")         \
    V(flow_step, "1", VIEW_F64, NULL)         \
    V(norm_flow, "1", VIEW_F64, "flow_step")  \
    V(angle_flow, "°", VIEW_F64, "flow_step") \
    V(w_1, "1", VIEW_F64, NULL)               \
    V(w_2, "1", VIEW_F64, NULL)               \
    V(u_1, "1", VIEW_F64, NULL)               \
    V(u_2, "1", VIEW_F64, NULL)               \
    V(steps, "1", VIEW_F64, NULL)             \
    V(norm_now, "1", VIEW_F64, NULL)          \
    V(angle_now, "°", VIEW_F64, NULL)         \
    V(angle_second, "°", VIEW_F64, NULL)      \
    V(variance_1, "1", VIEW_F64, NULL)        \
    V(variance_2, "1", VIEW_F64, NULL)        \
    V(seen_1, "1", VIEW_F64, NULL)            \
    V(seen_angle, "°", VIEW_F64, NULL)        \
    V(eta_max, "1", VIEW_F64, NULL)           \
    V(wander, "°", VIEW_F64, NULL)            \
    V(swing, "1", VIEW_F64, NULL)             \
    V(distinct, "1", VIEW_F64, NULL)          \
    V(count, "1", VIEW_F64, NULL)             \
    V(diverged, "1", VIEW_F64, NULL)

/* Points that the reader has painted, beside the cloud's own. */
#define INPUTS(I) I(painted, "1", MAX_PAINTED, 2, -5, 5)

SCENE_TABLES(PARAMS, VIEWS)
SCENE_INPUTS(INPUTS)

/* What the two planes show, in each direction. */
#define CLOUD_REACH  5.0
#define WEIGHT_REACH 1.7
/* Falling: eta / (1 + k / FALLS) at step k. */
#define FALLS 200.0

/* The whole past on at most HISTORY points. When full, every third stays: an odd number, so that
 * lengths that flip from step to step are still seen to flip. */
typedef struct History {
    double step[HISTORY], w[2][HISTORY], u[2][HISTORY], norm[HISTORY], angle[HISTORY];
    int count, stride;
} History;

/* The closed form since the last change, on the same steps. */
typedef struct Flow {
    double step[HISTORY], w[2][HISTORY], norm[HISTORY], angle[HISTORY];
    double start[2], time; /* where it began, and the sum of eta since then */
    int count;
} Flow;

typedef struct State {
    Values values;
    uint64_t seed;
    Rng rng;
    double z[2 * MAX_POINTS], data[2 * (MAX_POINTS + MAX_PAINTED)];
    double painted[2 * MAX_PAINTED], x[MAX_POINTS + MAX_PAINTED], y[MAX_POINTS + MAX_PAINTED];
    int drawn, painted_count, points;
    double mean[2], seen[4];                /* what the rule averages over */
    double seen_values[2], seen_vectors[4]; /* its eigenvalues and eigenvectors */
    double component[4];                    /* the principal components of the cloud itself */
    double w[4], norm_start;                /* two units, the second for Sanger's rule only */
    double axis_1[ENDS], axis_2[ENDS], circle_1[CIRCLE], circle_2[CIRCLE];
    double steps, norm_now, angle_now, angle_second, variance_1, variance_2, seen_1, seen_angle;
    double eta_max, wander, swing, distinct, count, diverged;
    History past;
    Flow flow;
} State;

SCENE_STATE_BYTES

static double norm_of(const double *w) {
    return vector_norm(w, 2);
}

static double angle_to(const State *s, const double *w, int component) {
    return s->distinct > 0 ? weights_angle(w, s->component + 2 * component, 2) : 0;
}

static void measure(State *s) {
    s->norm_now = norm_of(s->w);
    s->angle_now = angle_to(s, s->w, 0);
    s->angle_second = angle_to(s, s->w + 2, 1);
}

static void keep_third(double *list, int count) {
    for (int i = 0; 3 * i < count; i++)
        list[i] = list[3 * i];
}

/* One more point of the past, and of the closed form. */
static void remember(State *s) {
    History *past = &s->past;
    Flow *flow = &s->flow;
    if (past->count == HISTORY) {
        double *lists[] = {past->step, past->w[0], past->w[1], past->u[0],
                           past->u[1], past->norm, past->angle};
        for (int i = 0; i < 7; i++)
            keep_third(lists[i], past->count);
        past->count /= 3;
        past->stride *= 3;
    }
    if (flow->count == HISTORY) {
        double *lists[] = {flow->step, flow->w[0], flow->w[1], flow->norm, flow->angle};
        for (int i = 0; i < 5; i++)
            keep_third(lists[i], flow->count);
        flow->count /= 3;
    }
    int i = past->count++, j = flow->count++;
    double w[2];
    past->step[i] = flow->step[j] = s->steps;
    for (int k = 0; k < 2; k++) {
        past->w[k][i] = s->w[k];
        past->u[k][i] = s->w[2 + k];
    }
    past->norm[i] = s->norm_now;
    past->angle[i] = s->angle_now;
    oja_flow(w, s->seen_values, s->seen_vectors, flow->start, 2, flow->time);
    flow->w[0][j] = w[0];
    flow->w[1][j] = w[1];
    flow->norm[j] = norm_of(w);
    flow->angle[j] = angle_to(s, w, 0);
}

/* The closed form starts anew where the weights are. */
static void restart_flow(State *s) {
    s->flow.count = 0;
    s->flow.time = 0;
    s->flow.start[0] = s->w[0];
    s->flow.start[1] = s->w[1];
}

/* The moments of the points, with eigenvectors; without points all are zero. */
static void look_at_data(State *s) {
    double covariance[4] = {0}, used[4], variances[2];
    s->mean[0] = s->mean[1] = 0;
    if (s->points > 0) {
        data_mean(s->mean, s->data, s->points, 2);
        data_moment(covariance, s->data, s->mean, s->points, 2);
        if (s->values.centred == 0) s->mean[0] = s->mean[1] = 0;
        data_moment(s->seen, s->data, s->mean, s->points, 2);
    } else {
        for (int i = 0; i < 4; i++)
            s->seen[i] = 0;
    }
    symmetric_eigen(variances, s->component, covariance, 2);
    for (int i = 0; i < 4; i++)
        used[i] = s->seen[i];
    symmetric_eigen(s->seen_values, s->seen_vectors, used, 2);
    for (int i = 0; i < 2; i++) /* rounding may leave -1e-17 */
        s->seen_values[i] = vmath_max(0, s->seen_values[i]);
    s->variance_1 = variances[0];
    s->variance_2 = variances[1];
    s->distinct = variances[0] - variances[1] > 1e-9 * variances[0];
    s->seen_1 = s->seen_values[0];
    s->seen_angle = s->distinct > 0 ? weights_angle(s->seen_vectors, s->component, 2) : 0;
    s->eta_max = s->seen_1 > 0 ? 1 / s->seen_1 : 0;
}

/* The first principal axis, through the mean, two standard deviations each way. */
static void draw_axis(State *s) {
    double mean[2] = {0}, reach = s->distinct > 0 ? 2 * vmath_sqrt(s->variance_1) : 0;
    if (s->points > 0) data_mean(mean, s->data, s->points, 2);
    for (int i = 0; i < ENDS; i++) {
        s->axis_1[i] = mean[0] + (2 * i - 1) * reach * s->component[0];
        s->axis_2[i] = mean[1] + (2 * i - 1) * reach * s->component[1];
    }
}

/* The cloud in its shape, and what was painted. */
static void gather(State *s) {
    const Values *p = &s->values;
    int own = (int)p->points;
    if (own != s->drawn) {
        Rng rng = rng_stream(s->seed, STREAM_DATA);
        cloud_draw(s->z, own, &rng);
        s->drawn = own;
    }
    CloudShape shape = {p->lambda_1, p->lambda_2, p->angle, {p->mean_1, p->mean_2}};
    cloud_place(s->data, s->z, own, &shape);
    for (int i = 0; i < 2 * s->painted_count; i++)
        s->data[2 * own + i] = s->painted[i];
    s->points = own + s->painted_count;
    for (int i = 0; i < s->points; i++) {
        s->x[i] = s->data[2 * i];
        s->y[i] = s->data[2 * i + 1];
    }
    s->count = s->points;
    look_at_data(s);
    draw_axis(s);
    measure(s);
    restart_flow(s);
    double sine = vmath_sqrt(oja_wandering(s->seen_values, 2, p->eta));
    s->wander = s->distinct > 0 && sine < 1
                    ? vmath_atan2(sine, vmath_sqrt(1 - sine * sine)) * 180 / VMATH_PI
                    : 90;
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    gather(s);
}

static Status give(void *state, int input, const double *data, int rows, int columns) {
    State *s = state;
    (void)input;
    if (rows > 0) CHECK(check_length("painted", columns, 2));
    s->painted_count = rows;
    for (int i = 0; i < 2 * rows; i++)
        s->painted[i] = data[i];
    gather(s);
    return STATUS_OK;
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->seed = seed;
    s->rng = rng_stream(seed, STREAM_NOISE);
    s->drawn = -1;
    s->values = *(const Values *)values;
    s->w[0] = s->values.start_1;
    s->w[1] = s->values.start_2;
    if (s->values.rule == RULE_SANGER) { /* the second unit starts elsewhere */
        s->w[2] = 0.5 * s->values.start_2 + 0.2;
        s->w[3] = -0.5 * s->values.start_1 + 0.2;
    }
    s->norm_start = norm_of(s->w);
    for (int i = 0; i < CIRCLE; i++) {
        s->circle_1[i] = vmath_cos(2 * VMATH_PI * i / (CIRCLE - 1));
        s->circle_2[i] = vmath_sin(2 * VMATH_PI * i / (CIRCLE - 1));
    }
    s->past.stride = 1;
    gather(s);
    remember(s);
    return s;
}

static void learn_online(State *s, double eta) {
    const double *point = s->data + 2 * rng_below(&s->rng, s->points);
    double x[] = {point[0] - s->mean[0], point[1] - s->mean[1]};
    if (s->values.rule == RULE_HEBB)
        hebb_step(s->w, x, 2, eta);
    else if (s->values.rule == RULE_OJA)
        oja_step(s->w, x, 2, eta);
    else
        gha_step(s->w, 2, 2, x, eta);
}

static void learn_averaged(State *s, double eta) {
    double work[4];
    if (s->values.rule == RULE_HEBB) {
        matrix_vector(work, s->seen, s->w, 2, 2);
        vector_add(s->w, eta, work, 2);
    } else if (s->values.rule == RULE_OJA) {
        oja_average_step(s->w, work, s->seen, 2, eta);
    } else {
        gha_average_step(s->w, work, 2, 2, s->seen, eta);
    }
}

/* A step that would blow up is not taken: the weights stay at their last values. */
static void step(void *state, int n) {
    State *s = state;
    for (int k = 0; k < n && s->diverged == 0 && s->points > 0; k++) {
        double before[] = {s->w[0], s->w[1], s->w[2], s->w[3]}, norm = s->norm_now;
        double eta = s->values.eta / (s->values.schedule > 0 ? 1 + s->steps / FALLS : 1);
        (s->values.mode == AVERAGED ? learn_averaged : learn_online)(s, eta);
        double start = vmath_max(s->norm_start, 1e-3);
        if (weights_diverged(s->w, 2, start) || weights_diverged(s->w + 2, 2, start)) {
            for (int i = 0; i < 4; i++)
                s->w[i] = before[i];
            s->diverged = 1;
            return;
        }
        s->steps++;
        s->flow.time += eta;
        measure(s);
        double change = s->norm_now - norm;
        s->swing += 0.1 * ((change < 0 ? -change : change) - s->swing);
        if ((int64_t)s->steps % s->past.stride == 0) remember(s);
    }
}

static void look(void *state, View *out) {
    State *s = state;
    const History *past = &s->past;
    const Flow *flow = &s->flow;
    int n = past->count, m = s->values.rule == RULE_OJA ? flow->count : 0;
    int second = s->values.rule == RULE_SANGER ? n : 0;
    double end = vmath_max(300, s->steps), top = 1.5;
    for (int i = 0; i < n; i++)
        top = vmath_max(top, 1.1 * past->norm[i]);
    const double c = CLOUD_REACH, r = WEIGHT_REACH;
    out[VIEW_x] = view_array(s->x, s->points, -c, c);
    out[VIEW_y] = view_array(s->y, s->points, -c, c);
    out[VIEW_axis_1] = view_array(s->axis_1, ENDS, -c, c);
    out[VIEW_axis_2] = view_array(s->axis_2, ENDS, -c, c);
    out[VIEW_circle_1] = view_array(s->circle_1, CIRCLE, -r, r);
    out[VIEW_circle_2] = view_array(s->circle_2, CIRCLE, -r, r);
    out[VIEW_trail_1] = view_array(past->w[0], n, -r, r);
    out[VIEW_trail_2] = view_array(past->w[1], n, -r, r);
    out[VIEW_second_1] = view_array(past->u[0], second, -r, r);
    out[VIEW_second_2] = view_array(past->u[1], second, -r, r);
    out[VIEW_flow_1] = view_array(flow->w[0], m, -r, r);
    out[VIEW_flow_2] = view_array(flow->w[1], m, -r, r);
    out[VIEW_step] = view_array(past->step, n, 0, end);
    out[VIEW_norm] = view_array(past->norm, n, 0, top);
    out[VIEW_angle_w] = view_array(past->angle, n, -8, 90);
    out[VIEW_flow_step] = view_array(flow->step, m, 0, end);
    out[VIEW_norm_flow] = view_array(flow->norm, m, 0, top);
    out[VIEW_angle_flow] = view_array(flow->angle, m, -8, 90);
    out[VIEW_w_1] = view_number(&s->w[0], -r, r);
    out[VIEW_w_2] = view_number(&s->w[1], -r, r);
    out[VIEW_u_1] = view_number(&s->w[2], -r, r);
    out[VIEW_u_2] = view_number(&s->w[3], -r, r);
    out[VIEW_steps] = view_number(&s->steps, 0, end);
    out[VIEW_norm_now] = view_number(&s->norm_now, 0, top);
    out[VIEW_angle_now] = view_number(&s->angle_now, 0, 90);
    out[VIEW_angle_second] = view_number(&s->angle_second, 0, 90);
    out[VIEW_variance_1] = view_number(&s->variance_1, 0, 10);
    out[VIEW_variance_2] = view_number(&s->variance_2, 0, 10);
    out[VIEW_seen_1] = view_number(&s->seen_1, 0, 20);
    out[VIEW_seen_angle] = view_number(&s->seen_angle, 0, 90);
    out[VIEW_eta_max] = view_number(&s->eta_max, 0, 1);
    out[VIEW_wander] = view_number(&s->wander, 0, 90);
    out[VIEW_swing] = view_number(&s->swing, 0, 1);
    out[VIEW_distinct] = view_number(&s->distinct, 0, 1);
    out[VIEW_count] = view_number(&s->count, 0, MAX_POINTS);
    out[VIEW_diverged] = view_number(&s->diverged, 0, 1);
}

SCENE(oja, .dt = 1, .inputs = inputs, .input_count = INPUT_COUNT, .give = give, .bytes = bytes,
      .open = open, .set = set, .step = step, .look = look)
