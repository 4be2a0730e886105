/* Two fields that fade from their middle: of a ganglion cell, as the difference of Gaussians that
 * describes it, and of a unit in a few random networks. Opening of laboratory 17.
 *
 *     cell = e^-(x/r_c)^2 - k_s e^-(x/r_s)^2
 *
 * C. Enroth-Cugell, J. G. Robson, J. Physiol. 187, 517 (1966),
 * doi:10.1113/jphysiol.1966.sp008107; the surround is three times as wide as the centre. */
#include "base/scene.h"
#include "base/vmath.h"
#include "vision/random_field.h"

#define PARAMS(P)                               \
    P(networks, "1", 1, 64, 10, 1, PARAM_WHOLE) \
    P(layers, "1", 2, 40, 20, 1, PARAM_WHOLE)

#define VIEWS(V)                \
    V(x, "px", VIEW_F64, NULL)  \
    V(cell, "1", VIEW_F64, "x") \
    V(unit, "1", VIEW_F64, "x")

SCENE_TABLES(PARAMS, VIEWS)

enum { WIDEST = 81 };
#define SURROUND_WIDTH 3.0
#define SURROUND_SIZE  0.25

typedef struct State {
    uint64_t seed;
    RandomField field;
    int r;
    double x[WIDEST], cell[WIDEST], unit[WIDEST];
} State;

static size_t bytes(const double *values) {
    (void)values;
    return arena_rounded(sizeof(State)) + random_field_bytes();
}

/* How strongly the unit hears each pixel, the strongest 1: the root of the mean squared gradient.
 */
static void measure(State *s, const Values *values) {
    RfLayer layers[WIDEST / 2];
    int count = (int)values->layers;
    for (int l = 0; l < count; l++)
        layers[l] = (RfLayer){.k = 3, .s = 1, .p = 1, .d = 1};
    (void)random_field_set(&s->field, layers, count, 1, 8, true, s->seed); /* it always fits */
    while (s->field.draws < (int)values->networks)
        random_field_step(&s->field, 1 << 20);
    s->r = s->field.wide;
    random_field_profile(s->unit, &s->field);
    double most = 0;
    for (int i = 0; i < s->r; i++)
        most = vmath_max(most, s->unit[i]);
    for (int i = 0; i < s->r; i++)
        s->unit[i] = most > 0 ? vmath_sqrt(s->unit[i] / most) : 0;
}

static void set(void *state, const double *values) {
    State *s = state;
    measure(s, (const Values *)values);
    double centre = s->r / 10.0;
    for (int i = 0; i < s->r; i++) {
        s->x[i] = i - (s->r - 1) / 2.0;
        double near = s->x[i] / centre, far = near / SURROUND_WIDTH;
        s->cell[i] =
            (1 + SURROUND_SIZE) * vmath_exp(-near * near) - SURROUND_SIZE * vmath_exp(-far * far);
    }
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->seed = seed;
    random_field_init(&s->field, arena);
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    double half = s->r / 2.0;
    out[VIEW_x] = view_array(s->x, s->r, -half, half);
    out[VIEW_cell] = view_array(s->cell, s->r, -SURROUND_SIZE, 1);
    out[VIEW_unit] = view_array(s->unit, s->r, 0, 1);
}

SCENE(field_opening, .bytes = bytes, .open = open, .set = set, .look = look)
