#include "base/rng.h"
#include "check.h"
#include "vision/receptive_field.h"

#include <stdlib.h>

static RfLayer some_layer(Rng *rng) {
    RfLayer layer = {.k = 1 + rng_below(rng, 5),
                     .s = 1 + rng_below(rng, 3),
                     .p = rng_below(rng, 3),
                     .d = 1 + rng_below(rng, 3),
                     .pool = false};
    return layer;
}

/* The first and the last position of the input that unit i above `count` layers is connected to,
 * by following every connection down; padding counts as positions below 0 and beyond the end. */
static void follow(const RfLayer *layers, int count, long i, long *first, long *last) {
    if (count == 0) {
        *first = i < *first ? i : *first;
        *last = i > *last ? i : *last;
        return;
    }
    const RfLayer *top = &layers[count - 1];
    for (int a = 0; a < top->k; a++)
        follow(layers, count - 1, i * top->s + (long)a * top->d - top->p, first, last);
}

static void the_field_is_what_connections_lead_to(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < 300; trial++) {
        RfLayer layers[4];
        RfPlace places[4];
        int count = 1 + rng_below(&rng, 4), n0 = 40 + rng_below(&rng, 60);
        for (int l = 0; l < count; l++)
            layers[l] = some_layer(&rng);
        if (rf_compute(places, layers, count, n0).code != OK) continue;
        const RfPlace *at = &places[count - 1];
        for (int i = 0; i < 3; i++) {
            long first = 1 << 20, last = -(1 << 20);
            follow(layers, count, i, &first, &last);
            assert_int_equal(first, at->start + i * at->jump);
            assert_int_equal(last, at->start + i * at->jump + at->r - 1);
            check_close(rf_centre(at) + (double)(i * at->jump), (double)(first + last) / 2, 0, 0);
        }
    }
}

/* A unit is there as long as its last tap lies within the padded input. */
static void there_are_as_many_units_as_kernels_fit(void **state) {
    (void)state;
    Rng rng = rng_seeded(2);
    for (int trial = 0; trial < 500; trial++) {
        RfLayer layer = some_layer(&rng);
        int n0 = 1 + rng_below(&rng, 30), units = 0;
        while (units * layer.s + (layer.k - 1) * layer.d < n0 + 2 * layer.p)
            units++;
        RfPlace place = {-7, -7, -7, -7};
        Status status = rf_compute(&place, &layer, 1, n0);
        assert_int_equal(status.code, units > 0 ? OK : E_SHAPE);
        assert_int_equal(place.n, units > 0 ? units : -7);
    }
}

static void padding_moves_the_field_and_never_widens_it(void **state) {
    (void)state;
    RfLayer bare[3] = {{5, 2, 0, 1, false}, {3, 1, 0, 2, false}, {3, 2, 0, 1, false}};
    RfLayer padded[3] = {{5, 2, 2, 1, false}, {3, 1, 2, 2, false}, {3, 2, 1, 1, false}};
    RfPlace a[3], b[3];
    check_ok(rf_compute(a, bare, 3, 100));
    check_ok(rf_compute(b, padded, 3, 100));
    assert_true(a[2].r == b[2].r && a[2].jump == b[2].jump);
    assert_true(a[2].start == 0 && b[2].start < 0 && b[2].n > a[2].n);
}

static void without_layers_a_unit_is_a_pixel(void **state) {
    (void)state;
    RfPlace at = rf_input(10);
    assert_true(at.n == 10 && at.r == 1 && at.jump == 1 && at.start == 0);
    check_ok(rf_compute(NULL, NULL, 0, 10));
    assert_int_equal(rf_width(NULL, 0), 1);
}

