#include "vision/glyph_net.h"

#include "base/vmath.h"
#include "vision/layers.h"

static const Conv layers[2] = {{1, 16, 16, 8, 5, 1, 2, 1}, {8, 8, 8, 16, 3, 1, 1, 1}};

/* Where the layers' weights stand in one array; each layer's biases follow its weights. */
typedef struct Place {
    int weights, biases, end, fan_in;
} Place;

static Place place(int from, int fan_in, int outputs) {
    return (Place){from, from + fan_in * outputs, from + (fan_in + 1) * outputs, fan_in};
}

enum { FIRST, SECOND, LAST, PLACES };

static int feature_count(GlyphNetKind kind) {
    return kind == GLYPH_CNN ? GLYPH_FEATURES : GLYPH_HIDDEN;
}

static void lay_out(Place at[PLACES], GlyphNetKind kind) {
    bool cnn = kind == GLYPH_CNN;
    at[FIRST] = cnn ? place(0, conv_fan_in(&layers[0]), layers[0].filters)
                    : place(0, GLYPH_PIXELS, GLYPH_HIDDEN);
    at[SECOND] = cnn ? place(at[FIRST].end, conv_fan_in(&layers[1]), layers[1].filters)
                     : place(at[FIRST].end, 1, 0);
    at[LAST] = place(at[SECOND].end, feature_count(kind), GLYPH_LABELS);
}

static int parameter_count(GlyphNetKind kind) {
    Place at[PLACES];
    lay_out(at, kind);
    return at[LAST].end;
}

/* Outputs of a convolution over a batch. */
static size_t map_length(int layer) {
    return (size_t)GLYPH_BATCH * (size_t)layers[layer].filters * (size_t)conv_rows(&layers[layer]) *
           (size_t)conv_columns(&layers[layer]);
}

size_t glyph_net_bytes(GlyphNetKind kind) {
    size_t size = 2 * ARENA_ARRAY_BYTES(float, parameter_count(kind)) +
                  ARENA_ARRAY_BYTES(float, map_length(0)) + ARENA_ARRAY_BYTES(GemmWork, 1) +
                  ARENA_ARRAY_BYTES(float, GLYPH_BATCH *GLYPH_LABELS) +
                  ARENA_ARRAY_BYTES(float, GLYPH_BATCH *GLYPH_FEATURES);
    if (kind == GLYPH_MLP) return size;
    for (int l = 0; l < 2; l++)
        size += conv_fast_bytes(&layers[l]) + ARENA_ARRAY_BYTES(float, map_length(l)) +
                ARENA_ARRAY_BYTES(int, map_length(l) / 4);
    return size + ARENA_ARRAY_BYTES(float, map_length(0) / 4);
}

void glyph_net_init(GlyphNet *net, GlyphNetKind kind, uint64_t seed, Arena *arena) {
    *net = (GlyphNet){
        .kind = kind, .parameters = parameter_count(kind), .features = feature_count(kind)};
    net->weights = ARENA_ARRAY(arena, float, net->parameters);
    net->gradient = ARENA_ARRAY(arena, float, net->parameters);
    net->slopes = ARENA_ARRAY(arena, float, map_length(0));
    net->gemm = ARENA_ARRAY(arena, GemmWork, 1);
    net->logits = ARENA_ARRAY(arena, float, GLYPH_BATCH *GLYPH_LABELS);
    net->pooled[1] = ARENA_ARRAY(arena, float, GLYPH_BATCH *GLYPH_FEATURES);
    for (int l = 0; l < 2 && kind == GLYPH_CNN; l++) {
        conv_fast_init(&net->conv[l], &layers[l], arena);
        net->maps[l] = ARENA_ARRAY(arena, float, map_length(l));
        net->winners[l] = ARENA_ARRAY(arena, int, map_length(l) / 4);
    }
    if (kind == GLYPH_CNN) net->pooled[0] = ARENA_ARRAY(arena, float, map_length(0) / 4);
    Place at[PLACES];
    lay_out(at, kind);
    Rng rng = rng_stream(seed, STREAM_WEIGHTS);
    for (int l = 0, k = 0; l < PLACES; l++) {
        double most = 1 / vmath_sqrt(at[l].fan_in);
        for (; k < at[l].end; k++)
            net->weights[k] = (float)((2 * rng_uniform(&rng) - 1) * most);
    }
}

