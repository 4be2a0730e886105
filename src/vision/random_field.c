#include "vision/random_field.h"

#include "base/vmath.h"

#include <string.h>

static inline int vectors(int channels) {
    return (channels + 3) / 4;
}

size_t random_field_bytes(void) {
    return ARENA_ARRAY_BYTES(double, RANDOM_FIELD_MAP) +
           2 * ARENA_ARRAY_BYTES(f32x4, RANDOM_FIELD_VECTORS) +
           2 * ARENA_ARRAY_BYTES(f32x4, RANDOM_FIELD_WEIGHTS) +
           ARENA_ARRAY_BYTES(uint16_t, RANDOM_FIELD_MARKS);
}

void random_field_init(RandomField *f, Arena *arena) {
    *f = (RandomField){0};
    f->energy = ARENA_ARRAY(arena, double, RANDOM_FIELD_MAP);
    f->here = ARENA_ARRAY(arena, f32x4, RANDOM_FIELD_VECTORS);
    f->there = ARENA_ARRAY(arena, f32x4, RANDOM_FIELD_VECTORS);
    f->weights = ARENA_ARRAY(arena, f32x4, RANDOM_FIELD_WEIGHTS);
    f->turned = ARENA_ARRAY(arena, f32x4, RANDOM_FIELD_WEIGHTS);
    f->marks = ARENA_ARRAY(arena, uint16_t, RANDOM_FIELD_MARKS);
}

static int taps(const RandomFieldLayer *layer) {
    return layer->rows * layer->k;
}

/* ---- setting up ---- */

static Status fits(const char *what, int64_t value, int64_t most) {
    if (value <= most) return STATUS_OK;
    return (Status){.code = E_SHAPE,
                    .rule = RULE_BETWEEN,
                    .what = what,
                    .unit = "1",
                    .value = (double)value,
                    .low = 1,
                    .high = (double)most};
}

/* The channels of every layer, from the bottom up: what pools keeps them. */
static void lay_channels(RandomField *f, const RfLayer *layers, int channels) {
    int in = 1;
    for (int l = 0; l < f->count; l++) {
        const RfLayer *from = &layers[l];
        f->layers[l] = (RandomFieldLayer){.k = from->k,
                                          .s = from->s,
                                          .d = from->d,
                                          .rows = f->dims == 2 ? from->k : 1,
                                          .in = in,
                                          .out = from->pool ? in : channels,
                                          .pool = from->pool};
        in = f->layers[l].out;
    }
}

/* The cone, from the top down. */
static Status lay_out(RandomField *f) {
    const int64_t side = f->dims == 2 ? RANDOM_FIELD_SIDE : RANDOM_FIELD_LINE;
    int64_t wide = 1, weights = 0, marks = 0;
    for (int l = f->count - 1; l >= 0; l--) {
        RandomFieldLayer *layer = &f->layers[l];
        int in = vectors(layer->in), out = vectors(layer->out);
        int64_t high = f->dims == 2 ? wide : 1;
        layer->wide = (int)wide;
        layer->high = (int)high;
        layer->weights = (int)weights;
        layer->marks = (int)marks;
        if (!layer->pool) {
            int64_t up = (int64_t)layer->in * out, down = (int64_t)layer->out * in;
            weights += (int64_t)layer->k * layer->rows * (up > down ? up : down);
        }
        marks += high * wide * layer->out;
        CHECK(fits("activations", high * wide * out, RANDOM_FIELD_VECTORS));
        CHECK(fits("activations", marks, RANDOM_FIELD_MARKS));
        CHECK(fits("weights", weights, RANDOM_FIELD_WEIGHTS));
        wide = (wide - 1) * layer->s + (int64_t)(layer->k - 1) * layer->d + 1;
        CHECK(fits("r", wide, side));
    }
    f->wide = (int)wide;
    f->high = f->dims == 2 ? f->wide : 1;
    return STATUS_OK;
}

Status random_field_set(RandomField *f, const RfLayer *layers, int count, int dims, int channels,
                        bool relu, uint64_t seed) {
    f->count = count;
    f->dims = dims;
    f->relu = relu;
    f->draws = f->layer = f->row = 0;
    f->down = false;
    f->weights_rng = rng_stream(seed, STREAM_WEIGHTS);
    f->data_rng = rng_stream(seed, STREAM_DATA);
    f->high = f->wide = 1;
    lay_channels(f, layers, channels);
    Status status = lay_out(f);
    if (status.code != OK) f->count = -1;
    memset(f->energy, 0, (size_t)f->high * (size_t)f->wide * sizeof *f->energy);
    return status;
}

