/* The effective field of a stack, or of the stack repeated: in closed form where the weights are
 * uniform, else measured in one random network after another. A step is a small piece of that work;
 * once all networks have been measured, it does nothing. Figures of laboratory 17. */
#include "vision/effective_field.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "vision/random_field.h"
#include "vision/rf_presets.h"

enum { UNIFORM, LINEAR, RELU };

#define PARAMS(P)                                                    \
    P(network, "1", 0, 13, 1, 1, PARAM_CHOICE, RF_PRESET_NAMES)      \
    P(repeats, "1", 1, 8, 1, 1, PARAM_WHOLE)                         \
    P(weights, "1", 0, 2, 2, 1, PARAM_CHOICE, "uniform linear relu") \
    P(channels, "1", 1, 8, 8, 1, PARAM_WHOLE)                        \
    P(draws, "1", 1, 1000, 100, 1, PARAM_LOG | PARAM_WHOLE)

#define VIEWS(V)                          \
    V(x, "px", VIEW_F64, NULL)            \
    V(profile, "1", VIEW_F64, "x")        \
    V(theory, "1", VIEW_F64, "x")         \
    V(gauss, "1", VIEW_F64, "x")          \
    V(across, "px", VIEW_F64, NULL)       \
    V(down, "px", VIEW_F64, NULL)         \
    V(map, "1", VIEW_F32, NULL)           \
    V(r_last, "px", VIEW_F64, NULL)       \
    V(count, "1", VIEW_F64, NULL)         \
    V(dims, "1", VIEW_F64, NULL)          \
    V(fits, "1", VIEW_F64, NULL)          \
    V(drawn, "1", VIEW_F64, NULL)         \
    V(done, "1", VIEW_F64, NULL)          \
    V(progress, "1", VIEW_F64, NULL)      \
    V(std, "px", VIEW_F64, NULL)          \
    V(std_formula, "px", VIEW_F64, NULL)  \
    V(size, "px", VIEW_F64, NULL)         \
    V(size_uniform, "px", VIEW_F64, NULL) \
    V(share, "1", VIEW_F64, NULL)         \
    V(holes, "px", VIEW_F64, NULL)        \
    V(layer, "1", VIEW_F64, NULL)         \
    V(k, "1", VIEW_F64, "layer")          \
    V(s, "1", VIEW_F64, "layer")          \
    V(p, "1", VIEW_F64, "layer")          \
    V(d, "1", VIEW_F64, "layer")          \
    V(pool, "1", VIEW_F64, "layer")       \
    V(r, "px", VIEW_F64, "layer")         \
    V(jump, "px", VIEW_F64, "layer")

#define INPUTS(I) I(layers, "1", RF_MAX_LAYERS, 5, -1e6, 1e6)

SCENE_TABLES(PARAMS, VIEWS)
SCENE_INPUTS(INPUTS)

/* WORK: products in a step. SHOWN: the pixels of the map that are shown along a side. */
enum { WORK = 1 << 22, WIDEST = RANDOM_FIELD_LINE, SHOWN = 256 };

typedef struct State {
    Values values;
    uint64_t seed;
    RfStack given, stack;
    RandomField field;
    int r; /* 0: too wide for anything to be shown */
    bool fits;
    double *x, *profile, *theory, *gauss, *scratch; /* (WIDEST) */
    float map[SHOWN * SHOWN];
    double r_after[RF_MAX_LAYERS], jump[RF_MAX_LAYERS];
    double layer[RF_MAX_LAYERS], k[RF_MAX_LAYERS], s[RF_MAX_LAYERS], p[RF_MAX_LAYERS],
        d[RF_MAX_LAYERS], pool[RF_MAX_LAYERS];
    double r_last, count, dims, fits_told, drawn, done, progress, std, std_formula, size,
        size_uniform, share, holes;
} State;

static size_t bytes(const double *values) {
    (void)values;
    return arena_rounded(sizeof(State)) + random_field_bytes() +
           5 * ARENA_ARRAY_BYTES(double, WIDEST);
}

static bool uniform(const State *s) {
    return s->values.weights == UNIFORM;
}

/* Networks in two dimensions where the stack has two and its field is small enough to be measured
 * so; else along one. */
