/* A map, pooled or not, of an input that a hand shifts round a ring; how much the response changes,
 * and whether it only moves. Figure "shift" of chapter 3. Without a clock. */
#include "vision/shift.h"
#include "base/rng.h"
#include "base/scene.h"
#include "base/vmath.h"

#define PARAMS(P)                                                                 \
    P(shift, "px", 0, 16, 1, 1, PARAM_WHOLE)                                      \
    P(pool, "", 0, 4, 1, 1, PARAM_CHOICE, "none max mean global_max global_mean") \
    P(kernel, "px", 1, 8, 2, 1, PARAM_WHOLE)                                      \
    P(stride, "", 0, 3, 1, 1, PARAM_CHOICE, "1 2 4 8")

#define VIEWS(V)                                 \
    V(i, "px", VIEW_F64, NULL)                   \
    V(input, "1", VIEW_F64, "i")                 \
    V(shifted, "1", VIEW_F64, "i")               \
    V(map, "1", VIEW_F64, "i")                   \
    V(map_shifted, "1", VIEW_F64, "i")           \
    V(i_pooled, "px", VIEW_F64, NULL)            \
    V(pooled, "1", VIEW_F64, "i_pooled")         \
    V(pooled_shifted, "1", VIEW_F64, "i_pooled") \
    V(d, "px", VIEW_F64, NULL)                   \
    V(index, "1", VIEW_F64, "d")                 \
    V(equivariance, "1", VIEW_F64, "d")          \
    V(mean_index, "1", VIEW_F64, "d")            \
    V(index_here, "1", VIEW_F64, NULL)           \
    V(equivariance_here, "1", VIEW_F64, NULL)    \
    V(mean_here, "1", VIEW_F64, NULL)            \
    V(step, "px", VIEW_F64, NULL)                \
    V(numbers, "1", VIEW_F64, NULL)              \
    V(defined, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { N = 32, TAPS = 3, SHIFTS = 17, TRIALS = 200 };

/* What the figure does to a map: without pooling a stride still leaves numbers out. */
typedef struct Way {
    ShiftPool pool;
    int kernel, stride;
} Way;

typedef struct State {
    Values values;
    uint64_t seed;
    Way averaged; /* what mean_index is of */
    double i[N], input[N], shifted[N], map[N], map_shifted[N];
    double i_pooled[N], pooled[N], pooled_shifted[N];
    double d[SHIFTS], index[SHIFTS], equivariance[SHIFTS], mean_index[SHIFTS];
    double index_here, equivariance_here, mean_here, step, numbers, defined;
} State;

SCENE_STATE_BYTES

static Way way_of(const Values *x) {
    bool none = x->pool == SHIFT_NONE;
    return (Way){none ? SHIFT_MAX : (ShiftPool)x->pool, none ? 1 : (int)x->kernel,
                 1 << (int)x->stride};
}

static int length_of(Way way) {
    return shift_pool_length(way.pool, N, way.stride);
}

static void respond(double *z, const double *x, const double *w, Way way) {
    double y[N];
    shift_map(y, x, N, w, TAPS);
    shift_pool(z, y, N, way.pool, way.kernel, way.stride);
}

/* How far a is from the nearest shift of b, in units of b: 0 if the response has only moved. */
static double distance_from_moved(const double *a, const double *b, int n) {
    double moved[N], least = 1e300;
    for (int k = 0; k < n; k++) {
        double index;
        shift_by(moved, b, n, k);
        if (invariance_index(&index, a, moved, n).code != OK) return 0;
        least = vmath_min(least, index);
    }
    return least;
}

static void draw(Rng *rng, double *x, double *w) {
    for (int i = 0; i < N; i++)
        x[i] = rng_normal(rng);
    for (int q = 0; q < TAPS; q++)
        w[q] = rng_normal(rng);
}

/* The mean index over inputs and kernels at random; a silent map has none and is left out. */
static void average(State *s, Way way) {
    const Way *done = &s->averaged;
    if (way.pool == done->pool && way.kernel == done->kernel && way.stride == done->stride) return;
    s->averaged = way;
    Rng rng = rng_stream(s->seed, STREAM_NOISE);
    double x[N], w[TAPS], moved[N], a[N], b[N], index;
    int n = length_of(way), counted = 0;
    for (int d = 0; d < SHIFTS; d++)
        s->mean_index[d] = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
        draw(&rng, x, w);
        respond(b, x, w, way);
        if (invariance_index(&index, b, b, n).code != OK) continue;
        counted++;
        for (int d = 1; d < SHIFTS; d++) {
            shift_by(moved, x, N, d);
            respond(a, moved, w, way);
            invariance_index(&index, a, b, n);
            s->mean_index[d] += index;
        }
    }
    for (int d = 0; d < SHIFTS && counted > 0; d++)
        s->mean_index[d] /= counted;
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    Way way = way_of(&s->values);
    int n = length_of(way), here = (int)s->values.shift;
    double w[TAPS], moved[N], z[N], index;
    Rng rng = rng_stream(s->seed, STREAM_DATA);
    draw(&rng, s->input, w);
    shift_by(s->shifted, s->input, N, here);
    shift_map(s->map, s->input, N, w, TAPS);
    shift_map(s->map_shifted, s->shifted, N, w, TAPS);
    respond(s->pooled, s->input, w, way);
    respond(s->pooled_shifted, s->shifted, w, way);
    s->defined = invariance_index(&index, s->pooled, s->pooled, n).code == OK;
    for (int d = 0; d < SHIFTS; d++) {
        s->d[d] = d;
        s->index[d] = 0;
        shift_by(moved, s->input, N, d);
        respond(z, moved, w, way);
        invariance_index(&s->index[d], z, s->pooled, n);
        s->equivariance[d] = distance_from_moved(z, s->pooled, n);
    }
    average(s, way);
    s->index_here = s->index[here];
    s->equivariance_here = s->equivariance[here];
    s->mean_here = s->mean_index[here];
    s->step = way.stride;
    s->numbers = n;
    for (int i = 0; i < n; i++)
        s->i_pooled[i] = n == 1 ? (N - 1) / 2.0 : i * way.stride + (way.kernel - 1) / 2.0;
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->seed = seed;
    for (int i = 0; i < N; i++)
        s->i[i] = i;
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    double top = 0.1, most = 0.1;
    for (int i = 0; i < N; i++) {
        top = vmath_max(top, s->map[i]);
        most = vmath_max(most, vmath_max(s->input[i], -s->input[i]));
    }
    int n = (int)s->numbers, shifts = s->defined ? SHIFTS : 0;
    out[VIEW_i] = view_array(s->i, N, -0.5, N - 0.5);
    out[VIEW_input] = view_array(s->input, N, -most, most);
    out[VIEW_shifted] = view_array(s->shifted, N, -most, most);
    out[VIEW_map] = view_array(s->map, N, 0, top);
    out[VIEW_map_shifted] = view_array(s->map_shifted, N, 0, top);
    out[VIEW_i_pooled] = view_array(s->i_pooled, n, -0.5, N - 0.5);
    out[VIEW_pooled] = view_array(s->pooled, n, 0, top);
    out[VIEW_pooled_shifted] = view_array(s->pooled_shifted, n, 0, top);
    out[VIEW_d] = view_array(s->d, SHIFTS, 0, SHIFTS - 1);
    out[VIEW_index] = view_array(s->index, shifts, 0, 2);
    out[VIEW_equivariance] = view_array(s->equivariance, shifts, 0, 2);
    out[VIEW_mean_index] = view_array(s->mean_index, SHIFTS, 0, 2);
    out[VIEW_index_here] = view_number(&s->index_here, 0, 2);
    out[VIEW_equivariance_here] = view_number(&s->equivariance_here, 0, 2);
    out[VIEW_mean_here] = view_number(&s->mean_here, 0, 2);
    out[VIEW_step] = view_number(&s->step, 0, N);
    out[VIEW_numbers] = view_number(&s->numbers, 0, N);
    out[VIEW_defined] = view_number(&s->defined, 0, 1);
}

SCENE(shift, .bytes = bytes, .open = open, .set = set, .look = look)
