/* Ten digits as strokes, each example turned, sheared, moved and drawn by a pen of its own: a small
 * set of images that needs no download, the same on every machine.
 *
 * An image is GLYPH_SIDE rows of GLYPH_SIDE pixels from 0, paper, to 1, ink. */
#ifndef NM_DATA_GLYPHS_H
#define NM_DATA_GLYPHS_H

#include "base/rng.h"

enum {
    GLYPH_SIDE = 16,
    GLYPH_PIXELS = GLYPH_SIDE * GLYPH_SIDE,
    GLYPH_LABELS = 10,
    GLYPH_MAX_LINES = 2,
    GLYPH_MAX_POINTS = 24
};

/* The noise of the standard set. */
#define GLYPH_NOISE 0.10

/* One stroke: x to the right, y down, in [0, 1]. */
typedef struct GlyphLine {
    double x[GLYPH_MAX_POINTS], y[GLYPH_MAX_POINTS];
    int count;
} GlyphLine;

/* How an example differs from its template. Angles in radians, lengths as parts of the side, but
 * line_width in pixels. */
typedef struct GlyphShape {
    double rotation, scale, shear, dx, dy, line_width;
} GlyphShape;

/* The strokes of a label from 0 to 9; returns how many there are. */
int glyph_lines(GlyphLine lines[GLYPH_MAX_LINES], int label);

/* Upright, in the middle, drawn by a pen of 1.6 pixels. */
GlyphShape glyph_plain(void);

/* A shape at random: up to 15 degrees, 0.80 to 1.05 in scale, shear to 0.15, moved by up to 0.08,
 * pen of 1.2 to 2 pixels. Takes six uniform numbers, in the order of the struct's fields. */
GlyphShape glyph_shape(Rng *rng);

/* image (GLYPH_PIXELS): the label in that shape, without noise. */
void glyph_draw(double *image, int label, const GlyphShape *shape);

/* Adds `noise` times a normal number to every pixel, row by row, and cuts off at 0 and 1. The
 * numbers are drawn also where noise is 0, so that the next example stays the same. */
void glyph_add_noise(double *image, double noise, Rng *rng);

/* images (n, GLYPH_PIXELS): example k has label k mod 10. One sequence of numbers serves all, that
 * which starts at `seed`; the standard sets are n = 2000, seed 1 to train and n = 1000, seed 2 to
 * test, both with GLYPH_NOISE. */
void glyph_set(double *images, int n, uint64_t seed, double noise);

#endif
