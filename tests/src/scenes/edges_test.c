#include "check.h"

enum { LENGTH = 601 };

static const double *curve(Stage *s, const char *id) {
    int n;
    const double *y = stage_array(s, id, &n);
    assert_int_equal(n, LENGTH);
    return y;
}

/* Far from every border the answer is nothing; at each border that stands alone it peaks. */
static void the_cell_answers_at_borders_and_nowhere_else(void **state) {
    (void)state;
    int lonely = 0, quiet = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Stage s;
        stage_open(&s, "edges", NULL, seed);
        const double *light = curve(&s, "light"), *response = curve(&s, "response");
        for (int i = 40; i < LENGTH - 40; i++) {
            int borders = 0;
            for (int j = i - 17; j <= i + 17; j++)
                borders += light[j] != light[j - 1];
            if (borders == 0) check_close(response[i], 0, 1e-12, 0);
            quiet += borders == 0;
            if (borders != 1 || light[i] == light[i - 1]) continue;
            double step = fabs(light[i] - light[i - 1]);
            lonely++;
            assert_true(response[i] > step && response[i] < 4 * step);
            assert_true(response[i] > response[i - 8] && response[i] > response[i + 8]);
        }
        stage_close(&s);
    }
    assert_true(lonely > 20 && quiet > 200);
}

static void twice_the_contrast_is_twice_the_answer(void **state) {
    (void)state;
    Stage s;
    double kept[LENGTH];
    stage_open(&s, "edges", NULL, 3);
    stage_set(&s, "contrast", 0.4);
    memcpy(kept, curve(&s, "response"), sizeof kept);
    stage_set(&s, "contrast", 0.8);
    for (int i = 0; i < LENGTH; i++)
        check_close(curve(&s, "response")[i], 2 * kept[i], 1e-12, 0);
    stage_set(&s, "contrast", 0);
    for (int i = 0; i < LENGTH; i++) {
        assert_true(curve(&s, "light")[i] == 0.5);
        check_close(curve(&s, "response")[i], 0, 1e-12, 0);
    }
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(the_cell_answers_at_borders_and_nowhere_else),
           cmocka_unit_test(twice_the_contrast_is_twice_the_answer))
