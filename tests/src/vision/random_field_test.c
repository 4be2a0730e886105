#include "check.h"
#include "vision/effective_field.h"
#include "vision/random_field.h"

#include <stdlib.h>

static Arena arena;
static RandomField field;

static int open_field(void **state) {
    (void)state;
    arena = test_arena(random_field_bytes());
    random_field_init(&field, &arena);
    return 0;
}

static int close_field(void **state) {
    (void)state;
    free(arena.memory);
    return 0;
}

static void draw(int networks) {
    int before = field.draws;
    while (field.draws < before + networks)
        random_field_step(&field, 1 << 30);
}

/* ---- the same network, slowly: its output for a picture, channel by channel in double ---- */

enum { SIDE = 32, PLANE = SIDE * SIDE };

static double weight(const RandomFieldLayer *layer, int tap, int in, int out) {
    int outs = (layer->out + 3) / 4;
    return (double)field.weights[layer->weights + (tap * layer->in + in) * outs + out / 4][out % 4];
}

static double output(const double *picture) {
    static double here[8][PLANE], there[8][PLANE];
    memset(here, 0, sizeof here);
    memcpy(here[0], picture, (size_t)(field.high * field.wide) * sizeof *picture);
    int wide = field.wide;
    for (int l = 0; l < field.count; l++) {
        const RandomFieldLayer *layer = &field.layers[l];
        int taps = layer->rows * layer->k;
        for (int o = 0; o < layer->out; o++)
            for (int y = 0; y < layer->high; y++)
                for (int x = 0; x < layer->wide; x++) {
                    double sum = 0, most = -INFINITY;
                    for (int tap = 0; tap < taps; tap++) {
                        int at = (y * layer->s + tap / layer->k * layer->d) * wide + x * layer->s +
                                 tap % layer->k * layer->d;
                        most = fmax(most, here[o][at]);
                        if (layer->pool) sum += here[o][at] / taps;
                        for (int i = 0; i < layer->in && !layer->pool; i++)
                            sum += weight(layer, tap, i, o) * here[i][at];
                    }
                    if (layer->pool && field.relu) sum = most;
                    if (!layer->pool && field.relu && l < field.count - 1) sum = fmax(sum, 0);
                    there[o][y * layer->wide + x] = sum;
                }
        memcpy(here, there, sizeof here);
        wide = layer->wide;
    }
    return here[0][0];
}

/* Squared differences of the slow network against the gradient that the fast one found. */
static void check_gradient(const RfLayer *layers, int count, int dims, int channels, int relu) {
    static double picture[PLANE];
    double most = 0;
    uint64_t seed = 0;
    int n = 0;
    while (most == 0) { /* a small ReLU network may be silent: then another */
        check_ok(random_field_set(&field, layers, count, dims, channels, relu, ++seed));
        assert_true(field.wide <= SIDE && seed < 20);
        draw(1);
        n = field.high * field.wide;
        for (int i = 0; i < n; i++)
            most = fmax(most, field.energy[i]);
    }
    Rng rng = rng_stream(seed, STREAM_DATA);
    for (int i = 0; i < n; i++)
        picture[i] = relu ? (double)(float)rng_normal(&rng) : 0;
    for (int i = 0; i < n; i++) {
        const double h = 1e-7;
        picture[i] += h;
        double above = output(picture);
        picture[i] -= 2 * h;
        double below = output(picture), slope = (above - below) / (2 * h);
        picture[i] += h;
        check_close(field.energy[i], slope * slope, 1e-4 * most, 1e-4);
    }
}

static void gradients_are_the_differences_of_a_plain_network(void **state) {
    (void)state;
    static const RfLayer stacks[][4] = {
        {{3, 1, 1, 1, false}, {3, 1, 1, 1, false}, {3, 1, 1, 1, false}, {1, 1, 0, 1, false}},
        {{5, 2, 1, 1, false}, {2, 2, 0, 1, true}, {3, 1, 1, 1, false}, {2, 1, 0, 1, false}},
        {{2, 2, 0, 1, true}, {3, 1, 1, 2, false}, {3, 2, 1, 1, true}, {3, 1, 1, 1, false}},
        {{1, 2, 0, 1, false}, {3, 1, 1, 1, false}, {3, 1, 1, 3, false}, {2, 1, 0, 1, true}}};
    for (int i = 0; i < 4; i++)
        for (int dims = 1; dims <= 2; dims++)
            for (int relu = 0; relu <= 1; relu++)
                for (int channels = 3; channels <= 8; channels += 5)
                    check_gradient(stacks[i], 4, dims, channels, relu);
}