/* ---- one network ---- */

static float normal(Rng *rng, double size) {
    return (float)(size * rng_normal(rng));
}

/* New weights w[tap][in][out] and, for the way down, the same turned: [tap][out][in]. Lanes beyond
 * the last channel are 0. */
static void draw_weights(RandomField *f) {
    for (int l = 0; l < f->count; l++) {
        const RandomFieldLayer *layer = &f->layers[l];
        if (layer->pool) continue;
        int outs = vectors(layer->out), ins = vectors(layer->in);
        double size = vmath_sqrt((f->relu ? 2.0 : 1.0) / (taps(layer) * layer->in));
        f32x4 *w = f->weights + layer->weights, *t = f->turned + layer->weights;
        for (int tap = 0; tap < taps(layer); tap++, w += layer->in * outs, t += layer->out * ins) {
            memset(w, 0, (size_t)(layer->in * outs) * sizeof *w);
            memset(t, 0, (size_t)(layer->out * ins) * sizeof *t);
            for (int i = 0; i < layer->in; i++)
                for (int o = 0; o < layer->out; o++) {
                    float x = normal(&f->weights_rng, size);
                    w[i * outs + o / 4][o % 4] = x;
                    t[o * ins + i / 4][i % 4] = x;
                }
        }
    }
}

/* White noise as the picture. */
static void draw_picture(RandomField *f) {
    for (int i = 0; i < f->high * f->wide; i++)
        f->here[i] = (f32x4){normal(&f->data_rng, 1), 0, 0, 0};
}

/* Where in the layer's input, which is `wide` pixels across, a tap of the output at (y, x) lies. */
static inline int below(const RandomFieldLayer *layer, int wide, int y, int x, int tap) {
    int a = tap / layer->k, b = tap - a * layer->k;
    return (y * layer->s + a * layer->d) * wide + x * layer->s + b * layer->d;
}

static int width_below(const RandomFieldLayer *layer) {
    return (layer->wide - 1) * layer->s + (layer->k - 1) * layer->d + 1;
}

/* there (row) = weights * here; marks tell which are above 0, and only those stay. */
static void conv_up(RandomField *f, const RandomFieldLayer *layer, bool relu) {
    int outs = vectors(layer->out), ins = vectors(layer->in), wide = width_below(layer), y = f->row;
    for (int x = 0; x < layer->wide; x++) {
        f32x4 sum[RANDOM_FIELD_CHANNELS / 4] = {{0}};
        const f32x4 *w = f->weights + layer->weights;
        for (int tap = 0; tap < taps(layer); tap++) {
            const f32x4 *from = f->here + below(layer, wide, y, x, tap) * ins;
            for (int i = 0; i < layer->in; i++) {
                f32x4 value = simd_splat(from[i / 4][i % 4]);
                for (int v = 0; v < outs; v++)
                    sum[v] += value * *w++;
            }
        }
        int at = y * layer->wide + x;
        for (int o = 0; o < layer->out; o++) {
            bool open = !relu || sum[o / 4][o % 4] > 0;
            f->marks[layer->marks + at * layer->out + o] = open;
            if (!open) sum[o / 4][o % 4] = 0;
        }
        for (int v = 0; v < outs; v++)
            f->there[at * outs + v] = sum[v];
    }
}

/* there (row) = the largest of here; marks tell which tap it was. */
static void pool_up(RandomField *f, const RandomFieldLayer *layer) {
    int ins = vectors(layer->in), wide = width_below(layer), y = f->row;
    for (int x = 0; x < layer->wide; x++) {
        int at = y * layer->wide + x;
        for (int i = 0; i < layer->in; i++) {
            float most = -__builtin_inff();
            for (int tap = 0; tap < taps(layer); tap++) {
                float value = f->here[below(layer, wide, y, x, tap) * ins + i / 4][i % 4];
                if (!(value > most)) continue;
                most = value;
                f->marks[layer->marks + at * layer->out + i] = (uint16_t)tap;
            }
            f->there[at * ins + i / 4][i % 4] = most;
        }
    }
}

