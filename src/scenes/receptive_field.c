/* A stack of layers, and what one of its units sees of a picture: the recursion layer by layer, the
 * field as a box over the picture, and a second network beside it. Without a clock. Figures of
 * laboratory 17. */
#include "base/scene.h"
#include "base/vmath.h"
#include "data/dead_leaves.h"
#include "vision/effective_field.h"
#include "vision/picture.h"
#include "vision/rf_presets.h"

/* network: the stack, unless layers are given in its place; beside: one to compare with.
 * input_size 0: the size that the network was made for. at_layer: whose units are looked at, 0 for
 * the last. x, y: where the unit looks. */
#define PARAMS(P)                                                      \
    P(network, "1", 0, 13, 0, 1, PARAM_CHOICE, RF_PRESET_NAMES)        \
    P(beside, "1", 0, 14, 0, 1, PARAM_CHOICE, "none " RF_PRESET_NAMES) \
    P(input_size, "px", 0, 4096, 0, 1, PARAM_WHOLE)                    \
    P(at_layer, "1", 0, RF_MAX_LAYERS, 0, 1, PARAM_WHOLE)              \
    P(x, "px", 0, 4096, 112, 1, 0)                                     \
    P(y, "px", 0, 4096, 112, 1, 0)

#define VIEWS(V)                                   \
    V(layer, "1", VIEW_F64, NULL)                  \
    V(k, "1", VIEW_F64, "layer")                   \
    V(s, "1", VIEW_F64, "layer")                   \
    V(p, "1", VIEW_F64, "layer")                   \
    V(d, "1", VIEW_F64, "layer")                   \
    V(pool, "1", VIEW_F64, "layer")                \
    V(n, "1", VIEW_F64, "layer")                   \
    V(r, "px", VIEW_F64, "layer")                  \
    V(jump, "px", VIEW_F64, "layer")               \
    V(start, "px", VIEW_F64, "layer")              \
    V(centre, "px", VIEW_F64, "layer")             \
    V(layer_beside, "1", VIEW_F64, NULL)           \
    V(r_beside, "px", VIEW_F64, "layer_beside")    \
    V(jump_beside, "px", VIEW_F64, "layer_beside") \
    V(picture, "1", VIEW_F32, NULL)                \
    V(dims, "1", VIEW_F64, NULL)                   \
    V(n0, "px", VIEW_F64, NULL)                    \
    V(count, "1", VIEW_F64, NULL)                  \
    V(depth, "1", VIEW_F64, NULL)                  \
    V(pools, "1", VIEW_F64, NULL)                  \
    V(weights, "1", VIEW_F64, NULL)                \
    V(misfit, "1", VIEW_F64, NULL)                 \
    V(n_last, "1", VIEW_F64, NULL)                 \
    V(r_last, "px", VIEW_F64, NULL)                \
    V(jump_last, "px", VIEW_F64, NULL)             \
    V(unit_x, "1", VIEW_F64, NULL)                 \
    V(unit_y, "1", VIEW_F64, NULL)                 \
    V(field_left, "px", VIEW_F64, NULL)            \
    V(field_top, "px", VIEW_F64, NULL)             \
    V(std, "px", VIEW_F64, NULL)                   \
    V(holes, "px", VIEW_F64, NULL)                 \
    V(count_beside, "1", VIEW_F64, NULL)           \
    V(r_other, "px", VIEW_F64, NULL)               \
    V(other_left, "px", VIEW_F64, NULL)            \
    V(other_top, "px", VIEW_F64, NULL)

#define INPUTS(I)                               \
    I(layers, "1", RF_MAX_LAYERS, 5, -1e6, 1e6) \
    I(photo, "1", 512, 512, 0, 1)

SCENE_TABLES(PARAMS, VIEWS)
SCENE_INPUTS(INPUTS)

/* PICTURE: the pixels that are shown along a side; COUNTED: the widest field whose holes are. */
enum { PHOTO = 512, PICTURE = 224, COUNTED = 1 << 16 };

