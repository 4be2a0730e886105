#include "vision/glyph_net.h"

#include "check.h"

#include <stdlib.h>

enum { SET = 96 };

typedef struct Pupil {
    GlyphNet net;
    Arena arena;
    float images[SET * GLYPH_PIXELS];
    int labels[SET];
} Pupil;

static Pupil *pupil(GlyphNetKind kind, uint64_t seed) {
    Pupil *p = calloc(1, sizeof *p);
    p->arena = test_arena(glyph_net_bytes(kind));
    glyph_net_init(&p->net, kind, seed, &p->arena);
    assert_true(p->arena.used == p->arena.size);
    glyph_net_images(p->images, SET, 1, GLYPH_NOISE);
    for (int k = 0; k < SET; k++)
        p->labels[k] = k % GLYPH_LABELS;
    return p;
}

static void dismiss(Pupil *p) {
    free(p->arena.memory);
    free(p);
}

static void it_learns_as_many_numbers_as_it_has_weights(void **state) {
    (void)state;
    Pupil *cnn = pupil(GLYPH_CNN, 1), *mlp = pupil(GLYPH_MLP, 1);
    assert_int_equal(cnn->net.parameters, 8 * 26 + 16 * 73 + 10 * 257);
    assert_int_equal(mlp->net.parameters, 64 * 257 + 10 * 65);
    for (int k = 0; k < 8 * 26; k++)
        assert_true(fabsf(cnn->net.weights[k]) <= 0.2f);
    float largest = 0;
    for (int k = 0; k < 64 * 257; k++)
        largest = fmaxf(largest, fabsf(mlp->net.weights[k]));
    check_close(largest, 1.0 / 16, 1e-4, 0);
    dismiss(cnn);
    dismiss(mlp);
}

/* Along the gradient the loss falls as its length says, and in each single weight as its element.
 */
static void the_gradient_is_that_of_the_loss(void **state) {
    (void)state;
    for (int kind = GLYPH_CNN; kind <= GLYPH_MLP; kind++) {
        Pupil *p = pupil((GlyphNetKind)kind, 3);
        GlyphNet *net = &p->net;
        glyph_net_gradient(net, p->images, p->labels, 8);
        float *grad = calloc((size_t)net->parameters, sizeof *grad),
              *kept = calloc((size_t)net->parameters, sizeof *kept);
        size_t size = (size_t)net->parameters * sizeof *grad;
        memcpy(grad, net->gradient, size);
        memcpy(kept, net->weights, size);
        double square = 0, h = 2e-3, loss[2];
        for (int k = 0; k < net->parameters; k++)
            square += (double)grad[k] * grad[k];
        for (int side = 0; side < 2; side++) {
            for (int k = 0; k < net->parameters; k++)
                net->weights[k] = (float)(kept[k] + (side ? h : -h) * grad[k] / sqrt(square));
            loss[side] = glyph_net_gradient(net, p->images, p->labels, 8);
        }
        check_close((loss[1] - loss[0]) / (2 * h), sqrt(square), 0, 5e-3);
        memcpy(net->weights, kept, size);
        for (int k = 5; k < net->parameters; k += net->parameters / 40) {
            for (int side = 0; side < 2; side++) {
                net->weights[k] = kept[k] + (side ? 4e-4f : -4e-4f);
                loss[side] = glyph_net_gradient(net, p->images, p->labels, 8);
            }
            net->weights[k] = kept[k];
            check_close(grad[k], (loss[1] - loss[0]) / 8e-4, 6e-4, 0);
        }
        free(grad);
        free(kept);
        dismiss(p);
    }
}

static void a_step_goes_down_the_gradient(void **state) {
    (void)state;
    for (int kind = GLYPH_CNN; kind <= GLYPH_MLP; kind++) {
        Pupil *p = pupil((GlyphNetKind)kind, 2);
        double first = glyph_net_learn(&p->net, p->images, p->labels, 32, 0.1), last = first;
        check_close(first, log(10), 0.2, 0);
        for (int step = 0; step < 150; step++)
            last = glyph_net_learn(&p->net, p->images, p->labels, 32, 0.1);
        assert_true(last < 0.2 * first);
        assert_true(glyph_net_right(&p->net, p->images, 32, 0) >= 30);
        dismiss(p);
    }
}

static void a_roll_goes_to_the_right_and_round_the_edge(void **state) {
    (void)state;
    Pupil *p = pupil(GLYPH_MLP, 4);
    for (int step = 0; step < 100; step++)
        glyph_net_learn(&p->net, p->images, p->labels, 32, 0.2);
    int right = glyph_net_right(&p->net, p->images, SET, 0);
    assert_int_equal(glyph_net_right(&p->net, p->images, SET, GLYPH_SIDE), right);
    assert_true(right > glyph_net_right(&p->net, p->images, SET, 3));
    float moved[GLYPH_PIXELS * 10];
    for (int k = 0; k < 10; k++)
        for (int i = 0; i < GLYPH_PIXELS; i++)
            moved[k * GLYPH_PIXELS + i / 16 * 16 + (i + 3) % 16] = p->images[k * GLYPH_PIXELS + i];
    assert_int_equal(glyph_net_right(&p->net, moved, 10, 0),
                     glyph_net_right(&p->net, p->images, 10, 3));
    dismiss(p);
}

static void the_images_are_those_of_the_set(void **state) {
    (void)state;
    static float images[20 * GLYPH_PIXELS];
    static double wanted[20 * GLYPH_PIXELS];
    glyph_net_images(images, 20, 7, 0.3);
    glyph_set(wanted, 20, 7, 0.3);
    for (int i = 0; i < 20 * GLYPH_PIXELS; i++)
        assert_true(images[i] == (float)wanted[i]);
}

TEST_GROUP(cmocka_unit_test(it_learns_as_many_numbers_as_it_has_weights),
           cmocka_unit_test(the_gradient_is_that_of_the_loss),
           cmocka_unit_test(a_step_goes_down_the_gradient),
           cmocka_unit_test(a_roll_goes_to_the_right_and_round_the_edge),
           cmocka_unit_test(the_images_are_those_of_the_set))
