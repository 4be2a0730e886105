#include "vision/conv_fast.h"

#include "base/rng.h"
#include "check.h"

#include <stdlib.h>

static const Conv layers[] = {
    {1, 5, 5, 1, 3, 1, 0, 1},   {2, 6, 5, 3, 3, 2, 1, 1},   {1, 8, 8, 2, 3, 1, 2, 2},
    {3, 4, 4, 5, 1, 1, 0, 1},   {1, 7, 7, 4, 2, 3, 0, 1},   {2, 5, 3, 2, 3, 2, 2, 1},
    {4, 9, 13, 6, 3, 1, 1, 1},  {3, 16, 16, 8, 5, 1, 2, 1}, {2, 11, 17, 9, 3, 2, 3, 3},
    {2, 1, 30, 4, 1, 1, 0, 1},  {1, 12, 12, 4, 4, 4, 0, 1}, {16, 28, 28, 32, 3, 1, 1, 1},
    {5, 10, 10, 7, 3, 3, 1, 2},
};
enum { LAYERS = sizeof layers / sizeof *layers, BATCH = 3, ROOM = 2 << 20 };

typedef struct Bench {
    Conv c;
    ConvFast fast;
    Arena arena;
    int inputs, weights, outputs;
    float *x, *w, *b, *dy, *y, *dx, *dw, *db;
} Bench;

/* The next n of the bench's numbers. */
static float *numbers(Bench *s, Rng *rng, int n, int whole) {
    float *x = ARENA_ARRAY(&s->arena, float, n);
    for (int i = 0; i < n; i++)
        x[i] = whole ? (float)(rng_below(rng, 17) - 8) : (float)rng_normal(rng);
    return x;
}

static Bench bench_open(const Conv *c, uint64_t seed, int whole) {
    Rng rng = rng_seeded(seed);
    Bench s = {.c = *c,
               .arena = test_arena(conv_fast_bytes(c) + ROOM),
               .inputs = c->channels * c->rows * c->columns,
               .weights = c->filters * conv_fan_in(c),
               .outputs = c->filters * conv_rows(c) * conv_columns(c)};
    check_ok(conv_fast_init(&s.fast, c, &s.arena));
    s.x = numbers(&s, &rng, BATCH * s.inputs, whole);
    s.w = numbers(&s, &rng, s.weights, whole);
    s.b = numbers(&s, &rng, c->filters, whole);
    s.dy = numbers(&s, &rng, BATCH * s.outputs, whole);
    s.y = numbers(&s, &rng, BATCH * s.outputs, 0);
    s.dx = numbers(&s, &rng, BATCH * s.inputs, 0);
    s.dw = numbers(&s, &rng, s.weights, 0);
    s.db = numbers(&s, &rng, c->filters, 0);
    conv_fast_forward(&s.fast, s.y, s.x, s.w, s.b, BATCH);
    conv_fast_backward(&s.fast, s.dx, s.dw, s.db, s.dy, s.x, s.w, BATCH);
    return s;
}

static void bench_close(Bench *s) {
    free(s->arena.memory);
}

static double *doubled(const float *x, int n) {
    double *y = calloc((size_t)n, sizeof *y);
    for (int i = 0; i < n; i++)
        y[i] = x[i];
    return y;
}

/* With small whole numbers every sum is exact, in floats as in doubles: then nothing may differ. */
static void it_computes_what_the_plain_layer_does(void **state) {
    (void)state;
    for (int l = 0; l < LAYERS; l++) {
        Bench s = bench_open(&layers[l], (uint64_t)l, 1);
        double *x = doubled(s.x, BATCH * s.inputs), *w = doubled(s.w, s.weights),
               *b = doubled(s.b, s.c.filters), *dy = doubled(s.dy, BATCH * s.outputs);
        double *y = doubled(s.y, s.outputs), *dx = doubled(s.dx, s.inputs),
               *dw = doubled(s.dw, s.weights), *db = doubled(s.db, s.c.filters),
               *dw_sum = calloc((size_t)s.weights, sizeof *dw_sum),
               *db_sum = calloc((size_t)s.c.filters, sizeof *db_sum);
        for (int n = 0; n < BATCH; n++) {
            conv_forward(y, x + n * s.inputs, w, b, &s.c);
            for (int i = 0; i < s.outputs; i++)
                assert_true(y[i] == s.y[n * s.outputs + i]);
            conv_backward(dx, dw, db, dy + n * s.outputs, x + n * s.inputs, w, &s.c);
            for (int i = 0; i < s.inputs; i++)
                assert_true(dx[i] == s.dx[n * s.inputs + i]);
            for (int i = 0; i < s.weights; i++)
                dw_sum[i] += dw[i];
            for (int i = 0; i < s.c.filters; i++)
                db_sum[i] += db[i];
        }
        for (int i = 0; i < s.weights; i++)
            assert_true(dw_sum[i] == s.dw[i]);
        for (int i = 0; i < s.c.filters; i++)
            assert_true(db_sum[i] == s.db[i]);
        double *all[] = {x, w, b, dy, y, dx, dw, db, dw_sum, db_sum};
        for (int i = 0; i < 10; i++)
            free(all[i]);
        bench_close(&s);
    }
}

