#include "check.h"
#include "vision/rf_presets.h"

/* Fields and jumps at the top, as the papers, A. Araujo's table and the specification have them. */
static void known_networks_have_the_fields_that_are_known(void **state) {
    (void)state;
    static const struct {
        RfPreset preset;
        int layers, r, jump, n;
    } known[] = {{RF_LENET5, 5, 32, 4, 1},         {RF_ALEXNET, 8, 195, 32, 6},
                 {RF_VGG16, 18, 212, 32, 7},       {RF_VGG19, 21, 268, 32, 7},
                 {RF_RESNET18, 18, 435, 32, 7},    {RF_RESNET34, 34, 899, 32, 7},
                 {RF_RESNET50, 50, 483, 32, 7},    {RF_RESNET50_V15, 50, 427, 32, 7},
                 {RF_RESNET101, 101, 1027, 32, 7}, {RF_RESNET101_V15, 101, 971, 32, 7},
                 {RF_WAVENET, 10, 1024, 1, 1025},  {RF_YU_KOLTUN, 8, 67, 1, 64},
                 {RF_PLAIN, 10, 21, 1, 64},        {RF_SMALL, 3, 9, 2, 112}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        RfStack stack;
        RfPlace places[RF_MAX_LAYERS];
        rf_preset(&stack, known[i].preset);
        assert_int_equal(stack.count, known[i].layers);
        check_ok(rf_compute(places, stack.layers, stack.count, stack.n0));
        const RfPlace *last = &places[stack.count - 1];
        if (last->r != known[i].r) fail_msg("preset %d: r = %d", known[i].preset, (int)last->r);
        assert_int_equal(last->jump, known[i].jump);
        assert_int_equal(last->n, known[i].n);
        assert_int_equal(stack.dims, known[i].preset == RF_WAVENET ? 1 : 2);
    }
}

/* The two ResNet-50 differ in three layers' places: a stride that comes one layer later widens
 * nothing in between. */
static void the_placements_differ_by_what_the_three_strided_layers_see(void **state) {
    (void)state;
    RfStack paper, later;
    rf_preset(&paper, RF_RESNET50);
    rf_preset(&later, RF_RESNET50_V15);
    int jump = 4, difference = 0;
    for (int stage = 0; stage < 3; stage++, jump *= 2)
        difference += 2 * (2 * jump) - 2 * jump; /* (3 - 1) j after the stride, or before */
    assert_int_equal(difference, 483 - 427);
    assert_int_equal(rf_width(paper.layers, 50) - rf_width(later.layers, 50), difference);
}

static void names_and_presets_are_as_many(void **state) {
    (void)state;
    int names = 1;
    for (const char *c = RF_PRESET_NAMES; *c; c++)
        names += *c == ' ';
    assert_int_equal(names, RF_PRESETS);
}

static void what_is_refused_leaves_the_stack_as_it_was(void **state) {
    (void)state;
    RfStack stack;
    rf_preset(&stack, RF_LENET5);
    static const double wrong[][5] = {{0, 1, 0, 1, 0}, {3, 0, 0, 1, 0},     {3, 1, -1, 1, 0},
                                      {3, 1, 0, 0, 0}, {33, 1, 0, 1, 0},    {2.5, 1, 0, 1, 0},
                                      {3, 1, 2, 1, 1}, {1e300, 1, 0, 1, 0}, {3, 1, 0, 16, 0}};
    static const Code codes[] = {E_DOMAIN, E_DOMAIN, E_DOMAIN, E_DOMAIN, E_SHAPE,
                                 E_DOMAIN, E_DOMAIN, E_DOMAIN, E_SHAPE};
    for (int i = 0; i < 9; i++)
        assert_int_equal(rf_stack_give(&stack, wrong[i], 1, 5).code, codes[i]);
    assert_int_equal(rf_stack_give(&stack, wrong[0], 1, 3).code, E_SHAPE);
    assert_int_equal(rf_stack_give(&stack, wrong[0], 0, 5).code, E_DOMAIN);
    assert_true(stack.count == 5 && stack.layers[1].pool && stack.layers[0].k == 5);
    static const double right[] = {3, 2, 1, 1, 2, 2, 0, 3};
    check_ok(rf_stack_give(&stack, right, 2, 4));
    assert_true(stack.count == 2 && stack.layers[1].d == 3 && !stack.layers[1].pool);
    static const double pooled[] = {2, 2, 0, 1, 1};
    check_ok(rf_stack_give(&stack, pooled, 1, 5));
    assert_true(stack.count == 1 && stack.layers[0].pool && stack.n0 == 32);
}

TEST_GROUP(cmocka_unit_test(known_networks_have_the_fields_that_are_known),
           cmocka_unit_test(the_placements_differ_by_what_the_three_strided_layers_see),
           cmocka_unit_test(names_and_presets_are_as_many),
           cmocka_unit_test(what_is_refused_leaves_the_stack_as_it_was))