static void what_is_no_layer_is_refused_by_name(void **state) {
    (void)state;
    static const struct {
        RfLayer layer;
        const char *what;
    } wrong[] = {{{0, 1, 0, 1, false}, "k"},      {{3, 0, 0, 1, false}, "s"},
                 {{3, 1, -1, 1, false}, "p"},     {{3, 1, 0, 0, false}, "d"},
                 {{2, 2, 2, 1, true}, "p"},       {{RF_MAX_SIZE + 1, 1, 0, 1, false}, "k"},
                 {{3, 1, 0, 1 << 20, false}, "d"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        RfLayer layers[2] = {{1, 1, 0, 1, false}, wrong[i].layer};
        RfPlace places[2] = {{-7, -7, -7, -7}, {-7, -7, -7, -7}};
        Status status = rf_compute(places, layers, 2, 100);
        assert_int_equal(status.code, E_DOMAIN);
        assert_string_equal(status.what, wrong[i].what);
        assert_int_equal(places[0].n, -7);
    }
    RfLayer half = {3, 1, 1, 1, true};
    check_ok(rf_check(&half));
}

static void a_kernel_wider_than_its_padded_input_has_no_place(void **state) {
    (void)state;
    RfLayer layer = {5, 1, 0, 1, false};
    Status status = rf_compute(NULL, &layer, 1, 4);
    assert_int_equal(status.code, E_SHAPE);
    assert_true(status.value == 4 && status.low == 5);
    layer.p = 1;
    check_ok(rf_compute(NULL, &layer, 1, 4));
    layer.d = 2; /* nine pixels from tap to tap */
    assert_int_equal(rf_compute(NULL, &layer, 1, 4).code, E_SHAPE);
    RfPlace at = rf_input(4);
    rf_step(&at, &layer);
    assert_int_equal(at.n, 0);
    rf_step(&at, &(RfLayer){1, 1, 4, 1, false}); /* nothing comes out of nothing */
    assert_int_equal(at.n, 0);
}

static void a_jump_without_bound_is_refused_before_it_overflows(void **state) {
    (void)state;
    RfLayer layers[RF_MAX_LAYERS];
    for (int l = 0; l < RF_MAX_LAYERS; l++)
        layers[l] = (RfLayer){1, RF_MAX_SIZE, 0, 1, false};
    check_ok(rf_compute(NULL, layers, 3, 1));
    Status status = rf_compute(NULL, layers, RF_MAX_LAYERS, 1);
    assert_int_equal(status.code, E_DOMAIN);
    assert_string_equal(status.what, "jump");
    for (int l = 0; l < RF_MAX_LAYERS; l++)
        layers[l] = (RfLayer){RF_MAX_SIZE, 16, RF_MAX_SIZE / 2, 1, false};
    assert_string_equal(rf_compute(NULL, layers, RF_MAX_LAYERS, 1 << 24).what, "r");
    assert_int_equal(rf_compute(NULL, layers, RF_MAX_LAYERS + 1, 1).code, E_DOMAIN);
    assert_int_equal(rf_compute(NULL, layers, 1, 0).code, E_DOMAIN);
}

static void the_unit_nearest_to_a_place_looks_there(void **state) {
    (void)state;
    RfPlace at = {.n = 7, .r = 212, .jump = 32, .start = -90};
    assert_int_equal(rf_unit(&at, -500), 0);
    assert_int_equal(rf_unit(&at, 1e9), 6);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(rf_unit(&at, rf_centre(&at) + 32 * i + 15), i);
        assert_int_equal(rf_unit(&at, rf_centre(&at) + 32 * i - 15), i);
    }
}

static void weights_are_the_taps_of_what_does_not_pool(void **state) {
    (void)state;
    RfLayer layers[3] = {{3, 1, 1, 1, false}, {2, 2, 0, 1, true}, {5, 1, 2, 4, false}};
    assert_int_equal(rf_weights(layers, 3, 2), 9 + 25);
    assert_int_equal(rf_weights(layers, 3, 1), 3 + 5);
}

TEST_GROUP(cmocka_unit_test(the_field_is_what_connections_lead_to),
           cmocka_unit_test(there_are_as_many_units_as_kernels_fit),
           cmocka_unit_test(padding_moves_the_field_and_never_widens_it),
           cmocka_unit_test(without_layers_a_unit_is_a_pixel),
           cmocka_unit_test(what_is_no_layer_is_refused_by_name),
           cmocka_unit_test(a_kernel_wider_than_its_padded_input_has_no_place),
           cmocka_unit_test(a_jump_without_bound_is_refused_before_it_overflows),
           cmocka_unit_test(the_unit_nearest_to_a_place_looks_there),
           cmocka_unit_test(weights_are_the_taps_of_what_does_not_pool))
