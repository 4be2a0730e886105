#include "check.h"
#include "vision/relu_autoencoder.h"

#include <stdlib.h>

enum { K = 4, UNITS = 6, MANY = 1000 };

static float z[MANY * K];
static GemmWork work;

static ReluAutoencoder opened(Arena *arena, double noise, double l1) {
    Rng rng = rng_seeded(1);
    for (int i = 0; i < MANY * K; i++)
        z[i] = (float)rng_normal(&rng);
    ReluAutoencoder net;
    ReluParams p = {UNITS, noise, l1};
    check_ok(relu_check(&p));
    *arena = test_arena(relu_bytes(&p, K));
    relu_init(&net, &p, z, MANY, K, &rng, &work, arena);
    return net;
}

/* The loss of the batch that the network has just seen, with its numbers as they are now. */
static double loss(const ReluAutoencoder *net) {
    double squares = 0, activity = 0;
    for (int i = 0; i < RELU_BATCH; i++) {
        double y[K];
        for (int k = 0; k < K; k++)
            y[k] = (double)net->offset.value[k];
        for (int j = 0; j < UNITS; j++) {
            double h = (double)net->bias.value[j];
            for (int k = 0; k < K; k++)
                h += (double)(net->encoder.value[j * K + k] * net->noisy[i * K + k]);
            h = fmax(h, 0);
            activity += h;
            for (int k = 0; k < K; k++)
                y[k] += h * (double)net->decoder.value[j * K + k];
        }
        for (int k = 0; k < K; k++)
            squares +=
                (y[k] - (double)net->clean[i * K + k]) * (y[k] - (double)net->clean[i * K + k]);
    }
    return squares / (RELU_BATCH * K) + net->p.l1 * activity / (RELU_BATCH * UNITS);
}

/* A step computes the gradient of the batch at the numbers before it, and then moves them. So the
 * numbers are put back, and each is moved a little by hand. */
static void the_gradient_is_that_of_finite_differences(void **state) {
    (void)state;
    Arena arena;
    ReluAutoencoder net = opened(&arena, 0.3, 0.7);
    ReluWeights *all[] = {&net.encoder, &net.bias, &net.decoder, &net.offset};
    float before[4][UNITS * K];
    for (int g = 0; g < 4; g++)
        memcpy(before[g], all[g]->value, (size_t)all[g]->n * sizeof(float));
    relu_step(&net);
    for (int g = 0; g < 4; g++)
        memcpy(all[g]->value, before[g], (size_t)all[g]->n * sizeof(float));
    check_close(net.loss, loss(&net), 1e-5, 0);
    for (int g = 0; g < 4; g++)
        for (int i = 0; i < all[g]->n; i++) {
            float value = all[g]->value[i], above = value + 3e-5f, below = value - 3e-5f;
            all[g]->value[i] = above;
            double up = loss(&net);
            all[g]->value[i] = below;
            double down = loss(&net), slope = (up - down) / ((double)above - (double)below);
            all[g]->value[i] = value;
            check_close((double)all[g]->gradient[i], slope, 1e-3, 0);
        }
    free(arena.memory);
}

static void learning_lowers_the_loss_and_columns_keep_their_length(void **state) {
    (void)state;
    Arena arena;
    ReluAutoencoder net = opened(&arena, 0, 0);
    relu_step(&net);
    double first = net.loss;
    for (int i = 0; i < 1500; i++)
        relu_step(&net);
    assert_true(net.loss < 0.4 * first);
    for (int j = 0; j < UNITS; j++) {
        double squares = 0;
        for (int k = 0; k < K; k++)
            squares += (double)(net.decoder.value[j * K + k] * net.decoder.value[j * K + k]);
        check_close(squares, 1, 1e-5, 0);
    }
    free(arena.memory);
}

static void a_price_on_activity_makes_units_silent(void **state) {
    (void)state;
    Arena arena;
    ReluAutoencoder net = opened(&arena, 0.1, 0);
    for (int i = 0; i < 600; i++)
        relu_step(&net);
    double freely = net.active_share;
    free(arena.memory);
    net = opened(&arena, 0.1, 2);
    for (int i = 0; i < 600; i++)
        relu_step(&net);
    assert_true(net.active_share < 0.6 * freely);
    free(arena.memory);
    assert_int_equal(relu_check(&(ReluParams){0, 0, 0}).code, E_DOMAIN);
    assert_int_equal(relu_check(&(ReluParams){1, -1, 0}).code, E_DOMAIN);
    assert_int_equal(relu_check(&(ReluParams){1, 0, -1}).code, E_DOMAIN);
}

TEST_GROUP(cmocka_unit_test(the_gradient_is_that_of_finite_differences),
           cmocka_unit_test(learning_lowers_the_loss_and_columns_keep_their_length),
           cmocka_unit_test(a_price_on_activity_makes_units_silent))
