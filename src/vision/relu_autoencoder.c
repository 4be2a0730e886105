#include "vision/relu_autoencoder.h"
#include "base/vmath.h"

#include <stddef.h>
#include <string.h>

#define RATE  2e-3
#define BETA1 0.9
#define BETA2 0.999

Status relu_check(const ReluParams *p) {
    CHECK(check_at_least("units", "1", p->units, 1));
    CHECK(check_at_least("noise", "1", p->noise, 0));
    return check_at_least("l1", "1", p->l1, 0);
}

static size_t weights_bytes(size_t n) {
    return 4 * ARENA_ARRAY_BYTES(float, n);
}

size_t relu_bytes(const ReluParams *p, int k) {
    size_t units = (size_t)p->units, inputs = (size_t)k;
    return 2 * weights_bytes(units * inputs) + weights_bytes(units) + weights_bytes(inputs) +
           3 * ARENA_ARRAY_BYTES(float, RELU_BATCH *inputs) +
           2 * ARENA_ARRAY_BYTES(float, RELU_BATCH *units);
}

static void take(ReluWeights *w, int n, Arena *arena) {
    w->n = n;
    w->value = ARENA_ARRAY(arena, float, w->n);
    w->gradient = ARENA_ARRAY(arena, float, w->n);
    w->mean = ARENA_ARRAY(arena, float, w->n);
    w->square = ARENA_ARRAY(arena, float, w->n);
}

/* Each unit's column of D to length 1, so that a small h cannot hide behind a large weight. */
static void normalise(ReluAutoencoder *net) {
    for (int j = 0; j < net->p.units; j++) {
        float *column = net->decoder.value + j * net->k;
        double squares = 0;
        for (int i = 0; i < net->k; i++)
            squares += (double)column[i] * (double)column[i];
        double scale = squares > 0 ? 1 / vmath_sqrt(squares) : 0;
        for (int i = 0; i < net->k; i++)
            column[i] = (float)((double)column[i] * scale);
    }
}

void relu_init(ReluAutoencoder *net, const ReluParams *p, const float *z, int n, int k, Rng *rng,
               GemmWork *gemm, Arena *arena) {
    size_t units = (size_t)p->units, inputs = (size_t)k;
    *net = (ReluAutoencoder){.p = *p, .n = n, .k = k, .z = z, .gemm = gemm};
    take(&net->encoder, p->units * k, arena);
    take(&net->decoder, p->units * k, arena);
    take(&net->bias, p->units, arena);
    take(&net->offset, k, arena);
    net->clean = ARENA_ARRAY(arena, float, RELU_BATCH *inputs);
    net->noisy = ARENA_ARRAY(arena, float, RELU_BATCH *inputs);
    net->error = ARENA_ARRAY(arena, float, RELU_BATCH *inputs);
    net->hidden = ARENA_ARRAY(arena, float, RELU_BATCH *units);
    net->blame = ARENA_ARRAY(arena, float, RELU_BATCH *units);
    /* Evenly within 1 / sqrt of the number of inputs, as is usual for such layers. */
    double wide = 1 / vmath_sqrt(k), narrow = 1 / vmath_sqrt(p->units);
    for (int i = 0; i < p->units * k; i++)
        net->encoder.value[i] = (float)(wide * (2 * rng_uniform(rng) - 1));
    for (int i = 0; i < p->units; i++)
        net->bias.value[i] = (float)(wide * (2 * rng_uniform(rng) - 1));
    for (int i = 0; i < p->units * k; i++)
        net->decoder.value[i] = (float)rng_normal(rng);
    for (int i = 0; i < k; i++)
        net->offset.value[i] = (float)(narrow * (2 * rng_uniform(rng) - 1));
    normalise(net);
    net->rng = *rng;
}

static void draw_batch(ReluAutoencoder *net) {
    int k = net->k;
    float noise = (float)net->p.noise;
    for (int i = 0; i < RELU_BATCH; i++) {
        const float *z = net->z + (ptrdiff_t)rng_below(&net->rng, net->n) * k;
        for (int j = 0; j < k; j++) {
            net->clean[i * k + j] = z[j];
            net->noisy[i * k + j] = z[j] + noise * (float)rng_normal(&net->rng);
        }
    }
}

