#include "check.h"
#include "data/glyphs.h"

#include <stdlib.h>

static double ink(const double *image) {
    double sum = 0;
    for (int i = 0; i < GLYPH_PIXELS; i++)
        sum += image[i];
    return sum;
}

/* The pen leaves full ink where the stroke passes, and none beyond its reach. */
static void ink_lies_where_the_strokes_are(void **state) {
    (void)state;
    double image[GLYPH_PIXELS];
    GlyphShape plain = glyph_plain();
    for (int label = 0; label < GLYPH_LABELS; label++) {
        GlyphLine lines[GLYPH_MAX_LINES];
        int count = glyph_lines(lines, label);
        assert_in_range(count, 1, GLYPH_MAX_LINES);
        glyph_draw(image, label, &plain);
        for (int l = 0; l < count; l++)
            for (int i = 0; i < lines[l].count; i++) {
                double x = lines[l].x[i] * GLYPH_SIDE, y = lines[l].y[i] * GLYPH_SIDE;
                double pixel = image[(int)y * GLYPH_SIDE + (int)x];
                double away = hypot(floor(x) + 0.5 - x, floor(y) + 0.5 - y);
                assert_true(pixel >= fmin(1, 1.3 - away) - 1e-12);
            }
        for (int i = 0; i < GLYPH_PIXELS; i++)
            assert_true(image[i] >= 0 && image[i] <= 1);
        assert_true(image[0] == 0 && image[GLYPH_PIXELS - 1] == 0);
    }
}

/* A one is two straight lines: the row in the middle crosses only the upright. */
static void a_one_is_as_wide_as_the_pen(void **state) {
    (void)state;
    double image[GLYPH_PIXELS];
    GlyphShape plain = glyph_plain();
    glyph_draw(image, 1, &plain);
    const double *row = image + 8 * GLYPH_SIDE;
    double across = 0;
    for (int j = 0; j < GLYPH_SIDE; j++) {
        double from_line = fabs(j + 0.5 - 0.55 * 16);
        check_close(row[j], fmin(1, fmax(0, 1.3 - from_line)), 1e-12, 0);
        across += row[j];
    }
    check_close(across, 1.6, 0.2, 0);
}

/* A quarter turn to the right takes the pixel (row, column) to (column, 15 - row). */
static void turning_the_shape_turns_the_image(void **state) {
    (void)state;
    double image[GLYPH_PIXELS], turned[GLYPH_PIXELS];
    GlyphShape shape = glyph_plain();
    glyph_draw(image, 7, &shape);
    shape.rotation = acos(-1) / 2;
    glyph_draw(turned, 7, &shape);
    for (int i = 0; i < GLYPH_SIDE; i++)
        for (int j = 0; j < GLYPH_SIDE; j++)
            check_close(turned[j * GLYPH_SIDE + 15 - i], image[i * GLYPH_SIDE + j], 1e-12, 0);
}

static void moving_the_shape_by_a_pixel_moves_the_image(void **state) {
    (void)state;
    double image[GLYPH_PIXELS], moved[GLYPH_PIXELS];
    GlyphShape shape = glyph_plain();
    glyph_draw(image, 4, &shape);
    shape.dx = 1.0 / GLYPH_SIDE;
    glyph_draw(moved, 4, &shape);
    for (int i = 0; i < GLYPH_SIDE; i++)
        for (int j = 1; j < GLYPH_SIDE; j++)
            check_close(moved[i * GLYPH_SIDE + j], image[i * GLYPH_SIDE + j - 1], 1e-12, 0);
}

static void shapes_keep_to_their_ranges(void **state) {
    (void)state;
    Rng rng = rng_seeded(4);
    double low = 1, high = -1;
    for (int k = 0; k < 2000; k++) {
        GlyphShape s = glyph_shape(&rng);
        assert_true(s.scale >= 0.8 && s.scale <= 1.05 && fabs(s.shear) <= 0.15);
        assert_true(fabs(s.dx) <= 0.08 && fabs(s.dy) <= 0.08);
        assert_true(s.line_width >= 1.2 && s.line_width <= 2);
        low = fmin(low, s.rotation);
        high = fmax(high, s.rotation);
    }
    check_close(low, -acos(-1) / 12, 1e-3, 0);
    check_close(high, acos(-1) / 12, 1e-3, 0);
}

/* The noise is drawn also where it is not shown: the shapes of the set stay the same. */
static void without_noise_the_set_has_the_same_shapes(void **state) {
    (void)state;
    enum { N = 20 };
    static double noisy[N * GLYPH_PIXELS], clean[N * GLYPH_PIXELS];
    glyph_set(noisy, N, 3, GLYPH_NOISE);
    glyph_set(clean, N, 3, 0);
    double squares = 0;
    int inside = 0;
    for (int i = 0; i < N * GLYPH_PIXELS; i++) {
        if (clean[i] < 0.4 || clean[i] > 0.6) continue;
        squares += (noisy[i] - clean[i]) * (noisy[i] - clean[i]);
        inside++;
    }
    check_close(sqrt(squares / inside), 0.1, 0.02, 0);
    assert_true(fabs(ink(clean) - ink(clean + GLYPH_PIXELS)) > 5); /* a zero and a one */
}

static void sets_of_one_seed_begin_alike(void **state) {
    (void)state;
    static double few[10 * GLYPH_PIXELS], many[30 * GLYPH_PIXELS], other[10 * GLYPH_PIXELS];
    glyph_set(few, 10, 1, GLYPH_NOISE);
    glyph_set(many, 30, 1, GLYPH_NOISE);
    glyph_set(other, 10, 2, GLYPH_NOISE);
    assert_memory_equal(few, many, sizeof few);
    assert_memory_not_equal(few, other, sizeof few);
}

TEST_GROUP(cmocka_unit_test(ink_lies_where_the_strokes_are),
           cmocka_unit_test(a_one_is_as_wide_as_the_pen),
           cmocka_unit_test(turning_the_shape_turns_the_image),
           cmocka_unit_test(moving_the_shape_by_a_pixel_moves_the_image),
           cmocka_unit_test(shapes_keep_to_their_ranges),
           cmocka_unit_test(without_noise_the_set_has_the_same_shapes),
           cmocka_unit_test(sets_of_one_seed_begin_alike))
