#include "check.h"
#include "vision/rf_presets.h"

enum { LAYERS, PHOTO };

static Stage opened(const char *id) {
    Stage s;
    stage_open(&s, id, NULL, 1);
    return s;
}

static Status give(Stage *s, int input, const double *data, int rows, int columns) {
    return session_give(&s->session, input, data, rows, columns);
}

static void the_table_is_the_recursion(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    stage_set(&s, "network", RF_VGG16);
    int count;
    const double *r = stage_array(&s, "r", &count);
    assert_int_equal(count, 18);
    assert_true(r[17] == 212 && r[1] == 5 && stage_array(&s, "pool", &count)[2] == 1);
    assert_true(stage_array(&s, "centre", &count)[17] == 15.5);
    assert_true(stage_number(&s, "weights") == 13 * 9 && stage_number(&s, "pools") == 5);
    assert_true(stage_number(&s, "n_last") == 7 && stage_number(&s, "jump_last") == 32);
    stage_close(&s);
}

/* The box moves in jumps, with the unit whose field is centred nearest. */
static void the_box_follows_where_the_unit_looks(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    stage_set(&s, "network", RF_VGG16);
    stage_set(&s, "x", 0);
    assert_true(stage_number(&s, "unit_x") == 0 && stage_number(&s, "field_left") == -90);
    stage_set(&s, "x", 112);
    assert_true(stage_number(&s, "unit_x") == 3 && stage_number(&s, "field_left") == 6);
    stage_set(&s, "x", 4096);
    assert_true(stage_number(&s, "unit_x") == 6);
    stage_set(&s, "y", 47);
    assert_true(stage_number(&s, "unit_y") == 1 && stage_number(&s, "field_top") == -58);
    stage_close(&s);
}

static void resnets_beside_each_other_part_at_the_third_stage(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    stage_set(&s, "network", RF_RESNET50);
    stage_set(&s, "beside", RF_RESNET50_V15 + 1);
    int count, beside;
    const double *r = stage_array(&s, "r", &count), *other = stage_array(&s, "r_beside", &beside);
    assert_true(count == 50 && beside == 50);
    for (int l = 0; l < 50; l++)
        assert_true(l < 12 ? r[l] == other[l] : r[l] > other[l]);
    assert_true(stage_number(&s, "r_last") == 483 && stage_number(&s, "r_other") == 427);
    stage_set(&s, "beside", 0);
    assert_int_equal(stage_view(&s, "r_beside")->shape[0], 0);
    stage_close(&s);
}

static void given_layers_take_the_networks_place_until_they_are_taken_back(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    stage_set(&s, "network", RF_LENET5);
    static const double layers[] = {1, 2, 0, 1, 0, 3, 1, 0, 1, 0}, pool[] = {2, 2, 0, 1, 1};
    check_ok(give(&s, LAYERS, layers, 2, 5));
    assert_true(stage_number(&s, "count") == 2 && stage_number(&s, "r_last") == 5);
    assert_true(stage_number(&s, "holes") == 2 && stage_number(&s, "n0") == 32);
    check_ok(give(&s, LAYERS, pool, 1, 5));
    assert_true(stage_number(&s, "weights") == 0 && stage_number(&s, "pools") == 1);
    stage_set(&s, "network", RF_VGG16); /* only the input is the network's then */
    assert_true(stage_number(&s, "count") == 1 && stage_number(&s, "n0") == 224);
    check_ok(give(&s, LAYERS, NULL, 0, 0));
    assert_true(stage_number(&s, "count") == 18);
    stage_close(&s);
}

static void a_bad_stack_is_refused_and_the_one_before_stays(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    stage_set(&s, "network", RF_LENET5);
    uint64_t before = session_hash(&s.session);
    static const double wide[] = {33, 1, 0, 1}, none[] = {0, 1, 0, 1};
    Status status = give(&s, LAYERS, wide, 1, 4);
    assert_int_equal(status.code, E_SHAPE);
    assert_string_equal(status.what, "padded_input");
    assert_string_equal(give(&s, LAYERS, none, 1, 4).what, "k");
    assert_int_equal(give(&s, LAYERS, none, 1, 2).code, E_SHAPE);
    assert_true(session_hash(&s.session) == before);
    stage_close(&s);
}

static void the_layer_that_is_looked_at_is_the_top_of_its_own_stack(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    stage_set(&s, "network", RF_VGG16);
    static const double fields[] = {212, 3, 5, 6, 10};
    for (int l = 0; l < 5; l++) {
        stage_set(&s, "at_layer", l);
        assert_true(stage_number(&s, "r_last") == fields[l]);
        assert_true(stage_number(&s, "depth") == (l == 0 ? 18 : l));
    }
    assert_true(stage_number(&s, "weights") == 27 && stage_number(&s, "pools") == 1);
    stage_set(&s, "at_layer", 100);
    assert_true(stage_number(&s, "r_last") == 212);
    stage_close(&s);
}

static void an_input_that_is_too_small_is_told_with_its_layer(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    stage_set(&s, "network", RF_LENET5);
    assert_true(stage_number(&s, "misfit") == 0);
    stage_set(&s, "input_size", 20); /* 16, 8, 4, 2, and no room for five */
    assert_true(stage_number(&s, "misfit") == 5 && stage_number(&s, "n_last") == 0);
    assert_true(stage_number(&s, "r_last") == 32);
    stage_close(&s);
}

static void the_photograph_fills_the_input(void **state) {
    (void)state;
    Stage s = opened("receptive_field");
    const View *own = stage_view(&s, "picture");
    assert_true(own->shape[0] == 224 && own->shape[1] == 224);
    uint64_t before = session_hash(&s.session);
    static double photo[20 * 40];
    for (int i = 0; i < 800; i++)
        photo[i] = i % 40 >= 20;
    check_ok(give(&s, PHOTO, photo, 20, 40));
    const float *grey = stage_view(&s, "picture")->data;
    assert_true(grey[0] == 0 && grey[223] == 1 && grey[111] == 0 && grey[112] == 1);
    stage_set(&s, "network", RF_LENET5);
    assert_int_equal(stage_view(&s, "picture")->shape[0], 32);
    stage_set(&s, "network", RF_WAVENET);
    assert_int_equal(stage_view(&s, "picture")->shape[0], 1);
    stage_set(&s, "network", RF_SMALL);
    check_ok(give(&s, PHOTO, NULL, 0, 0));
    assert_true(session_hash(&s.session) == before);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_table_is_the_recursion),
           cmocka_unit_test(the_box_follows_where_the_unit_looks),
           cmocka_unit_test(resnets_beside_each_other_part_at_the_third_stage),
           cmocka_unit_test(given_layers_take_the_networks_place_until_they_are_taken_back),
           cmocka_unit_test(a_bad_stack_is_refused_and_the_one_before_stays),
           cmocka_unit_test(the_layer_that_is_looked_at_is_the_top_of_its_own_stack),
           cmocka_unit_test(an_input_that_is_too_small_is_told_with_its_layer),
           cmocka_unit_test(the_photograph_fills_the_input))
