#include "base/param.h"
#include "check.h"

#define PARAMS(P)                                                  \
    P(plain, "mV", -2, 3, 1, 0.5, 0)                               \
    P(spread, "ms", 0.01, 100, 1, 0.01, PARAM_LOG | PARAM_RESTART) \
    P(number, "1", 10, 20, 12, 1, PARAM_WHOLE | PARAM_LOG)         \
    P(method, "", 0, 2, 0, 1, PARAM_CHOICE, "eu euler exact")

typedef struct Values {
    PARAMS(PARAM_FIELD)
} Values;
static const Param params[] = {PARAMS(PARAM_ROW)};
enum { COUNT = sizeof params / sizeof *params };

static void a_struct_of_fields_is_an_array_in_table_order(void **state) {
    (void)state;
    assert_int_equal(sizeof(Values), COUNT * sizeof(double));
    Values values = {.plain = 1, .spread = 2, .number = 3, .method = 4};
    for (int i = 0; i < COUNT; i++)
        assert_true(((const double *)&values)[i] == i + 1);
}

static void a_row_says_what_the_table_says(void **state) {
    (void)state;
    assert_string_equal(params[1].id, "spread");
    assert_string_equal(params[1].unit, "ms");
    assert_true(params[0].lowest == -2 && params[0].highest == 3);
    assert_true(params[0].initial == 1 && params[0].step == 0.5);
    assert_int_equal(params[1].flags, PARAM_LOG | PARAM_RESTART);
    assert_null(params[2].choices);
    assert_string_equal(params[3].choices, "eu euler exact");
}

static void both_ends_are_allowed_and_nothing_beyond(void **state) {
    (void)state;
    for (int i = 0; i < COUNT; i++) {
        const Param *p = &params[i];
        check_ok(param_check(p, p->lowest));
        check_ok(param_check(p, p->highest));
        check_ok(param_check(p, p->initial));
        const double beyond[] = {nextafter(p->lowest, -1e9),
                                 nextafter(p->highest, 1e9),
                                 p->lowest - 1,
                                 p->highest + 1,
                                 -1e300,
                                 1e300};
        for (int k = 0; k < 6; k++) {
            Status s = param_check(p, beyond[k]);
            assert_int_equal(s.code, E_DOMAIN);
            assert_string_equal(s.what, p->id);
            assert_string_equal(s.unit, p->unit);
            assert_true(s.value == beyond[k] && s.low == p->lowest && s.high == p->highest);
        }
    }
}

static void nan_and_infinity_are_not_finite_whatever_the_range(void **state) {
    (void)state;
    const double wrong[] = {NAN, INFINITY, -INFINITY};
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < 3; k++)
            assert_int_equal(param_check(&params[i], wrong[k]).code, E_NONFINITE);
}

static void only_whole_numbers_and_choices_refuse_a_fraction(void **state) {
    (void)state;
    check_ok(param_check(&params[0], 0.3));
    check_ok(param_check(&params[1], 0.3));
    assert_int_equal(param_check(&params[2], 12.5).code, E_DOMAIN);
    assert_int_equal(param_check(&params[2], 12.5).rule, RULE_WHOLE);
    assert_int_equal(param_check(&params[3], 0.5).rule, RULE_WHOLE);
    check_ok(param_check(&params[2], 13));
    check_ok(param_check(&params[3], 1));
}

static void a_parameter_is_found_by_its_whole_id(void **state) {
    (void)state;
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(param_index(params, params[i].id, COUNT), i);
    assert_int_equal(param_index(params, "spre", COUNT), -1);
    assert_int_equal(param_index(params, "spreads", COUNT), -1);
    assert_int_equal(param_index(params, "", COUNT), -1);
    assert_int_equal(param_index(params, "method", COUNT - 1), -1);
}

static void a_choice_is_found_by_its_whole_name(void **state) {
    (void)state;
    const char *names = params[3].choices;
    assert_int_equal(param_choice(names, "eu"), 0);
    assert_int_equal(param_choice(names, "euler"), 1);
    assert_int_equal(param_choice(names, "exact"), 2);
    const char *wrong[] = {"", " ", "e", "eule", "eulers", "eu euler", "exact ", "Euler", "1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(param_choice(names, wrong[i]), -1);
    assert_int_equal(param_choice("", "eu"), -1);
}

TEST_GROUP(cmocka_unit_test(a_struct_of_fields_is_an_array_in_table_order),
           cmocka_unit_test(a_row_says_what_the_table_says),
           cmocka_unit_test(both_ends_are_allowed_and_nothing_beyond),
           cmocka_unit_test(nan_and_infinity_are_not_finite_whatever_the_range),
           cmocka_unit_test(only_whole_numbers_and_choices_refuse_a_fraction),
           cmocka_unit_test(a_parameter_is_found_by_its_whole_id),
           cmocka_unit_test(a_choice_is_found_by_its_whole_name))
