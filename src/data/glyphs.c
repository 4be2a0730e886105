#include "data/glyphs.h"

#include "base/vmath.h"

/* A stroke is straight lines, then an arc of an ellipse, then straight lines again. Angles in
 * degrees, clockwise on the page from the right. */
typedef struct Ellipse {
    double cx, cy, rx, ry, from, to;
} Ellipse;

typedef struct Stroke {
    Ellipse arc;
    double points[4][2];
    int label;
    int pieces; /* of the arc; 0: there is none */
    int points_count;
    int before; /* how many of `points` come before the arc */
} Stroke;

#define ARC(n, ...)   .pieces = (n), .arc = {__VA_ARGS__}
#define LINES(n, ...) .points_count = (n), .points = {__VA_ARGS__}

static const Stroke strokes[] = {
    {ARC(16, .5, .5, .28, .38, 0, 360), .label = 0},
    {LINES(3, {.35, .28}, {.55, .12}, {.55, .88}), .label = 1},
    {ARC(8, .5, .34, .26, .22, 180, 380), LINES(2, {.24, .88}, {.78, .88}), .label = 2},
    {ARC(8, .48, .31, .24, .19, 200, 450), .label = 3},
    {ARC(8, .48, .69, .27, .19, -90, 160), .label = 3},
    {LINES(4, {.62, .88}, {.62, .12}, {.22, .64}, {.8, .64}), .label = 4},
    {ARC(8, .48, .64, .26, .24, 230, 500), LINES(3, {.74, .12}, {.32, .12}, {.28, .46}),
     .before = 3, .label = 5},
    {LINES(3, {.66, .12}, {.36, .42}, {.27, .62}), .label = 6},
    {ARC(12, .5, .67, .24, .21, 0, 360), .label = 6},
    {LINES(3, {.22, .12}, {.78, .12}, {.42, .88}), .label = 7},
    {ARC(12, .5, .31, .21, .19, 0, 360), .label = 8},
    {ARC(12, .5, .69, .26, .19, 0, 360), .label = 8},
    {ARC(12, .5, .33, .24, .21, 0, 360), .label = 9},
    {LINES(3, {.74, .33}, {.7, .6}, {.52, .88}), .label = 9}};

static void add_points(GlyphLine *line, const Stroke *s, int from, int to) {
    for (int i = from; i < to; i++) {
        line->x[line->count] = s->points[i][0];
        line->y[line->count++] = s->points[i][1];
    }
}

int glyph_lines(GlyphLine lines[GLYPH_MAX_LINES], int label) {
    int count = 0;
    for (const Stroke *s = strokes; s < strokes + sizeof strokes / sizeof *strokes; s++) {
        if (s->label != label) continue;
        GlyphLine *line = &lines[count++];
        line->count = 0;
        add_points(line, s, 0, s->before);
        for (int i = 0; s->pieces > 0 && i <= s->pieces; i++) {
            const Ellipse *arc = &s->arc;
            double angle = VMATH_DEGREE * (arc->from + (arc->to - arc->from) * i / s->pieces);
            line->x[line->count] = arc->cx + arc->rx * vmath_cos(angle);
            line->y[line->count++] = arc->cy + arc->ry * vmath_sin(angle);
        }
        add_points(line, s, s->before, s->points_count);
    }
    return count;
}

GlyphShape glyph_plain(void) {
    return (GlyphShape){.scale = 1, .line_width = 1.6};
}

GlyphShape glyph_shape(Rng *rng) {
    GlyphShape s;
    s.rotation = (2 * rng_uniform(rng) - 1) * 15 * VMATH_DEGREE;
    s.scale = 0.8 + 0.25 * rng_uniform(rng);
    s.shear = (2 * rng_uniform(rng) - 1) * 0.15;
    s.dx = (2 * rng_uniform(rng) - 1) * 0.08;
    s.dy = (2 * rng_uniform(rng) - 1) * 0.08;
    s.line_width = 1.2 + 0.8 * rng_uniform(rng);
    return s;
}

/* From the unit square to pixels. */
static void place(GlyphLine *line, const GlyphShape *shape) {
    double c = shape->scale * vmath_cos(shape->rotation);
    double s = shape->scale * vmath_sin(shape->rotation);
    for (int i = 0; i < line->count; i++) {
        double v = line->y[i] - 0.5, u = line->x[i] - 0.5 + shape->shear * v;
        line->x[i] = GLYPH_SIDE * (c * u - s * v + 0.5 + shape->dx);
        line->y[i] = GLYPH_SIDE * (s * u + c * v + 0.5 + shape->dy);
    }
}

/* The square of the distance from (x, y) to the nearest piece of the line, if below `nearest`. */
static double distance_squared(const GlyphLine *line, double x, double y, double nearest) {
    for (int i = 0; i + 1 < line->count; i++) {
        double ax = line->x[i], ay = line->y[i];
        double bx = line->x[i + 1] - ax, by = line->y[i + 1] - ay, px = x - ax, py = y - ay;
        double along = (px * bx + py * by) / (bx * bx + by * by);
        along = vmath_min(1, vmath_max(0, along));
        px -= along * bx;
        py -= along * by;
        nearest = vmath_min(nearest, px * px + py * py);
    }
    return nearest;
}

void glyph_draw(double *image, int label, const GlyphShape *shape) {
    GlyphLine lines[GLYPH_MAX_LINES];
    int count = glyph_lines(lines, label);
    for (int l = 0; l < count; l++)
        place(&lines[l], shape);
    for (int i = 0; i < GLYPH_PIXELS; i++) {
        double x = i % GLYPH_SIDE + 0.5, y = i / GLYPH_SIDE + 0.5, nearest = 1e9;
        for (int l = 0; l < count; l++)
            nearest = distance_squared(&lines[l], x, y, nearest);
        double ink = shape->line_width / 2 + 0.5 - vmath_sqrt(nearest);
        image[i] = vmath_min(1, vmath_max(0, ink));
    }
}

void glyph_add_noise(double *image, double noise, Rng *rng) {
    for (int i = 0; i < GLYPH_PIXELS; i++)
        image[i] = vmath_min(1, vmath_max(0, image[i] + noise * rng_normal(rng)));
}

void glyph_set(double *images, int n, uint64_t seed, double noise) {
    Rng rng = rng_seeded(seed);
    for (int k = 0; k < n; k++) {
        GlyphShape shape = glyph_shape(&rng);
        glyph_draw(images + k * GLYPH_PIXELS, k % GLYPH_LABELS, &shape);
        glyph_add_noise(images + k * GLYPH_PIXELS, noise, &rng);
    }
}
