/* A kernel slides over a picture; at each place nine products make one number of the map. Figure
 * "convolve" of chapter 3.
 *
 * A step moves the kernel on by one place, row by row, until the map is full. A hand may set it
 * down anywhere. */
#include "base/scene.h"
#include "base/vmath.h"
#include "data/dead_leaves.h"
#include "data/glyphs.h"
#include "vision/conv.h"

#define WEIGHT(P, id, initial) P(id, "1", -9, 9, initial, 0.25, 0)

#define PARAMS(P)                                          \
    P(image, "", 0, 1, 0, 1, PARAM_CHOICE, "glyph leaves") \
    P(label, "1", 0, 9, 4, 1, PARAM_WHOLE)                 \
    WEIGHT(P, w_11, -1)                                    \
    WEIGHT(P, w_12, 0)                                     \
    WEIGHT(P, w_13, 1)                                     \
    WEIGHT(P, w_21, -2)                                    \
    WEIGHT(P, w_22, 0)                                     \
    WEIGHT(P, w_23, 2)                                     \
    WEIGHT(P, w_31, -1)                                    \
    WEIGHT(P, w_32, 0)                                     \
    WEIGHT(P, w_33, 1)                                     \
    P(stride, "1", 1, 3, 1, 1, PARAM_WHOLE)                \
    P(padding, "1", 0, 1, 0, 1, PARAM_WHOLE)               \
    P(row, "1", 0, 97, 4, 1, PARAM_WHOLE)                  \
    P(column, "1", 0, 97, 4, 1, PARAM_WHOLE)

#define VIEWS(V)                        \
    V(picture, "1", VIEW_F64, NULL)     \
    V(map, "1", VIEW_F64, NULL)         \
    V(patch, "1", VIEW_F64, NULL)       \
    V(weights, "1", VIEW_F64, NULL)     \
    V(products, "1", VIEW_F64, NULL)    \
    V(total, "1", VIEW_F64, NULL)       \
    V(top, "px", VIEW_F64, NULL)        \
    V(left, "px", VIEW_F64, NULL)       \
    V(at_row, "1", VIEW_F64, NULL)      \
    V(at_column, "1", VIEW_F64, NULL)   \
    V(map_rows, "1", VIEW_F64, NULL)    \
    V(map_columns, "1", VIEW_F64, NULL) \
    V(places, "1", VIEW_F64, NULL)      \
    V(dense, "1", VIEW_F64, NULL)       \
    V(done, "1", VIEW_F64, NULL)

#define INPUTS(I) I(photo, "1", 512, 512, 0, 1)

SCENE_TABLES(PARAMS, VIEWS)
SCENE_INPUTS(INPUTS)

enum { KERNEL = 3, WEIGHTS = KERNEL * KERNEL, MOST = 96, LEAVES = 48, BORDERED = MOST + 2 };
#define LEAVES_SEED 7

typedef struct State {
    Values values;
    Conv layer;     /* over the bordered picture, hence without padding of its own */
    int at, filled; /* the place of the kernel; how many numbers the map has so far */
    double photo[MOST * MOST];
    int photo_rows, photo_columns; /* 0 where none was given */
    float leaves[LEAVES * LEAVES];
    double picture[BORDERED * BORDERED], full[BORDERED * BORDERED], map[BORDERED * BORDERED];
    double weights[WEIGHTS], patch[WEIGHTS], products[WEIGHTS];
    double total, top, left, at_row, at_column, map_rows, map_columns, places, dense, done, largest;
} State;

static size_t bytes(const double *values) {
    (void)values;
    return arena_rounded(sizeof(State)) + arena_rounded(dead_leaves_bytes(LEAVES));
}

/* The picture with its border of zeros, and its size without. */
static void fill_picture(State *s) {
    double glyph[GLYPH_PIXELS];
    GlyphShape shape = glyph_plain();
    bool own = s->photo_rows == 0, drawn = s->values.image == 0;
    int rows = own ? (drawn ? GLYPH_SIDE : LEAVES) : s->photo_rows;
    int columns = own ? rows : s->photo_columns, border = (int)s->values.padding;
    glyph_draw(glyph, (int)s->values.label, &shape);
    s->layer =
        (Conv){1, rows + 2 * border, columns + 2 * border, 1, KERNEL, (int)s->values.stride, 0, 1};
    for (int i = 0; i < s->layer.rows * s->layer.columns; i++)
        s->picture[i] = 0;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            int k = i * columns + j;
            s->picture[(i + border) * s->layer.columns + j + border] = !own ? s->photo[k]
                                                                       : drawn
                                                                           ? glyph[k]
                                                                           : (double)s->leaves[k];
        }
}

static int place_count(const State *s) {
    return conv_rows(&s->layer) * conv_columns(&s->layer);
}

/* What lies under the kernel where it stands, and the map as far as it is filled. */
static void measure(State *s) {
    int columns = conv_columns(&s->layer), row = s->at / columns, column = s->at % columns;
    s->at_row = row;
    s->at_column = column;
    s->top = row * s->layer.stride;
    s->left = column * s->layer.stride;
    s->total = 0;
    for (int k = 0; k < WEIGHTS; k++) {
        int i = (int)s->top + k / KERNEL, j = (int)s->left + k % KERNEL;
        s->patch[k] = s->picture[i * s->layer.columns + j];
        s->products[k] = s->weights[k] * s->patch[k];
        s->total += s->products[k];
    }
    for (int k = 0; k < place_count(s); k++)
        s->map[k] = k < s->filled ? s->full[k] : 0;
    s->done = s->filled == place_count(s);
}