/* The input under weight (channel, p, q) at output (i, j) of image n; 0 in the border. */
static float under(const Bench *s, int n, int channel, int p, int q, int i, int j) {
    const Conv *c = &s->c;
    int row = i * c->stride + p * c->dilation - c->padding,
        column = j * c->stride + q * c->dilation - c->padding;
    if (row < 0 || row >= c->rows || column < 0 || column >= c->columns) return 0;
    return s->x[((n * c->channels + channel) * c->rows + row) * c->columns + column];
}

/* With any numbers each output has the bits of one sum of floats in the order that is promised. */
static void every_output_is_one_sum_in_order(void **state) {
    (void)state;
    for (int l = 0; l < LAYERS; l++) {
        Bench s = bench_open(&layers[l], 100 + (uint64_t)l, 0);
        const float *y = s.y;
        for (int n = 0; n < BATCH; n++)
            for (int o = 0; o < s.c.filters; o++)
                for (int i = 0; i < s.fast.rows; i++)
                    for (int j = 0; j < s.fast.columns; j++) {
                        const float *w = s.w + o * s.fast.fan_in;
                        float sum = s.b[o];
                        for (int channel = 0; channel < s.c.channels; channel++)
                            for (int p = 0; p < s.c.kernel; p++)
                                for (int q = 0; q < s.c.kernel; q++)
                                    sum += *w++ * under(&s, n, channel, p, q, i, j);
                        assert_true(sum == *y++);
                    }
        bench_close(&s);
    }
}

static void every_weight_has_one_sum_over_images_and_outputs(void **state) {
    (void)state;
    for (int l = 0; l < LAYERS; l++) {
        Bench s = bench_open(&layers[l], 200 + (uint64_t)l, 0);
        const float *dw = s.dw;
        for (int o = 0; o < s.c.filters; o++)
            for (int channel = 0; channel < s.c.channels; channel++)
                for (int p = 0; p < s.c.kernel; p++)
                    for (int q = 0; q < s.c.kernel; q++) {
                        float sum = 0;
                        for (int n = 0; n < BATCH; n++)
                            for (int i = 0; i < s.fast.rows; i++)
                                for (int j = 0; j < s.fast.columns; j++)
                                    sum += s.dy[n * s.outputs +
                                                (o * s.fast.rows + i) * s.fast.columns + j] *
                                           under(&s, n, channel, p, q, i, j);
                        assert_true(sum == *dw++);
                    }
        bench_close(&s);
    }
}

static void a_second_image_leaves_no_trace_in_the_border(void **state) {
    (void)state;
    Bench s = bench_open(&layers[2], 1, 0);
    float first = s.y[0], last = s.y[s.outputs - 1];
    conv_fast_forward(&s.fast, s.y, s.x, s.w, s.b, 1);
    assert_true(s.y[0] == first && s.y[s.outputs - 1] == last);
    conv_fast_backward(&s.fast, NULL, s.dw, s.db, s.dy, s.x, s.w, 1);
    bench_close(&s);
}

static void an_impossible_layer_is_refused(void **state) {
    (void)state;
    ConvFast f = {0};
    Arena none = {0};
    assert_int_equal(conv_fast_init(&f, &(Conv){1, 2, 2, 1, 3, 1, 0, 1}, &none).code, E_SHAPE);
    assert_true(f.image == NULL);
}

TEST_GROUP(cmocka_unit_test(it_computes_what_the_plain_layer_does),
           cmocka_unit_test(every_output_is_one_sum_in_order),
           cmocka_unit_test(every_weight_has_one_sum_over_images_and_outputs),
           cmocka_unit_test(a_second_image_leaves_no_trace_in_the_border),
           cmocka_unit_test(an_impossible_layer_is_refused))
