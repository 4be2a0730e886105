#include "vision/conv_fast.h"

#include "base/simd.h"

enum { FILTERS = 4, LANES = 4 }; /* of a tile, which is two vectors wide */

static int block_count(const Conv *c) {
    return (c->filters + FILTERS - 1) / FILTERS;
}

static int segment_length(const Conv *c) {
    return (c->columns + 2 * c->padding + c->stride - 1) / c->stride;
}

static size_t image_length(const Conv *c) {
    return (size_t)c->channels * (size_t)(c->rows + 2 * c->padding) * (size_t)c->stride *
               (size_t)segment_length(c) +
           LANES; /* a vector may reach beyond the last column */
}

static size_t output_length(const Conv *c) {
    return (size_t)conv_rows(c) * (size_t)conv_columns(c);
}

size_t conv_fast_bytes(const Conv *c) {
    size_t fan_in = (size_t)conv_fan_in(c), blocks = (size_t)block_count(c);
    return ARENA_ARRAY_BYTES(int, fan_in) + ARENA_ARRAY_BYTES(float, image_length(c)) +
           ARENA_ARRAY_BYTES(float, blocks *FILTERS *fan_in) +
           ARENA_ARRAY_BYTES(float, blocks *FILTERS) +
           ARENA_ARRAY_BYTES(float, fan_in *output_length(c)) + ARENA_ARRAY_BYTES(GemmWork, 1);
}

Status conv_fast_init(ConvFast *f, const Conv *c, Arena *arena) {
    CHECK(conv_check(c));
    *f = (ConvFast){.c = *c,
                    .rows = conv_rows(c),
                    .columns = conv_columns(c),
                    .fan_in = conv_fan_in(c),
                    .segment = segment_length(c)};
    f->row = c->stride * f->segment;
    f->plane = (c->rows + 2 * c->padding) * f->row;
    f->offsets = ARENA_ARRAY(arena, int, f->fan_in);
    f->image = ARENA_ARRAY(arena, float, image_length(c));
    f->weights = ARENA_ARRAY(arena, float, FILTERS *block_count(c) * f->fan_in);
    f->biases = ARENA_ARRAY(arena, float, FILTERS *block_count(c));
    f->patches = ARENA_ARRAY(arena, float, (size_t)f->fan_in *output_length(c));
    f->gemm = ARENA_ARRAY(arena, GemmWork, 1);
    int *offset = f->offsets;
    for (int channel = 0; channel < c->channels; channel++)
        for (int p = 0; p < c->kernel; p++)
            for (int q = 0; q < c->kernel; q++) {
                int column = q * c->dilation;
                *offset++ =
                    (int)sizeof(float) * (channel * f->plane + p * c->dilation * f->row +
                                          column % c->stride * f->segment + column / c->stride);
            }
    return STATUS_OK;
}

/* Weights by four filters, so that a tile reads them from front to back. */
static void pack_weights(ConvFast *f, const float *w, const float *b) {
    for (int o = 0; o < FILTERS * block_count(&f->c); o++) {
        int real = o < f->c.filters;
        float *to = f->weights + (ptrdiff_t)(o / FILTERS) * FILTERS * f->fan_in + o % FILTERS;
        f->biases[o] = real ? b[o] : 0;
        for (int k = 0; k < f->fan_in; k++)
            to[FILTERS * k] = real ? w[(ptrdiff_t)o * f->fan_in + k] : 0;
    }
}

/* Into its border, which stays zero; column x of it stands at x / stride of segment x % stride. */
static void lay_out(ConvFast *f, const float *x) {
    const Conv *c = &f->c;
    for (int line = 0; line < c->channels * c->rows; line++, x += c->columns) {
        int channel = line / c->rows, row = line % c->rows;
        float *to = f->image + channel * f->plane + (row + c->padding) * f->row;
        if (c->stride == 1) {
            int j = 0;
            for (to += c->padding; j + LANES <= c->columns; j += LANES)
                simd_store(to + j, simd_load(x + j));
            for (; j < c->columns; j++)
                to[j] = x[j];
            continue;
        }
        for (int phase = 0; phase < c->stride; phase++, to += f->segment)
            for (int k = 0; k < f->segment; k++) {
                int j = k * c->stride + phase - c->padding;
                if (j >= 0 && j < c->columns) to[k] = x[j];
            }
    }
}

/* A row of the tile: the two vectors of filter i. As in base/gemm.c, one name for each. */
#define START(i) f32x4 left##i = simd_splat(biases[i]), right##i = left##i;
#define ADD(i)                                 \
    {                                          \
        f32x4 weight = simd_splat(weights[i]); \
        left##i += weight * left;              \
        right##i += weight * right;            \
    }