void glyph_net_forward(GlyphNet *net, const float *images, int n) {
    Place at[PLACES];
    lay_out(at, net->kind);
    const float *w = net->weights;
    if (net->kind == GLYPH_MLP) {
        dense_forward(net->pooled[1], images, w, w + at[FIRST].biases, n, GLYPH_PIXELS,
                      GLYPH_HIDDEN, net->gemm);
        relu_forward(net->pooled[1], net->pooled[1], n * GLYPH_HIDDEN);
    }
    for (int l = 0; l < 2 && net->kind == GLYPH_CNN; l++) {
        conv_fast_forward(&net->conv[l], net->maps[l], l ? net->pooled[0] : images,
                          w + at[l].weights, w + at[l].biases, n);
        pool_relu_forward(net->pooled[l], net->winners[l], net->maps[l], n * layers[l].filters,
                          layers[l].rows, layers[l].columns);
    }
    dense_forward(net->logits, net->pooled[1], w + at[LAST].weights, w + at[LAST].biases, n,
                  net->features, GLYPH_LABELS, net->gemm);
}

double glyph_net_gradient(GlyphNet *net, const float *images, const int *labels, int n) {
    Place at[PLACES];
    lay_out(at, net->kind);
    const float *w = net->weights;
    float *g = net->gradient, *slopes = net->slopes;
    glyph_net_forward(net, images, n);
    double loss = softmax_loss(net->logits, net->logits, labels, n, GLYPH_LABELS);
    dense_backward(slopes, g + at[LAST].weights, g + at[LAST].biases, net->logits, net->pooled[1],
                   w + at[LAST].weights, n, net->features, GLYPH_LABELS, net->gemm);
    if (net->kind == GLYPH_MLP) {
        relu_backward(slopes, slopes, net->pooled[1], n * GLYPH_HIDDEN);
        dense_backward(NULL, g, g + at[FIRST].biases, slopes, images, w, n, GLYPH_PIXELS,
                       GLYPH_HIDDEN, net->gemm);
        return loss;
    }
    for (int l = 1; l >= 0; l--) { /* the maps have served, and take their own gradients */
        pool_relu_backward(net->maps[l], slopes, net->pooled[l], net->winners[l],
                           n * layers[l].filters, layers[l].rows, layers[l].columns);
        conv_fast_backward(&net->conv[l], l ? slopes : NULL, g + at[l].weights, g + at[l].biases,
                           net->maps[l], l ? net->pooled[0] : images, w + at[l].weights, n);
    }
    return loss;
}

double glyph_net_learn(GlyphNet *net, const float *images, const int *labels, int n, double rate) {
    double loss = glyph_net_gradient(net, images, labels, n);
    for (int k = 0; k < net->parameters; k++)
        net->weights[k] -= (float)rate * net->gradient[k];
    return loss;
}

static void roll(float *to, const float *from, int shift) {
    for (int row = 0; row < GLYPH_SIDE; row++)
        for (int j = 0; j < GLYPH_SIDE; j++)
            to[row * GLYPH_SIDE + (j + shift) % GLYPH_SIDE] = from[row * GLYPH_SIDE + j];
}

int glyph_net_right(GlyphNet *net, const float *images, int n, int shift) {
    float *rolled = net->slopes;
    int right = 0;
    for (int first = 0; first < n; first += GLYPH_BATCH) {
        int count = n - first < GLYPH_BATCH ? n - first : GLYPH_BATCH;
        for (int k = 0; k < count; k++)
            roll(rolled + k * GLYPH_PIXELS, images + (ptrdiff_t)(first + k) * GLYPH_PIXELS, shift);
        glyph_net_forward(net, rolled, count);
        for (int k = 0; k < count; k++)
            right += largest_of(net->logits + k * GLYPH_LABELS, GLYPH_LABELS) ==
                     (first + k) % GLYPH_LABELS;
    }
    return right;
}

void glyph_net_images(float *images, int n, uint64_t seed, double noise) {
    Rng rng = rng_seeded(seed);
    double image[GLYPH_PIXELS];
    for (int k = 0; k < n; k++) {
        GlyphShape shape = glyph_shape(&rng);
        glyph_draw(image, k % GLYPH_LABELS, &shape);
        glyph_add_noise(image, noise, &rng);
        for (int i = 0; i < GLYPH_PIXELS; i++)
            *images++ = (float)image[i];
    }
}
