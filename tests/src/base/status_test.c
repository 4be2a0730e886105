#include "base/status.h"
#include "check.h"

static void check_sentence(Status status, const char *want) {
    char text[256];
    status_sentence(text, sizeof text, status);
    assert_string_equal(text, want);
}

static void a_sentence_names_what_was_wrong_and_what_is_allowed(void **state) {
    (void)state;
    check_sentence(check_above("tau_m", "ms", 0, 0), "tau_m = 0 ms: it must be greater than 0 ms.");
    check_sentence(check_at_least("tau_ref", "ms", -1.5, 0.1),
                   "tau_ref = -1.5 ms: it must be at least 0.1 ms.");
    check_sentence(check_between("v_th", "mV", 31, 1, 30.5),
                   "v_th = 31 mV: it must be from 1 to 30.5 mV.");
    check_sentence(check_whole("neurons", "", 2.5, 1, 65536),
                   "neurons = 2.5: it must be a whole number from 1 to 65536.");
    check_sentence(check_below("v_reset", "mV", 16, 15, "v_th"),
                   "v_reset = 16 mV: it must be less than v_th = 15 mV.");
    check_sentence(check_below("v_rest", "mV", 0, 0, NULL),
                   "v_rest = 0 mV: it must be less than 0 mV.");
    check_sentence(check_finite("current", "nA", INFINITY),
                   "current = inf nA: it must be a finite number.");
    check_sentence((Status){.code = E_MEMORY, .what = "cuba"}, "cuba: E_MEMORY.");
    check_sentence((Status){.code = E_SHAPE}, "status: E_SHAPE.");
}

static void a_sentence_gives_ten_digits(void **state) {
    (void)state;
    check_sentence(check_above("x", NULL, -1.0 / 3, 1e-12),
                   "x = -0.3333333333: it must be greater than 1e-12.");
}

