#include "check.h"

static void both_fields_fade_from_the_middle(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "field_opening", NULL, 1);
    stage_set(&s, "networks", 64);
    int r;
    const double *cell = stage_array(&s, "cell", &r), *unit = stage_array(&s, "unit", &r);
    assert_int_equal(r, 41);
    check_close(cell[20], 1, 1e-12, 0);
    double least = 0, inner = 0, outer = 0;
    for (int i = 0; i < r; i++) {
        check_close(cell[i], cell[r - 1 - i], 1e-12, 0);
        least = fmin(least, cell[i]);
        assert_true(unit[i] >= 0 && unit[i] <= 1);
        *(i > 10 && i < 30 ? &inner : &outer) += unit[i];
    }
    assert_true(least < -0.05 && least > -0.25); /* the surround */
    assert_true(cell[0] > least && cell[0] < 0);
    assert_true(inner > 5 * outer);
    stage_set(&s, "layers", 40);
    stage_array(&s, "unit", &r);
    assert_int_equal(r, 81);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(both_fields_fade_from_the_middle))