/* there += turned weights * here, from one row of the output to the rows below it. */
static void conv_down(RandomField *f, const RandomFieldLayer *layer) {
    int outs = vectors(layer->out), ins = vectors(layer->in), wide = width_below(layer), y = f->row;
    for (int x = 0; x < layer->wide; x++) {
        int at = y * layer->wide + x;
        for (int o = 0; o < layer->out; o++) {
            float gradient = f->here[at * outs + o / 4][o % 4];
            if (gradient == 0) continue;
            if (f->relu && !f->marks[layer->marks + at * layer->out + o]) continue;
            f32x4 g = simd_splat(gradient);
            const f32x4 *t = f->turned + layer->weights + o * ins;
            for (int tap = 0; tap < taps(layer); tap++, t += layer->out * ins)
                for (int v = 0; v < ins; v++)
                    f->there[below(layer, wide, y, x, tap) * ins + v] += g * t[v];
        }
    }
}

static void pool_down(RandomField *f, const RandomFieldLayer *layer) {
    int ins = vectors(layer->in), wide = width_below(layer), y = f->row;
    f32x4 share = simd_splat(1.0f / (float)taps(layer));
    for (int x = 0; x < layer->wide; x++) {
        int at = y * layer->wide + x;
        if (f->relu)
            for (int i = 0; i < layer->in; i++) {
                int tap = f->marks[layer->marks + at * layer->out + i];
                f->there[below(layer, wide, y, x, tap) * ins + i / 4][i % 4] +=
                    f->here[at * ins + i / 4][i % 4];
            }
        else
            for (int tap = 0; tap < taps(layer); tap++)
                for (int v = 0; v < ins; v++)
                    f->there[below(layer, wide, y, x, tap) * ins + v] +=
                        share * f->here[at * ins + v];
    }
}

/* ---- the work, row by row ---- */

static void swap(RandomField *f) {
    f32x4 *was = f->here;
    f->here = f->there;
    f->there = was;
}

/* The gradients of the layer's input, before any output has added to them. */
static void clear_below(RandomField *f) {
    const RandomFieldLayer *layer = &f->layers[f->layer];
    int wide = width_below(layer), high = f->dims == 2 ? wide : 1;
    memset(f->there, 0, (size_t)(wide * high * vectors(layer->in)) * sizeof *f->there);
}

/* At the top: the unit whose field is measured is the first channel of the only place. */
static void turn_round(RandomField *f) {
    f->down = true;
    f->layer = f->count - 1;
    f->here[0] = f->here[1] = (f32x4){0};
    f->here[0][0] = 1;
    if (f->count > 0) clear_below(f);
}

static void add_gradient(RandomField *f) {
    for (int i = 0; i < f->high * f->wide; i++) {
        double gradient = (double)f->here[i][0];
        f->energy[i] += gradient * gradient;
    }
    f->draws++;
    f->down = false;
    f->layer = f->row = 0;
}

static void begin(RandomField *f) {
    draw_weights(f);
    if (f->relu)
        draw_picture(f);
    else
        turn_round(f); /* a linear network's gradient hangs on no picture */
}

/* One row of one layer, up or down. */
static void one_row(RandomField *f) {
    const RandomFieldLayer *layer = &f->layers[f->layer];
    if (f->down) {
        if (layer->pool)
            pool_down(f, layer);
        else
            conv_down(f, layer);
    } else if (layer->pool) {
        pool_up(f, layer);
    } else {
        conv_up(f, layer, f->layer < f->count - 1);
    }
    if (++f->row < layer->high) return;
    f->row = 0;
    swap(f);
    f->layer += f->down ? -1 : 1;
    if (f->down && f->layer >= 0) clear_below(f);
    if (!f->down && f->layer == f->count) turn_round(f);
}

bool random_field_step(RandomField *f, int work) {
    if (f->count < 0) return false;
    if (f->layer == 0 && f->row == 0 && !f->down) begin(f);
    if (f->count == 0) turn_round(f);
    double done = 0;
    while (!(f->down && f->layer < 0) && done < work) {
        const RandomFieldLayer *layer = &f->layers[f->layer];
        int each = layer->pool ? 1 : layer->in;
        done += (double)layer->wide * taps(layer) * each * layer->out;
        one_row(f);
    }
    if (!(f->down && f->layer < 0)) return false;
    add_gradient(f);
    return true;
}

void random_field_profile(double *profile, const RandomField *f) {
    for (int x = 0; x < f->wide; x++) {
        profile[x] = 0;
        for (int y = 0; y < f->high; y++)
            profile[x] += f->energy[y * f->wide + x];
    }
}