static void start(State *s) {
    const RfStack *stack = &s->stack;
    int channels = (int)s->values.channels;
    bool relu = s->values.weights == RELU;
    s->dims = stack->dims;
    Status status = random_field_set(&s->field, stack->layers, stack->count, stack->dims, channels,
                                     relu, s->seed);
    if (status.code != OK && stack->dims == 2) {
        s->dims = 1;
        status =
            random_field_set(&s->field, stack->layers, stack->count, 1, channels, relu, s->seed);
    }
    s->fits = status.code == OK;
    s->done = uniform(s) || !s->fits;
}

static void tell_theory(State *s) {
    const RfStack *stack = &s->stack;
    int64_t width = rf_width(stack->layers, stack->count);
    s->r_last = (double)width;
    s->count = stack->count;
    s->std_formula = ef_std(stack->layers, stack->count);
    s->r = width <= WIDEST ? (int)width : 0;
    s->size_uniform = s->holes = 0;
    if (s->r == 0) return;
    ef_profile(s->theory, s->scratch, stack->layers, stack->count);
    s->holes = ef_holes(s->theory, s->r);
    s->size_uniform = ef_size(s->theory, s->r, (int)s->dims);
    double spread = s->std_formula > 0 ? s->std_formula : 1;
    for (int i = 0; i < s->r; i++) {
        s->x[i] = i - (s->r - 1) / 2.0;
        double z = s->x[i] / spread;
        s->gauss[i] =
            s->std_formula > 0 ? vmath_exp(-z * z / 2) / (spread * vmath_sqrt(2 * VMATH_PI)) : 1;
    }
}

/* The stack on top of itself, so many times, as long as there is room. */
static void repeat(RfStack *stack, int times) {
    int once = stack->count;
    for (; times > 1 && stack->count + once <= RF_MAX_LAYERS; times--)
        for (int l = 0; l < once; l++)
            stack->layers[stack->count++] = stack->layers[l];
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    rf_preset(&s->stack, (RfPreset)s->values.network);
    if (s->given.count > 0) {
        s->stack.count = s->given.count;
        for (int l = 0; l < s->given.count; l++)
            s->stack.layers[l] = s->given.layers[l];
    }
    repeat(&s->stack, (int)s->values.repeats);
    RfPlace at = rf_input(1);
    for (int l = 0; l < s->stack.count; l++) {
        const RfLayer *layer = &s->stack.layers[l];
        rf_step(&at, layer);
        s->r_after[l] = (double)at.r;
        s->jump[l] = (double)at.jump;
        s->k[l] = layer->k;
        s->s[l] = layer->s;
        s->p[l] = layer->p;
        s->d[l] = layer->d;
        s->pool[l] = layer->pool;
    }
    start(s);
    tell_theory(s);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->seed = seed;
    random_field_init(&s->field, arena);
    double **const arrays[] = {&s->x, &s->profile, &s->theory, &s->gauss, &s->scratch};
    for (int i = 0; i < 5; i++)
        *arrays[i] = ARENA_ARRAY(arena, double, WIDEST);
    for (int l = 0; l < RF_MAX_LAYERS; l++)
        s->layer[l] = l + 1;
    set(s, values);
    return s;
}

static Status give(void *state, int input, const double *data, int rows, int columns) {
    State *s = state;
    (void)input;
    if (rows == 0) {
        s->given.count = 0;
    } else {
        s->given.n0 = RF_MAX_INPUT; /* what a picture is large enough for is another figure's */
        CHECK(rf_stack_give(&s->given, data, rows, columns));
    }
    Values values = s->values;
    set(s, (const double *)&values);
    return STATUS_OK;
}

static void step(void *state, int n) {
    State *s = state;
    for (int i = 0; i < n && !s->done; i++) {
        random_field_step(&s->field, WORK);
        s->done = s->field.draws >= (int)s->values.draws;
    }
}

/* ---- looking ---- */

static void normalise(double *profile, int r) {
    double sum = 0;
    for (int i = 0; i < r; i++)
        sum += profile[i];
    for (int i = 0; i < r && sum > 0; i++)
        profile[i] /= sum;
}