typedef struct State {
    Values values;
    RfStack given; /* count 0: nothing is */
    RfStack stack, beside;
    double layer[RF_MAX_LAYERS], k[RF_MAX_LAYERS], s[RF_MAX_LAYERS], p[RF_MAX_LAYERS],
        d[RF_MAX_LAYERS], pool[RF_MAX_LAYERS], n[RF_MAX_LAYERS], r[RF_MAX_LAYERS],
        jump[RF_MAX_LAYERS], start[RF_MAX_LAYERS], centre[RF_MAX_LAYERS];
    double r_beside[RF_MAX_LAYERS], jump_beside[RF_MAX_LAYERS];
    float picture[PICTURE * PICTURE];
    double photo[PHOTO * PHOTO];
    int rows, columns; /* of the photograph */
    int shown;         /* pixels of the picture along a side */
    double profile[COUNTED], scratch[COUNTED];
    double dims, n0, count, depth, pools, weights, misfit, n_last, r_last, jump_last, unit_x,
        unit_y, field_left, field_top, std, holes, count_beside, r_other, other_left, other_top;
} State;

SCENE_STATE_BYTES

/* The field of the unit that looks nearest to x begins here. */
static double field_start(const RfPlace *last, double x, double *unit) {
    int64_t i = rf_unit(last, x);
    *unit = (double)i;
    return (double)(last->start + i * last->jump);
}

/* The recursion, layer by layer. */
static void tell_layers(State *s) {
    RfPlace at = rf_input(s->stack.n0);
    s->misfit = 0;
    for (int l = 0; l < s->stack.count; l++) {
        const RfLayer *layer = &s->stack.layers[l];
        rf_step(&at, layer);
        s->k[l] = layer->k;
        s->s[l] = layer->s;
        s->p[l] = layer->p;
        s->d[l] = layer->d;
        s->pool[l] = layer->pool;
        s->n[l] = (double)at.n;
        s->r[l] = (double)at.r;
        s->jump[l] = (double)at.jump;
        s->start[l] = (double)at.start;
        s->centre[l] = rf_centre(&at);
        if (at.n == 0 && s->misfit == 0) s->misfit = l + 1;
    }
    s->dims = s->stack.dims;
    s->n0 = s->stack.n0;
    s->count = s->stack.count;
}

/* The layer that is looked at, and one of its units. */
static void tell_unit(State *s) {
    int depth = (int)s->values.at_layer, count = s->stack.count;
    if (depth == 0 || depth > count) depth = count;
    RfPlace at = rf_input(s->stack.n0);
    s->pools = 0;
    for (int l = 0; l < depth; l++) {
        rf_step(&at, &s->stack.layers[l]);
        s->pools += s->stack.layers[l].pool;
    }
    s->depth = depth;
    s->weights = (double)rf_weights(s->stack.layers, depth, s->stack.dims);
    s->std = ef_std(s->stack.layers, depth);
    s->n_last = (double)at.n;
    s->r_last = (double)at.r;
    s->jump_last = (double)at.jump;
    s->field_left = field_start(&at, s->values.x, &s->unit_x);
    s->field_top = field_start(&at, s->values.y, &s->unit_y);
    s->holes = -1; /* too wide to be counted */
    if (at.r > COUNTED) return;
    ef_profile(s->profile, s->scratch, s->stack.layers, depth);
    s->holes = ef_holes(s->profile, (int)at.r);
}

static void tell_beside(State *s) {
    s->count_beside = 0;
    RfPlace at = rf_input(s->stack.n0);
    double unit;
    if (s->values.beside > 0) {
        rf_preset(&s->beside, (RfPreset)(s->values.beside - 1));
        s->count_beside = s->beside.count;
    }
    for (int l = 0; l < (int)s->count_beside; l++) {
        rf_step(&at, &s->beside.layers[l]);
        s->r_beside[l] = (double)at.r;
        s->jump_beside[l] = (double)at.jump;
    }
    s->r_other = (double)at.r;
    s->other_left = field_start(&at, s->values.x, &unit);
    s->other_top = field_start(&at, s->values.y, &unit);
}

static int shown_size(const State *s) {
    return s->stack.n0 < PICTURE ? s->stack.n0 : PICTURE;
}