/* However the work is cut into pieces, the same networks come out. */
static void small_pieces_of_work_give_the_same_bits(void **state) {
    (void)state;
    static const RfLayer layers[3] = {{3, 1, 1, 1, false}, {2, 2, 0, 1, true}, {3, 1, 1, 2, false}};
    static double want[PLANE];
    check_ok(random_field_set(&field, layers, 3, 2, 5, true, 3));
    draw(4);
    int n = field.high * field.wide;
    memcpy(want, field.energy, (size_t)n * sizeof *want);
    check_ok(random_field_set(&field, layers, 3, 2, 5, true, 3));
    int steps = 0;
    for (; field.draws < 4; steps++)
        random_field_step(&field, 1);
    assert_true(steps > 40);
    assert_memory_equal(field.energy, want, (size_t)n * sizeof *want);
    check_ok(random_field_set(&field, layers, 3, 2, 5, true, 4));
    draw(4);
    assert_memory_not_equal(field.energy, want, (size_t)n * sizeof *want);
}

/* The mean squared gradient is the uniform stack's profile, and its width that of the formula. */
static void the_mean_over_networks_is_the_law_of_the_uniform_stack(void **state) {
    (void)state;
    static const RfLayer layers[5] = {{3, 1, 1, 1, false},
                                      {3, 2, 1, 1, false},
                                      {3, 1, 1, 2, false},
                                      {2, 2, 0, 1, true},
                                      {3, 1, 1, 1, false}};
    static double profile[PLANE], theory[PLANE], scratch[PLANE];
    for (int relu = 0; relu <= 1; relu++) {
        check_ok(random_field_set(&field, layers, 5, 1, 8, relu, 1));
        draw(6000);
        int r = field.wide;
        assert_int_equal(r, rf_width(layers, 5));
        random_field_profile(profile, &field);
        ef_profile(theory, scratch, layers, 5);
        double sum = 0;
        for (int i = 0; i < r; i++)
            sum += profile[i];
        check_close(ef_spread(NULL, profile, r), ef_std(layers, 5), 0, 0.03);
        for (int i = 0; i < r; i++)
            check_close(profile[i] / sum, theory[i], relu ? 0.009 : 0.006, 0);
    }
}

static void holes_stay_dark(void **state) {
    (void)state;
    static const RfLayer layers[2] = {{1, 2, 0, 1, false}, {3, 1, 1, 1, false}};
    check_ok(random_field_set(&field, layers, 2, 2, 4, true, 1));
    draw(20);
    for (int y = 0; y < 5; y++)
        for (int x = 0; x < 5; x++)
            assert_true((field.energy[5 * y + x] > 0) == (y % 2 == 0 && x % 2 == 0));
}

static void without_layers_the_gradient_is_one(void **state) {
    (void)state;
    for (int relu = 0; relu <= 1; relu++) {
        check_ok(random_field_set(&field, NULL, 0, 2, 8, relu, 1));
        draw(3);
        assert_true(field.energy[0] == 3 && field.wide == 1);
    }
}

static void what_is_too_large_is_refused_and_does_nothing(void **state) {
    (void)state;
    RfLayer layers[100];
    layers[0] = (RfLayer){RANDOM_FIELD_SIDE + 1, 1, 0, 1, false};
    assert_int_equal(random_field_set(&field, layers, 1, 2, 1, false, 1).code, E_SHAPE);
    assert_false(random_field_step(&field, 1000));
    assert_int_equal(field.draws, 0);
    check_ok(random_field_set(&field, layers, 1, 1, 1, false, 1));
    draw(1);
    for (int l = 0; l < 100; l++)
        layers[l] = (RfLayer){3, 2, 1, 1, false};
    assert_int_equal(random_field_set(&field, layers, 100, 1, 8, false, 1).code, E_SHAPE);
    for (int l = 0; l < 100; l++)
        layers[l] = (RfLayer){11, 1, 0, 1, false};
    assert_int_equal(random_field_set(&field, layers, 100, 2, 8, false, 1).code, E_SHAPE);
    check_ok(random_field_set(&field, layers, 20, 2, 8, false, 1));
}

TEST_GROUP(cmocka_unit_test_setup_teardown(gradients_are_the_differences_of_a_plain_network,
                                           open_field, close_field),
           cmocka_unit_test_setup_teardown(small_pieces_of_work_give_the_same_bits, open_field,
                                           close_field),
           cmocka_unit_test_setup_teardown(the_mean_over_networks_is_the_law_of_the_uniform_stack,
                                           open_field, close_field),
           cmocka_unit_test_setup_teardown(holes_stay_dark, open_field, close_field),
           cmocka_unit_test_setup_teardown(without_layers_the_gradient_is_one, open_field,
                                           close_field),
           cmocka_unit_test_setup_teardown(what_is_too_large_is_refused_and_does_nothing,
                                           open_field, close_field))
