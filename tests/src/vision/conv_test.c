#include "vision/conv.h"

#include "base/rng.h"
#include "check.h"

#include <stdlib.h>

static void an_axis_has_as_many_outputs_as_places_for_the_kernel(void **state) {
    (void)state;
    for (int n = 1; n < 12; n++)
        for (int kernel = 1; kernel < 5; kernel++)
            for (int stride = 1; stride < 4; stride++)
                for (int padding = 0; padding < 3; padding++)
                    for (int dilation = 1; dilation < 3; dilation++) {
                        int places = 0, span = dilation * (kernel - 1) + 1;
                        for (int at = -padding; at + span <= n + padding; at += stride)
                            places++;
                        assert_int_equal(conv_length(n, kernel, stride, padding, dilation), places);
                    }
}

static void one_weight_of_one_copies_its_place(void **state) {
    (void)state;
    const Conv c = {1, 4, 5, 1, 3, 1, 1, 1};
    double x[20], y[20], w[9] = {0}, b = 0.5;
    for (int i = 0; i < 20; i++)
        x[i] = i + 1;
    w[1 * 3 + 2] = 1; /* the right neighbour */
    conv_forward(y, x, w, &b, &c);
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 5; j++)
            assert_true(y[5 * i + j] == 0.5 + (j < 4 ? x[5 * i + j + 1] : 0));
}

/* Not a convolution in the sense of mathematics: that would take the left neighbour. */
static void the_kernel_is_not_flipped(void **state) {
    (void)state;
    const Conv c = {1, 1, 3, 1, 1, 1, 0, 1}, two = {1, 3, 3, 1, 2, 1, 0, 1};
    const double x[] = {1, 2, 3, 4, 5, 6, 7, 8, 9}, w[] = {1, 0, 0, -1}, b = 0;
    double y[4];
    conv_forward(y, x, (const double[]){2}, &b, &c);
    assert_true(y[0] == 2 && y[1] == 4 && y[2] == 6);
    conv_forward(y, x, w, &b, &two);
    for (int i = 0; i < 4; i++)
        assert_true(y[i] == -4);
}

/* The interior moves with the input; the border does not. */
static void a_shifted_input_gives_a_shifted_map(void **state) {
    (void)state;
    const Conv c = {2, 6, 9, 3, 3, 1, 0, 1};
    Rng rng = rng_seeded(1);
    double x[108], moved[108], w[54], b[3], y[84], z[84];
    for (int i = 0; i < 108; i++)
        x[i] = rng_normal(&rng);
    for (int i = 0; i < 54; i++)
        w[i] = rng_normal(&rng);
    for (int i = 0; i < 3; i++)
        b[i] = rng_normal(&rng);
    for (int i = 0; i < 108; i++)
        moved[i] = i % 9 ? x[i - 1] : 0;
    conv_forward(y, x, w, b, &c);
    conv_forward(z, moved, w, b, &c);
    for (int i = 0; i < 84; i++)
        if (i % 7) assert_true(z[i] == y[i - 1]);
}

/* A dilated kernel is a larger one with zeros between its weights; a stride takes every so many of
 * the places. */
static void dilation_spreads_the_weights_and_stride_skips_places(void **state) {
    (void)state;
    const Conv wide = {1, 9, 10, 1, 5, 1, 1, 1}, dilated = {1, 9, 10, 1, 3, 1, 1, 2},
               strided = {1, 9, 10, 1, 3, 2, 1, 2};
    Rng rng = rng_seeded(3);
    double x[90], w[9], spread[25] = {0}, b = 0.25, y[56], z[56], every[56];
    for (int i = 0; i < 90; i++)
        x[i] = rng_normal(&rng);
    for (int i = 0; i < 9; i++)
        w[i] = spread[i / 3 * 10 + i % 3 * 2] = rng_normal(&rng);
    conv_forward(y, x, spread, &b, &wide);
    conv_forward(z, x, w, &b, &dilated);
    conv_forward(every, x, w, &b, &strided);
    assert_true(conv_rows(&wide) == 7 && conv_columns(&wide) == 8 && conv_columns(&strided) == 4);
    for (int i = 0; i < 7; i++)
        for (int j = 0; j < 8; j++) {
            check_close(z[8 * i + j], y[8 * i + j], 1e-13, 0);
            if (i % 2 == 0 && j % 2 == 0) assert_true(every[4 * (i / 2) + j / 2] == z[8 * i + j]);
        }
}