static void show_picture(State *s) {
    s->shown = shown_size(s);
    picture_square(s->picture, s->shown, s->photo, s->rows, s->columns);
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    rf_preset(&s->stack, (RfPreset)s->values.network);
    if (s->values.input_size > 0) s->stack.n0 = (int)s->values.input_size;
    if (s->given.count > 0) {
        s->stack.count = s->given.count;
        for (int l = 0; l < s->given.count; l++)
            s->stack.layers[l] = s->given.layers[l];
    }
    tell_layers(s);
    tell_unit(s);
    tell_beside(s);
    if (s->shown != shown_size(s)) show_picture(s);
}

/* The book's own picture, always the same: leaves on leaves. */
static void own_picture(State *s) {
    Rng rng = rng_seeded(17);
    (void)dead_leaves(s->picture, PICTURE, 6, 80, &rng, s->photo); /* these sizes always go */
    s->rows = s->columns = PICTURE;
    for (int i = 0; i < PICTURE * PICTURE; i++)
        s->photo[i] = (double)s->picture[i];
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    (void)seed;
    State *s = arena_take(arena, sizeof *s);
    for (int l = 0; l < RF_MAX_LAYERS; l++)
        s->layer[l] = l + 1;
    own_picture(s);
    set(s, values);
    return s;
}

static Status give(void *state, int input, const double *data, int rows, int columns) {
    State *s = state;
    if (input == INPUT_photo) {
        if (rows == 0) own_picture(s);
        for (int i = 0; i < rows * columns; i++)
            s->photo[i] = data[i];
        if (rows > 0) {
            s->rows = rows;
            s->columns = columns;
        }
        show_picture(s);
        return STATUS_OK;
    }
    if (rows == 0) {
        s->given.count = 0;
    } else {
        s->given.n0 = s->stack.n0;
        CHECK(rf_stack_give(&s->given, data, rows, columns));
    }
    Values values = s->values;
    set(s, (const double *)&values);
    return STATUS_OK;
}

static void look(void *state, View *out) {
    State *s = state;
    int count = s->stack.count, beside = (int)s->count_beside;
    double widest = s->stack.count > 0 ? s->r[s->stack.count - 1] : 1;
    double top = 1.06 * vmath_max(widest, s->r_other), jumps = vmath_max(s->jump_last, 2);
    double layers = vmath_max(vmath_max(count, beside), 2);
    double *const of_layer[] = {s->k, s->s, s->p, s->d, s->pool};
    for (int i = 0; i < 5; i++)
        out[VIEW_k + i] = view_array(of_layer[i], count, 0, 16);
    out[VIEW_layer] = view_array(s->layer, count, 1, layers);
    out[VIEW_n] = view_array(s->n, count, 0, s->n0);
    out[VIEW_r] = view_array(s->r, count, 0, top);
    out[VIEW_jump] = view_array(s->jump, count, 0, jumps);
    out[VIEW_start] = view_array(s->start, count, -top, top);
    out[VIEW_centre] = view_array(s->centre, count, -top, top);
    out[VIEW_layer_beside] = view_array(s->layer, beside, 1, layers);
    out[VIEW_r_beside] = view_array(s->r_beside, beside, 0, top);
    out[VIEW_jump_beside] = view_array(s->jump_beside, beside, 0, jumps);
    out[VIEW_picture] = view_matrix(s->picture, s->dims > 1 ? s->shown : 1, s->shown, 0, 1);
    double *const numbers[] = {&s->dims,         &s->n0,        &s->count,      &s->depth,
                               &s->pools,        &s->weights,   &s->misfit,     &s->n_last,
                               &s->r_last,       &s->jump_last, &s->unit_x,     &s->unit_y,
                               &s->field_left,   &s->field_top, &s->std,        &s->holes,
                               &s->count_beside, &s->r_other,   &s->other_left, &s->other_top};
    for (int i = 0; i < VIEW_COUNT - VIEW_dims; i++)
        out[VIEW_dims + i] = view_number(numbers[i], 0, top);
}

SCENE(receptive_field, .inputs = inputs, .input_count = INPUT_COUNT, .give = give, .bytes = bytes,
      .open = open, .set = set, .look = look)
