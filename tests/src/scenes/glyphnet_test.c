#include "check.h"
#include "data/glyphs.h"

static void it_guesses_learns_and_stops(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "glyphnet", NULL, 1);
    assert_true(stage_number(&s, "batches") == 225 && stage_number(&s, "seen") == 0);
    assert_true(stage_number(&s, "here_cnn") < 30 && stage_number(&s, "here_mlp") < 30);
    session_step(&s.session, 100);
    assert_true(stage_number(&s, "seen") == 100 && stage_number(&s, "done") == 0);
    check_close(stage_number(&s, "progress"), 100 / 225.0, 1e-12, 0);
    session_step(&s.session, 1000);
    assert_true(stage_number(&s, "seen") == 225 && stage_number(&s, "done") == 1);
    int n;
    double cnn[4], mlp[4];
    memcpy(cnn, stage_array(&s, "accuracy_cnn", &n), sizeof cnn);
    assert_int_equal(n, 4);
    memcpy(mlp, stage_array(&s, "accuracy_mlp", &n), sizeof mlp);
    assert_true(cnn[0] > 97 && mlp[0] > 85);
    for (int d = 1; d < 4; d++) { /* the further, the fewer; and the windows help throughout */
        assert_true(cnn[d] < cnn[d - 1] && mlp[d] < mlp[d - 1]);
        assert_true(cnn[d] > mlp[d] + 10);
    }
    const double *loss = stage_array(&s, "loss_cnn", &n), *batch = stage_array(&s, "batch", &n);
    assert_true(n == 9 && batch[0] == 25 && batch[8] == 225);
    assert_true(loss[0] > 2 && loss[8] < 0.3);
    uint64_t hash = session_hash(&s.session);
    session_step(&s.session, 50); /* done is done */
    assert_true(session_hash(&s.session) == hash);
    stage_set(&s, "shift", 2);
    assert_true(stage_number(&s, "here_cnn") == cnn[2] && stage_number(&s, "here_mlp") == mlp[2]);
    stage_close(&s);
}

static void the_glyphs_that_are_shown_are_those_of_the_test_set_rolled(void **state) {
    (void)state;
    Stage s;
    static double images[10 * GLYPH_PIXELS];
    stage_open(&s, "glyphnet", NULL, 1);
    glyph_set(images, 10, 2, 0.1);
    stage_set(&s, "shift", 3);
    const View *shown = stage_view(&s, "glyphs");
    for (int k = 0; k < 10; k++)
        for (int i = 0; i < GLYPH_PIXELS; i++) {
            int to = i / 16 * 16 + (i + 3) % 16;
            assert_true(((const float *)shown->data)[k * GLYPH_PIXELS + to] ==
                        (float)images[k * GLYPH_PIXELS + i]);
        }
    const View *filters = stage_view(&s, "filters");
    assert_true(filters->shape[0] == 8 && filters->shape[1] == 25);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(it_guesses_learns_and_stops),
           cmocka_unit_test(the_glyphs_that_are_shown_are_those_of_the_test_set_rolled))