/* The loss sum dy y is linear in x, w and b, each with the others held: its slope is exact. */
static void check_gradients(const Conv *c, Rng *rng) {
    int inputs = c->channels * c->rows * c->columns, weights = c->filters * conv_fan_in(c),
        outputs = c->filters * conv_rows(c) * conv_columns(c);
    int numbers = inputs + weights + c->filters;
    double *all = calloc((size_t)numbers, sizeof *all),
           *grad = calloc((size_t)numbers, sizeof *all), *y = calloc((size_t)outputs, sizeof *y),
           *dy = calloc((size_t)outputs, sizeof *y);
    double *x = all, *w = x + inputs, *b = w + weights;
    for (int i = 0; i < numbers; i++)
        all[i] = rng_normal(rng), grad[i] = NAN;
    for (int i = 0; i < outputs; i++)
        dy[i] = rng_normal(rng);
    conv_backward(grad, grad + inputs, grad + inputs + weights, dy, x, w, c);
    for (int i = 0; i < numbers; i++) {
        double kept = all[i], loss[2] = {0, 0};
        for (int side = 0; side < 2; side++) {
            all[i] = kept + (side ? 0.5 : -0.5);
            conv_forward(y, x, w, b, c);
            for (int k = 0; k < outputs; k++)
                loss[side] += dy[k] * y[k];
        }
        all[i] = kept;
        check_close(grad[i], loss[1] - loss[0], 1e-11, 0);
    }
    for (int i = 0; i < numbers; i++)
        assert_true(isfinite(grad[i]));
    conv_backward(NULL, grad, grad + weights, dy, x, w, c); /* without dx */
    assert_true(isfinite(grad[0]));
    free(all);
    free(grad);
    free(y);
    free(dy);
}

static void gradients_are_finite_differences(void **state) {
    (void)state;
    Rng rng = rng_seeded(2);
    const Conv layers[] = {{1, 5, 5, 1, 3, 1, 0, 1}, {2, 6, 5, 3, 3, 2, 1, 1},
                           {1, 8, 8, 2, 3, 1, 2, 2}, {3, 4, 4, 2, 1, 1, 0, 1},
                           {1, 7, 7, 1, 2, 3, 0, 1}, {2, 5, 3, 2, 3, 2, 2, 1}};
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        check_gradients(&layers[i], &rng);
}

static void a_small_kernel_learns_few_numbers(void **state) {
    (void)state;
    const Conv c = {3, 32, 32, 64, 3, 1, 1, 1};
    assert_true(conv_parameters(&c) == 64 * 28);
    assert_true(conv_dense_parameters(&c) == 65536.0 * 3073);
}

static void impossible_layers_are_refused_by_name(void **state) {
    (void)state;
    const struct {
        Conv c;
        Code code;
        const char *what;
    } wrong[] = {
        {{1, 3, 3, 1, 3, 0, 0, 1}, E_DOMAIN, "stride"},
        {{1, 3, 3, 1, 0, 1, 0, 1}, E_DOMAIN, "kernel"},
        {{1, 3, 3, 1, 3, 1, 0, 0}, E_DOMAIN, "dilation"},
        {{1, 3, 3, 1, 3, 1, -1, 1}, E_DOMAIN, "padding"},
        {{0, 3, 3, 1, 3, 1, 0, 1}, E_DOMAIN, "channels"},
        {{1, 3, 3, 0, 3, 1, 0, 1}, E_DOMAIN, "filters"},
        {{1, 3, 0, 1, 3, 1, 0, 1}, E_DOMAIN, "columns"},
        {{1, 3, 2, 1, 3, 1, 0, 1}, E_SHAPE, "kernel"},
        {{1, 4, 4, 1, 3, 1, 0, 2}, E_SHAPE, "kernel"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Status status = conv_check(&wrong[i].c);
        assert_int_equal(status.code, wrong[i].code);
        assert_string_equal(status.what, wrong[i].what);
    }
    char text[200];
    status_sentence(text, sizeof text, conv_check(&wrong[8].c));
    assert_string_equal(text, "kernel = 3: it must be from 1 to 2.");
    check_ok(conv_check(&(Conv){1, 1, 1, 1, 3, 1, 1, 1}));
}

TEST_GROUP(cmocka_unit_test(an_axis_has_as_many_outputs_as_places_for_the_kernel),
           cmocka_unit_test(one_weight_of_one_copies_its_place),
           cmocka_unit_test(the_kernel_is_not_flipped),
           cmocka_unit_test(a_shifted_input_gives_a_shifted_map),
           cmocka_unit_test(dilation_spreads_the_weights_and_stride_skips_places),
           cmocka_unit_test(gradients_are_finite_differences),
           cmocka_unit_test(a_small_kernel_learns_few_numbers),
           cmocka_unit_test(impossible_layers_are_refused_by_name))
