#include "data/glyphs.h"

#include "base/vmath.h"

#define DEGREE (VMATH_PI / 180)

/* A stroke is straight lines, then an arc of an ellipse, then straight lines again. Angles in
 * degrees, clockwise on the page from the right. */
typedef struct Stroke {
    int label;
    int before; /* how many of `points` come before the arc */
    int pieces; /* of the arc; 0: there is none */
    double cx, cy, rx, ry, from, to;
    int points_count;
    double points[4][2];
} Stroke;

static const Stroke strokes[] = {
    {.label = 0, .pieces = 16, .cx = .5, .cy = .5, .rx = .28, .ry = .38, .from = 0, .to = 360},
    {.label = 1, .points_count = 3, .points = {{.35, .28}, {.55, .12}, {.55, .88}}},
    {.label = 2,
     .pieces = 8,
     .cx = .5,
     .cy = .34,
     .rx = .26,
     .ry = .22,
     .from = 180,
     .to = 380,
     .points_count = 2,
     .points = {{.24, .88}, {.78, .88}}},
    {.label = 3, .pieces = 8, .cx = .48, .cy = .31, .rx = .24, .ry = .19, .from = 200, .to = 450},
    {.label = 3, .pieces = 8, .cx = .48, .cy = .69, .rx = .27, .ry = .19, .from = -90, .to = 160},
    {.label = 4, .points_count = 4, .points = {{.62, .88}, {.62, .12}, {.22, .64}, {.8, .64}}},
    {.label = 5,
     .before = 3,
     .pieces = 8,
     .cx = .48,
     .cy = .64,
     .rx = .26,
     .ry = .24,
     .from = 230,
     .to = 500,
     .points_count = 3,
     .points = {{.74, .12}, {.32, .12}, {.28, .46}}},
    {.label = 6, .points_count = 3, .points = {{.66, .12}, {.36, .42}, {.27, .62}}},
    {.label = 6, .pieces = 12, .cx = .5, .cy = .67, .rx = .24, .ry = .21, .from = 0, .to = 360},
    {.label = 7, .points_count = 3, .points = {{.22, .12}, {.78, .12}, {.42, .88}}},
    {.label = 8, .pieces = 12, .cx = .5, .cy = .31, .rx = .21, .ry = .19, .from = 0, .to = 360},
    {.label = 8, .pieces = 12, .cx = .5, .cy = .69, .rx = .26, .ry = .19, .from = 0, .to = 360},
    {.label = 9, .pieces = 12, .cx = .5, .cy = .33, .rx = .24, .ry = .21, .from = 0, .to = 360},
    {.label = 9, .points_count = 3, .points = {{.74, .33}, {.7, .6}, {.52, .88}}}};

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
            double angle = DEGREE * (s->from + (s->to - s->from) * i / s->pieces);
            line->x[line->count] = s->cx + s->rx * vmath_cos(angle);
            line->y[line->count++] = s->cy + s->ry * vmath_sin(angle);
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
    s.rotation = (2 * rng_uniform(rng) - 1) * 15 * DEGREE;
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