/* hidden = max(0, noisy E' + b), error = hidden D' + c - clean */
static void forward(ReluAutoencoder *net) {
    int k = net->k, units = net->p.units;
    gemm(net->hidden, net->noisy, net->encoder.value, RELU_BATCH, units, k, GEMM_B_TRANSPOSED,
         net->gemm);
    double sum = 0, active = 0, squares = 0;
    for (int i = 0; i < RELU_BATCH; i++)
        for (int j = 0; j < units; j++) {
            float *h = &net->hidden[i * units + j];
            *h += net->bias.value[j];
            if (*h <= 0) *h = 0;
            sum += (double)*h;
            active += *h > 0;
        }
    gemm(net->error, net->hidden, net->decoder.value, RELU_BATCH, k, units, 0, net->gemm);
    for (int i = 0; i < RELU_BATCH; i++)
        for (int j = 0; j < k; j++) {
            float *e = &net->error[i * k + j];
            *e += net->offset.value[j] - net->clean[i * k + j];
            squares += (double)(*e * *e);
        }
    net->loss = squares / (RELU_BATCH * k) + net->p.l1 * sum / (RELU_BATCH * units);
    net->active_share = active / (RELU_BATCH * units);
}

static void backward(ReluAutoencoder *net) {
    int k = net->k, units = net->p.units;
    float by_error = 2 / (float)(RELU_BATCH * k);
    float price = (float)(net->p.l1 / (RELU_BATCH * units));
    for (int i = 0; i < RELU_BATCH * k; i++)
        net->error[i] *= by_error;
    gemm(net->decoder.gradient, net->hidden, net->error, units, k, RELU_BATCH, GEMM_A_TRANSPOSED,
         net->gemm);
    gemm(net->blame, net->error, net->decoder.value, RELU_BATCH, units, k, GEMM_B_TRANSPOSED,
         net->gemm);
    memset(net->bias.gradient, 0, (size_t)net->bias.n * sizeof(float));
    memset(net->offset.gradient, 0, (size_t)net->offset.n * sizeof(float));
    for (int i = 0; i < RELU_BATCH; i++) {
        for (int j = 0; j < units; j++) {
            float *blame = &net->blame[i * units + j];
            *blame = net->hidden[i * units + j] > 0 ? *blame + price : 0;
            net->bias.gradient[j] += *blame;
        }
        for (int j = 0; j < k; j++)
            net->offset.gradient[j] += net->error[i * k + j];
    }
    gemm(net->encoder.gradient, net->blame, net->noisy, units, k, RELU_BATCH, GEMM_A_TRANSPOSED,
         net->gemm);
}

/* Adam: a step of about `rate` for each number, against the mean of its gradient over the root of
 * the mean of its square. */
static void move(ReluWeights *w, double fade1, double fade2) {
    const float b1 = (float)BETA1, c1 = (float)(1 - BETA1), b2 = (float)BETA2,
                c2 = (float)(1 - BETA2);
    float step = (float)(RATE / fade1), scale = (float)(1 / fade2);
    for (int i = 0; i < w->n; i++) {
        float g = w->gradient[i];
        w->mean[i] = b1 * w->mean[i] + c1 * g;
        w->square[i] = b2 * w->square[i] + c2 * g * g;
        w->value[i] -= step * w->mean[i] / (__builtin_sqrtf(scale * w->square[i]) + 1e-8f);
    }
}

void relu_step(ReluAutoencoder *net) {
    draw_batch(net);
    forward(net);
    backward(net);
    double t = ++net->updates, fade1 = 1 - vmath_exp(t * vmath_log(BETA1)),
           fade2 = 1 - vmath_exp(t * vmath_log(BETA2));
    ReluWeights *all[] = {&net->encoder, &net->bias, &net->decoder, &net->offset};
    for (int i = 0; i < 4; i++)
        move(all[i], fade1, fade2);
    normalise(net);
}