static void convolve(State *s) {
    const double bias = 0;
    fill_picture(s);
    for (int k = 0; k < WEIGHTS; k++)
        s->weights[k] = (&s->values.w_11)[k];
    conv_forward(s->full, s->picture, s->weights, &bias, &s->layer);
    s->largest = 0;
    for (int k = 0; k < place_count(s); k++)
        s->largest = vmath_max(s->largest, vmath_max(s->full[k], -s->full[k]));
    s->map_rows = conv_rows(&s->layer);
    s->map_columns = conv_columns(&s->layer);
    s->places = place_count(s);
    s->dense = conv_dense_parameters(&s->layer);
}

static int smaller(double a, int b) {
    return a < b ? (int)a : b;
}

/* Sets the kernel down at the row and column of the parameters, as near as the map has them. */
static void put_down(State *s) {
    int columns = conv_columns(&s->layer), row = smaller(s->values.row, conv_rows(&s->layer) - 1),
        column = smaller(s->values.column, columns - 1);
    s->at = row * columns + column;
}

/* A change of what is seen shows the whole map at once; a change of weights only redraws. */
static void set(void *state, const double *values) {
    State *s = state;
    Values before = s->values;
    s->values = *(const Values *)values;
    const Values *now = &s->values;
    convolve(s);
    bool moved = now->row != before.row || now->column != before.column;
    bool other = now->image != before.image || now->label != before.label ||
                 now->stride != before.stride || now->padding != before.padding;
    if (other) s->filled = place_count(s);
    if (moved || other) put_down(s);
    if (s->at >= s->filled) s->filled = s->at + 1;
    measure(s);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    (void)seed;
    State *s = arena_take(arena, sizeof *s);
    void *scratch = arena_take(arena, dead_leaves_bytes(LEAVES));
    Rng rng = rng_seeded(LEAVES_SEED);
    dead_leaves(s->leaves, LEAVES, 2.5, 16, &rng, scratch);
    s->values = *(const Values *)values;
    convolve(s);
    s->filled = 1;
    measure(s);
    return s;
}

/* Made smaller, if it has to be, by means over what falls into each pixel. */
static Status give(void *state, int input, const double *data, int rows, int columns) {
    (void)input;
    State *s = state;
    int longer = rows > columns ? rows : columns, factor = (longer + MOST - 1) / MOST;
    factor = factor < 1 ? 1 : factor;
    if (rows != 0) { /* made smaller it must still hold the kernel */
        CHECK(check_at_least("photo", "px", rows, KERNEL * factor));
        CHECK(check_at_least("photo", "px", columns, KERNEL * factor));
    }
    int small_rows = rows / factor, small_columns = columns / factor;
    s->photo_rows = small_rows;
    s->photo_columns = small_columns;
    for (int i = 0; i < small_rows; i++)
        for (int j = 0; j < small_columns; j++) {
            double sum = 0;
            for (int p = 0; p < factor; p++)
                for (int q = 0; q < factor; q++)
                    sum += data[(i * factor + p) * columns + j * factor + q];
            s->photo[i * small_columns + j] = sum / (factor * factor);
        }
    convolve(s);
    s->filled = place_count(s);
    put_down(s);
    measure(s);
    return STATUS_OK;
}

static void step(void *state, int n) {
    State *s = state;
    int left = place_count(s) - s->filled, steps = n < left ? n : left;
    s->filled += steps;
    if (steps > 0) s->at = s->filled - 1;
    measure(s);
}

static void look(void *state, View *out) {
    State *s = state;
    double most = 0, top = vmath_max(s->largest, 1e-9);
    for (int k = 0; k < WEIGHTS; k++)
        most = vmath_max(most, vmath_max(s->weights[k], -s->weights[k]));
    most = vmath_max(most, 1e-9);
    out[VIEW_picture] = view_matrix(s->picture, s->layer.rows, s->layer.columns, 0, 1);
    out[VIEW_map] = view_matrix(s->map, (int)s->map_rows, (int)s->map_columns, -top, top);
    out[VIEW_patch] = view_matrix(s->patch, KERNEL, KERNEL, 0, 1);
    out[VIEW_weights] = view_matrix(s->weights, KERNEL, KERNEL, -most, most);
    out[VIEW_products] = view_matrix(s->products, KERNEL, KERNEL, -most, most);
    out[VIEW_total] = view_number(&s->total, -top, top);
    out[VIEW_top] = view_number(&s->top, 0, s->layer.rows);
    out[VIEW_left] = view_number(&s->left, 0, s->layer.columns);
    out[VIEW_at_row] = view_number(&s->at_row, 0, s->map_rows);
    out[VIEW_at_column] = view_number(&s->at_column, 0, s->map_columns);
    out[VIEW_map_rows] = view_number(&s->map_rows, 0, BORDERED);
    out[VIEW_map_columns] = view_number(&s->map_columns, 0, BORDERED);
    out[VIEW_places] = view_number(&s->places, 0, BORDERED * BORDERED);
    out[VIEW_dense] = view_number(&s->dense, 0, 1e8);
    out[VIEW_done] = view_number(&s->done, 0, 1);
}

SCENE(convolve, .dt = 1, .inputs = inputs, .input_count = INPUT_COUNT, .bytes = bytes, .open = open,
      .set = set, .give = give, .step = step, .look = look)