static void a_sentence_that_is_cut_ends_in_its_buffer(void **state) {
    (void)state;
    const Status all[] = {check_finite("x", "mV", NAN),      check_between("x", "mV", 3, 1, 2),
                          check_above("x", "mV", 0, 0),      check_at_least("x", "mV", -1, 0),
                          check_below("x", "mV", 1, 0, "y"), check_whole("x", "", 0.5, 0, 1),
                          {.code = E_EMPTY, .what = "x"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char whole[256];
        status_sentence(whole, sizeof whole, all[i]);
        for (size_t size = 1; size <= strlen(whole) + 1; size++) {
            char text[256];
            memset(text, '#', sizeof text);
            status_sentence(text, size, all[i]);
            assert_int_equal(strlen(text), size - 1);
            assert_memory_equal(text, whole, size - 1);
            assert_int_equal(text[size], '#');
        }
    }
}

static void every_code_has_its_name(void **state) {
    (void)state;
    const char *names[] = {"OK",          "E_DOMAIN",   "E_SHAPE", "E_EMPTY",
                           "E_NONFINITE", "E_SINGULAR", "E_MEMORY"};
    for (int code = OK; code <= E_MEMORY; code++)
        assert_string_equal(status_name((Code)code), names[code]);
}

/* Each rule at 2 to 5, with the least step to either side of its bounds. */
static void a_rule_allows_its_range_and_nothing_else(void **state) {
    (void)state;
    double under2 = nextafter(2, 0), over2 = nextafter(2, 3), under5 = nextafter(5, 0),
           over5 = nextafter(5, 6);
    const double x[] = {-1e308, under2, 2, over2, 3.5, 4, under5, 5, over5, 1e308};
    const char *between = "..YYYYYY..", *whole = "..Y..Y.Y..", *above = "...YYYYYYY",
               *at_least = "..YYYYYYYY", *below = "YYYYYYY...";
    for (int i = 0; i < 10; i++) {
        check_ok(check_finite("x", "", x[i]));
        assert_int_equal(check_between("x", "", x[i], 2, 5).code == OK, between[i] == 'Y');
        assert_int_equal(check_whole("x", "", x[i], 2, 5).code == OK, whole[i] == 'Y');
        assert_int_equal(check_above("x", "", x[i], 2).code == OK, above[i] == 'Y');
        assert_int_equal(check_at_least("x", "", x[i], 2).code == OK, at_least[i] == 'Y');
        assert_int_equal(check_below("x", "", x[i], 5, NULL).code == OK, below[i] == 'Y');
    }
}

static void a_status_carries_the_value_and_the_bounds(void **state) {
    (void)state;
    Status s = check_between("x", "mV", 7, 2, 5);
    assert_int_equal(s.code, E_DOMAIN);
    assert_int_equal(s.rule, RULE_BETWEEN);
    assert_string_equal(s.what, "x");
    assert_string_equal(s.unit, "mV");
    assert_null(s.other);
    assert_true(s.value == 7 && s.low == 2 && s.high == 5);
    s = check_below("x", "mV", 7, 5, "y");
    assert_int_equal(s.rule, RULE_BELOW);
    assert_string_equal(s.other, "y");
    assert_true(s.value == 7 && s.high == 5);
    assert_true(check_above("x", "", 1, 2).low == 2);
    assert_int_equal(check_at_least("x", "", 1, 2).rule, RULE_AT_LEAST);
}

static void nan_and_infinity_are_refused_by_every_rule(void **state) {
    (void)state;
    const double wrong[] = {NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 3; i++) {
        const Status all[] = {check_finite("x", "", wrong[i]),
                              check_between("x", "", wrong[i], -1e9, 1e9),
                              check_whole("x", "", wrong[i], -1e9, 1e9),
                              check_above("x", "", wrong[i], -INFINITY),
                              check_at_least("x", "", wrong[i], -INFINITY),
                              check_below("x", "", wrong[i], INFINITY, NULL)};
        for (int k = 0; k < 6; k++) {
            assert_int_equal(all[k].code, E_NONFINITE);
            assert_int_equal(all[k].rule, RULE_FINITE);
            assert_string_equal(all[k].what, "x");
        }
    }
}

static void a_length_is_right_or_said(void **state) {
    (void)state;
    check_ok(check_length("v", 3, 3));
    Status s = check_length("v", 4, 3);
    assert_int_equal(s.code, E_SHAPE);
    char text[80];
    status_sentence(text, sizeof text, s);
    assert_string_equal(text, "v has 4 elements: it must have 3.");
}

static Status first_wrong_of(double a, double b) {
    CHECK(check_above("a", "", a, 0));
    CHECK(check_above("b", "", b, 0));
    return STATUS_OK;
}

static void check_returns_the_first_thing_that_is_wrong(void **state) {
    (void)state;
    check_ok(first_wrong_of(1, 1));
    assert_string_equal(first_wrong_of(0, 0).what, "a");
    assert_string_equal(first_wrong_of(1, 0).what, "b");
}

static void what_does_not_vary_is_said_in_words(void **state) {
    (void)state;
    char text[200];
    status_sentence(text, sizeof text, (Status){.code = E_SINGULAR, .what = "photo"});
    assert_string_equal(text, "photo is the same everywhere: there is no variation to work with.");
    status_sentence(text, sizeof text, (Status){.code = E_EMPTY, .what = "a"});
    assert_string_equal(text, "a: E_EMPTY.");
}

TEST_GROUP(cmocka_unit_test(a_sentence_names_what_was_wrong_and_what_is_allowed),
           cmocka_unit_test(a_sentence_gives_ten_digits),
           cmocka_unit_test(a_sentence_that_is_cut_ends_in_its_buffer),
           cmocka_unit_test(every_code_has_its_name),
           cmocka_unit_test(a_rule_allows_its_range_and_nothing_else),
           cmocka_unit_test(a_status_carries_the_value_and_the_bounds),
           cmocka_unit_test(nan_and_infinity_are_refused_by_every_rule),
           cmocka_unit_test(a_length_is_right_or_said),
           cmocka_unit_test(check_returns_the_first_thing_that_is_wrong),
           cmocka_unit_test(what_does_not_vary_is_said_in_words))