/* The mean energy at a pixel of the field, of the measurement or of the theory. */
static double energy(const State *s, int y, int x) {
    if (!uniform(s)) return s->field.energy[y * s->r + x];
    return s->dims > 1 ? s->theory[y] * s->theory[x] : s->theory[x];
}

/* The map for the eye: the mean over blocks where it has more than SHOWN pixels along a side, its
 * greatest 1. Gives the pixels along a side. */
static int show_map(State *s) {
    int block = (s->r + SHOWN - 1) / SHOWN, side = s->r / block, rows = s->dims > 1 ? side : 1;
    double most = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int y = 0; y < rows; y++)
            for (int x = 0; x < side; x++) {
                double sum = 0;
                for (int j = 0; j < (s->dims > 1 ? block : 1); j++)
                    for (int i = 0; i < block; i++)
                        sum += energy(s, y * block + j, x * block + i);
                most = vmath_max(most, sum);
                s->map[y * side + x] = most > 0 ? (float)(sum / most) : 0;
            }
    return side;
}

static void measure(State *s) {
    s->drawn = uniform(s) ? 0 : s->field.draws;
    s->std = s->size = s->share = 0;
    if (uniform(s))
        for (int i = 0; i < s->r; i++)
            s->profile[i] = s->theory[i];
    else if (s->drawn > 0)
        random_field_profile(s->profile, &s->field);
    normalise(s->profile, s->r);
    if (!uniform(s) && s->drawn == 0) return;
    s->std = ef_spread(NULL, s->profile, s->r);
    if (uniform(s))
        s->size = s->size_uniform;
    else
        s->size = ef_count(s->field.energy, s->field.high, s->field.wide);
    if (!uniform(s) && s->dims > 1) s->size = vmath_sqrt(s->size);
    s->share = s->size / s->r;
}

static void look(void *state, View *out) {
    State *s = state;
    bool measured = s->r > 0 && (uniform(s) || (s->fits && s->field.draws > 0));
    if (measured)
        measure(s);
    else
        s->drawn = s->std = s->size = s->share = 0;
    s->progress = uniform(s) || !s->fits ? 1 : vmath_min(1, s->field.draws / s->values.draws);
    s->fits_told = s->r > 0 && (uniform(s) || s->fits);
    double half = s->r_last / 2, top = 0;
    for (int i = 0; i < s->r; i++) {
        top = vmath_max(top, vmath_max(s->theory[i], s->std_formula > 0 ? s->gauss[i] : 0));
        if (measured) top = vmath_max(top, s->profile[i]);
    }
    int side = measured ? show_map(s) : 0, count = s->stack.count;
    out[VIEW_x] = view_array(s->x, s->r, -half, half);
    out[VIEW_profile] = view_array(s->profile, measured ? s->r : 0, 0, 1.1 * top);
    out[VIEW_theory] = view_array(s->theory, s->r, 0, 1.1 * top);
    out[VIEW_gauss] = view_array(s->gauss, s->r, 0, 1.1 * top);
    out[VIEW_across] = view_array(s->x, s->r, -half, half);
    out[VIEW_down] = view_array(s->x, s->r, -half, half);
    out[VIEW_map] = view_matrix(s->map, side > 0 && s->dims > 1 ? side : side > 0, side, 0, 1);
    double *const numbers[] = {&s->r_last,       &s->count,    &s->dims, &s->fits_told,   &s->drawn,
                               &s->done,         &s->progress, &s->std,  &s->std_formula, &s->size,
                               &s->size_uniform, &s->share,    &s->holes};
    for (int i = 0; i < VIEW_layer - VIEW_r_last; i++)
        out[VIEW_r_last + i] = view_number(numbers[i], 0, vmath_max(1, s->r_last));
    out[VIEW_layer] = view_array(s->layer, count, 1, vmath_max(count, 2));
    double *const of_layer[] = {s->k, s->s, s->p, s->d, s->pool, s->r_after, s->jump};
    for (int i = 0; i < 7; i++)
        out[VIEW_k + i] = view_array(of_layer[i], count, 0, 16);
}

SCENE(effective_field, .inputs = inputs, .input_count = INPUT_COUNT, .give = give, .bytes = bytes,
      .open = open, .set = set, .step = step, .look = look)