#define STORE(i)                                           \
    simd_store(y_left + (ptrdiff_t)stride * (i), left##i); \
    simd_store(y_right + (ptrdiff_t)stride * (i), right##i);

static f32x4 at(const float *x, int bytes) {
    return simd_load((const float *)((const char *)x + bytes));
}

/* Four filters at two places of four outputs each, whose first inputs stand at x_left and x_right.
 */
static void tile(float *y_left, float *y_right, int stride, const float *x_left,
                 const float *x_right, const float *weights, const float *biases,
                 const int *offsets, int fan_in) {
    START(0) START(1) START(2) START(3) for (int k = 0; k < fan_in; k++, weights += FILTERS) {
        f32x4 left = at(x_left, offsets[k]), right = at(x_right, offsets[k]);
        ADD(0) ADD(1) ADD(2) ADD(3)
    }
    STORE(0) STORE(1) STORE(2) STORE(3)
}

/* Where a group of four outputs begins: the last of a row overlaps the one before, and computes the
 * same once more. */
typedef struct Group {
    int input, output;
} Group;

static Group group_at(const ConvFast *f, int index) {
    int per_row = (f->columns + LANES - 1) / LANES, i = index / per_row;
    int j = index % per_row * LANES, last = f->columns > LANES ? f->columns - LANES : 0;
    if (j > last) j = last;
    return (Group){i * f->c.stride * f->row + j, i * f->columns + j};
}

static void copy_part(float *y, int stride, const float *from, int filters, int columns) {
    for (int o = 0; o < filters; o++)
        for (int j = 0; j < columns; j++)
            y[(ptrdiff_t)o * stride + j] = from[2 * LANES * o + j];
}

void conv_fast_forward(ConvFast *f, float *y, const float *x, const float *w, const float *b,
                       int batch) {
    const Conv *c = &f->c;
    int outputs = f->rows * f->columns, groups = f->rows * ((f->columns + LANES - 1) / LANES);
    pack_weights(f, w, b);
    for (int n = 0; n < batch; n++, y += (ptrdiff_t)c->filters * outputs) {
        lay_out(f, x + (ptrdiff_t)n * c->channels * c->rows * c->columns);
        for (int g = 0; g < groups; g += 2) {
            Group left = group_at(f, g), right = g + 1 < groups ? group_at(f, g + 1) : left;
            for (int o = 0; o < c->filters; o += FILTERS) {
                const float *weights = f->weights + (ptrdiff_t)o * f->fan_in;
                float *to = y + (ptrdiff_t)o * outputs, part[FILTERS * 2 * LANES];
                if (c->filters - o >= FILTERS && f->columns >= LANES) {
                    tile(to + left.output, to + right.output, outputs, f->image + left.input,
                         f->image + right.input, weights, f->biases + o, f->offsets, f->fan_in);
                    continue;
                }
                int filters = c->filters - o < FILTERS ? c->filters - o : FILTERS,
                    columns = f->columns < LANES ? f->columns : LANES;
                tile(part, part + LANES, 2 * LANES, f->image + left.input, f->image + right.input,
                     weights, f->biases + o, f->offsets, f->fan_in);
                copy_part(to + left.output, outputs, part, filters, columns);
                copy_part(to + right.output, outputs, part + LANES, filters, columns);
            }
        }
    }
}

/* patches (fan_in, outputs): row k holds what weight k meets at each output */
static void gather(ConvFast *f, const float *x) {
    float *to = f->patches;
    lay_out(f, x);
    for (int k = 0; k < f->fan_in; k++)
        for (int i = 0; i < f->rows; i++) {
            const float *from =
                f->image + f->offsets[k] / (int)sizeof(float) + i * f->c.stride * f->row;
            for (int j = 0; j < f->columns; j++)
                *to++ = from[j];
        }
}

/* The other way: gradients at the patches add up at the inputs that they came from. */
static void scatter(const ConvFast *f, float *dx) {
    const Conv *c = &f->c;
    const float *from = f->patches;
    for (int k = 0; k < c->channels * c->rows * c->columns; k++)
        dx[k] = 0;
    for (int k = 0; k < f->fan_in; k++) {
        int channel = k / (c->kernel * c->kernel), p = k / c->kernel % c->kernel, q = k % c->kernel;
        for (int i = 0; i < f->rows; i++, from += f->columns) {
            int row = i * c->stride + p * c->dilation - c->padding;
            if (row < 0 || row >= c->rows) continue;
            float *to = dx + ((ptrdiff_t)channel * c->rows + row) * c->columns;
            for (int j = 0; j < f->columns; j++) {
                int column = j * c->stride + q * c->dilation - c->padding;
                if (column >= 0 && column < c->columns) to[column] += from[j];
            }
        }
    }
}

void conv_fast_backward(ConvFast *f, float *dx, float *dw, float *db, const float *dy,
                        const float *x, const float *w, int batch) {
    const Conv *c = &f->c;
    int outputs = f->rows * f->columns;
    ptrdiff_t inputs = (ptrdiff_t)c->channels * c->rows * c->columns;
    for (int o = 0; o < c->filters; o++)
        db[o] = 0;
    for (int n = 0; n < batch; n++, dy += (ptrdiff_t)c->filters * outputs) {
        for (int k = 0; k < c->filters * outputs; k++)
            db[k / outputs] += dy[k];
        gather(f, x + n * inputs);
        gemm(dw, dy, f->patches, c->filters, f->fan_in, outputs,
             GEMM_B_TRANSPOSED | (n ? GEMM_ADD : 0), f->gemm);
        if (!dx) continue;
        gemm(f->patches, w, dy, f->fan_in, outputs, c->filters, GEMM_A_TRANSPOSED, f->gemm);
        scatter(f, dx + n * inputs);
    }
}
