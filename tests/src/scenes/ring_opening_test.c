#include "check.h"

static void without_noise_the_ring_follows_every_turn(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "ring_opening", NULL, 5);
    stage_set(&s, "sigma", 0);
    int n;
    const double *turned = stage_array(&s, "turned", &n),
                 *believed = stage_array(&s, "believed", &n);
    double far = 0;
    for (int j = 0; j < n; j++) {
        check_close(believed[j], turned[j], 0.15, 0);
        far = fmax(far, fabs(turned[j]));
    }
    assert_true(far > 1);
    stage_close(&s);
}

static void noise_changes_what_is_believed_and_not_the_way(void **state) {
    (void)state;
    Stage s, quiet;
    stage_open(&s, "ring_opening", NULL, 5);
    stage_open(&quiet, "ring_opening", NULL, 5);
    stage_set(&quiet, "sigma", 0);
    int n;
    const double *a = stage_array(&s, "turned", &n), *b = stage_array(&quiet, "turned", &n);
    assert_memory_equal(a, b, (size_t)n * sizeof *a);
    a = stage_array(&s, "believed", &n);
    b = stage_array(&quiet, "believed", &n);
    assert_true(fabs(a[n - 1] - b[n - 1]) > 1e-3);
    stage_close(&s);
    stage_close(&quiet);
}

TEST_GROUP(cmocka_unit_test(without_noise_the_ring_follows_every_turn),
           cmocka_unit_test(noise_changes_what_is_believed_and_not_the_way))
