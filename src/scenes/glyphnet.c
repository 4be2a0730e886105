/* Two networks learn to read glyphs, one with shared weights and pooling, one without, and are then
 * asked about glyphs that have moved. Figure "glyphnet" of chapter 3.
 *
 * A step is a mini-batch of both, until all epochs are through. */
#include "base/scene.h"
#include "base/vmath.h"
#include "vision/glyph_net.h"

#define PARAMS(P)                                                    \
    P(examples, "1", 50, 1000, 600, 50, PARAM_WHOLE | PARAM_RESTART) \
    P(epochs, "1", 1, 20, 3, 1, PARAM_WHOLE | PARAM_RESTART)         \
    P(rate, "1", 0.01, 0.5, 0.1, 0.01, PARAM_LOG | PARAM_RESTART)    \
    P(noise, "1", 0, 0.5, 0.1, 0.01, PARAM_RESTART)                  \
    P(shift, "px", 0, 3, 0, 1, PARAM_WHOLE)

#define VIEWS(V)                        \
    V(batch, "1", VIEW_F64, NULL)       \
    V(loss_cnn, "1", VIEW_F64, "batch") \
    V(loss_mlp, "1", VIEW_F64, "batch") \
    V(d, "px", VIEW_F64, NULL)          \
    V(accuracy_cnn, "%", VIEW_F64, "d") \
    V(accuracy_mlp, "%", VIEW_F64, "d") \
    V(glyphs, "1", VIEW_F32, NULL)      \
    V(filters, "1", VIEW_F32, NULL)     \
    V(here_cnn, "%", VIEW_F64, NULL)    \
    V(here_mlp, "%", VIEW_F64, NULL)    \
    V(seen, "1", VIEW_F64, NULL)        \
    V(batches, "1", VIEW_F64, NULL)     \
    V(progress, "1", VIEW_F64, NULL)    \
    V(chance, "%", VIEW_F64, NULL)      \
    V(diverged, "1", VIEW_F64, NULL)    \
    V(done, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

/* The networks are asked every ASK batches; a loss is the mean over that many. */
enum { BATCH = 8, ASK = 25, TEST = 200, SHOWN = 10, SHIFTS = 4, FILTERS = 8, TAPS = 25, KINDS = 2 };

#define DIVERGED 2e6 /* a million times the loss of guessing */

typedef struct State {
    Values values;
    GlyphNet nets[KINDS];
    Rng rng;
    int *order;
    float *train, *test;
    float glyphs[SHOWN * GLYPH_PIXELS], filters[FILTERS * TAPS];
    int step, total, points;
    double *batch, *loss[KINDS]; /* (points) */
    double sum[KINDS];           /* of losses since the last point */
    double d[SHIFTS], accuracy[KINDS][SHIFTS];
    double here[KINDS], seen, batches, progress, chance, diverged, done;
} State;

static int example_count(const Values *x) {
    return (int)x->examples;
}

static int batch_count(const Values *x) {
    return (int)x->epochs * (example_count(x) / BATCH);
}

static int point_count(const Values *x) {
    return batch_count(x) / ASK + 2;
}

static size_t bytes(const double *values) {
    const Values *x = (const Values *)values;
    return arena_rounded(sizeof(State)) + ARENA_ARRAY_BYTES(int, example_count(x)) +
           ARENA_ARRAY_BYTES(float, example_count(x) * GLYPH_PIXELS) +
           ARENA_ARRAY_BYTES(float, TEST *GLYPH_PIXELS) +
           3 * ARENA_ARRAY_BYTES(double, point_count(x)) + glyph_net_bytes(GLYPH_CNN) +
           glyph_net_bytes(GLYPH_MLP);
}

/* Glyphs as the networks see them after the shift, and the filters of the first layer. */
static void show(State *s) {
    int shift = (int)s->values.shift;
    for (int k = 0; k < SHOWN; k++)
        for (int i = 0; i < GLYPH_PIXELS; i++) {
            int row = i / GLYPH_SIDE, column = (i % GLYPH_SIDE + shift) % GLYPH_SIDE;
            s->glyphs[k * GLYPH_PIXELS + row * GLYPH_SIDE + column] = s->test[k * GLYPH_PIXELS + i];
        }
    for (int f = 0; f < FILTERS && !s->diverged; f++) { /* each to its own largest weight */
        const float *w = s->nets[GLYPH_CNN].weights + f * TAPS;
        float most = 0;
        for (int i = 0; i < TAPS; i++)
            most = w[i] > most ? w[i] : -w[i] > most ? -w[i] : most;
        for (int i = 0; i < TAPS; i++)
            s->filters[f * TAPS + i] = most > 0 && most < 1e30f ? w[i] / most : 0;
    }
    for (int kind = 0; kind < KINDS; kind++)
        s->here[kind] = s->accuracy[kind][shift];
    s->seen = s->step;
    s->batches = s->total;
    s->progress = (double)s->step / s->total;
    s->done = s->step == s->total || s->diverged;
}

static void ask(State *s) {
    for (int kind = 0; kind < KINDS; kind++)
        for (int d = 0; d < SHIFTS; d++)
            s->accuracy[kind][d] = 100.0 * glyph_net_right(&s->nets[kind], s->test, TEST, d) / TEST;
}

static void remember(State *s, int batches) {
    s->batch[s->points] = s->step;
    for (int kind = 0; kind < KINDS; kind++) {
        s->loss[kind][s->points] = s->sum[kind] / batches;
        s->sum[kind] = 0;
    }
    s->points++;
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    const Values *x = &s->values;
    s->values = *(const Values *)values;
    s->rng = rng_stream(seed, STREAM_DATA);
    s->total = batch_count(x);
    s->order = ARENA_ARRAY(arena, int, example_count(x));
    s->train = ARENA_ARRAY(arena, float, example_count(x) * GLYPH_PIXELS);
    s->test = ARENA_ARRAY(arena, float, TEST *GLYPH_PIXELS);
    s->batch = ARENA_ARRAY(arena, double, point_count(x));
    for (int kind = 0; kind < KINDS; kind++)
        s->loss[kind] = ARENA_ARRAY(arena, double, point_count(x));
    for (int kind = 0; kind < KINDS; kind++)
        glyph_net_init(&s->nets[kind], (GlyphNetKind)kind, seed, arena);
    glyph_net_images(s->train, example_count(x), 1, x->noise);
    glyph_net_images(s->test, TEST, 2, x->noise);
    for (int d = 0; d < SHIFTS; d++)
        s->d[d] = d;
    s->chance = 100.0 / GLYPH_LABELS;
    ask(s);
    show(s);
    return s;
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    show(s);
}

/* One mini-batch. Where the loss leaves the numbers, both stop, with what was known last. */
static void learn(State *s) {
    float images[BATCH * GLYPH_PIXELS];
    int labels[BATCH], per_epoch = example_count(&s->values) / BATCH, at = s->step % per_epoch;
    if (at == 0) rng_permutation(s->order, &s->rng, example_count(&s->values));
    for (int k = 0; k < BATCH; k++) {
        int example = s->order[at * BATCH + k];
        const float *from = s->train + example * GLYPH_PIXELS;
        for (int i = 0; i < GLYPH_PIXELS; i++)
            images[k * GLYPH_PIXELS + i] = from[i];
        labels[k] = example % GLYPH_LABELS;
    }
    for (int kind = 0; kind < KINDS; kind++) {
        double loss = glyph_net_learn(&s->nets[kind], images, labels, BATCH, s->values.rate);
        if (!vmath_finite(loss))
            s->diverged = 1;
        else
            s->sum[kind] += loss;
    }
    s->step++;
    if (s->diverged) return;
    if (s->step % ASK == 0 || s->step == s->total) {
        remember(s, s->step % ASK ? s->step % ASK : ASK);
        ask(s);
    }
}

static void step(void *state, int n) {
    State *s = state;
    for (; n > 0 && s->step < s->total && !s->diverged; n--)
        learn(s);
    show(s);
}

static void look(void *state, View *out) {
    State *s = state;
    out[VIEW_batch] = view_array(s->batch, s->points, 0, s->total);
    out[VIEW_loss_cnn] = view_array(s->loss[GLYPH_CNN], s->points, 0, 2.5);
    out[VIEW_loss_mlp] = view_array(s->loss[GLYPH_MLP], s->points, 0, 2.5);
    out[VIEW_d] = view_array(s->d, SHIFTS, 0, SHIFTS - 1);
    out[VIEW_accuracy_cnn] = view_array(s->accuracy[GLYPH_CNN], SHIFTS, 0, 100);
    out[VIEW_accuracy_mlp] = view_array(s->accuracy[GLYPH_MLP], SHIFTS, 0, 100);
    out[VIEW_glyphs] = view_matrix(s->glyphs, SHOWN, GLYPH_PIXELS, 0, 1);
    out[VIEW_filters] = view_matrix(s->filters, FILTERS, TAPS, -1, 1);
    out[VIEW_here_cnn] = view_number(&s->here[GLYPH_CNN], 0, 100);
    out[VIEW_here_mlp] = view_number(&s->here[GLYPH_MLP], 0, 100);
    out[VIEW_seen] = view_number(&s->seen, 0, s->total);
    out[VIEW_batches] = view_number(&s->batches, 0, s->total);
    out[VIEW_progress] = view_number(&s->progress, 0, 1);
    out[VIEW_chance] = view_number(&s->chance, 0, 100);
    out[VIEW_diverged] = view_number(&s->diverged, 0, 1);
    out[VIEW_done] = view_number(&s->done, 0, 1);
}

SCENE(glyphnet, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
