/* The opening of chapter 3: a row of a scene in which things stand before each other, and what a
 * model of a complex cell answers at each place of it: loud at borders, silent between. Without a
 * clock. */
#include "base/rng.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "vision/energy.h"

#define PARAMS(P)                                    \
    P(frequency, "px⁻¹", 0.02, 0.25, 0.08, 0.001, 0) \
    P(contrast, "1", 0, 1, 0.8, 0.01, 0)

#define VIEWS(V)                 \
    V(x, "px", VIEW_F64, NULL)   \
    V(light, "1", VIEW_F64, "x") \
    V(response, "1", VIEW_F64, "x")

SCENE_TABLES(PARAMS, VIEWS)

enum { LENGTH = 601, FILTER = 33, NARROWEST = 6, WIDEST = 90 };

typedef struct State {
    Values values;
    uint64_t seed;
    double x[LENGTH], light[LENGTH], response[LENGTH];
} State;

SCENE_STATE_BYTES

/* Surfaces side by side: each of one grey, narrow ones more often, as in dead leaves. */
static void paint(State *s) {
    Rng rng = rng_stream(s->seed, STREAM_DATA);
    for (int at = 0; at < LENGTH;) {
        double near = 1.0 / NARROWEST, far = 1.0 / WIDEST;
        int width = (int)(1 / (near - rng_uniform(&rng) * (near - far)));
        double grey = 0.5 + s->values.contrast * (rng_uniform(&rng) - 0.5);
        for (int end = at + width; at < end && at < LENGTH; at++)
            s->light[at] = grey;
    }
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    double even[FILTER], odd[FILTER];
    energy_filters(even, odd, FILTER, s->values.frequency, 0.3 / s->values.frequency);
    paint(s);
    for (int i = 0; i < LENGTH; i++) {
        double e = 0, o = 0;
        for (int k = 0; k < FILTER; k++) {
            int at = i + k - FILTER / 2;
            at = at < 0 ? 0 : at >= LENGTH ? LENGTH - 1 : at;
            e += even[k] * s->light[at];
            o += odd[k] * s->light[at];
        }
        s->x[i] = i;
        s->response[i] = energy_response(ENERGY_ROOT, e, o);
    }
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->seed = seed;
    set(s, values);
    return s;
}

static void look(void *state, View *out) {
    State *s = state;
    out[VIEW_x] = view_array(s->x, LENGTH, 0, LENGTH - 1);
    out[VIEW_light] = view_array(s->light, LENGTH, 0, 1);
    out[VIEW_response] = view_array(s->response, LENGTH, 0, 1.5);
}

SCENE(edges, .bytes = bytes, .open = open, .set = set, .look = look)
