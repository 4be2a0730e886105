/* Random numbers, and the images that are drawn from them. */
#include "../oracle.h"

#include "base/rng.h"
#include "base/vmath.h"
#include "data/dead_leaves.h"
#include "data/glyphs.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* A seed as a number, or, beyond 2^53, as a string of digits. */
static uint64_t input_seed(Case *c) {
    const cJSON *seed = cJSON_GetObjectItemCaseSensitive(c->inputs, "seed");
    if (cJSON_IsString(seed)) return strtoull(seed->valuestring, NULL, 10);
    return (uint64_t)input_number(c, "seed");
}

static Status splitmix(Case *c) {
    uint64_t seed = input_seed(c);
    if (c->lacking) return STATUS_OK;
    Rng rng = rng_seeded(seed);
    for (int i = 0; i < expected_length(c, "raw_uint64_as_string"); i++) {
        char text[32];
        snprintf(text, sizeof text, "%" PRIu64, rng_next(&rng));
        give_string(c, "raw_uint64_as_string", i, text);
    }
    double values[1000];
    int n = expected_length(c, "u") < 1000 ? expected_length(c, "u") : 1000;
    rng = rng_seeded(seed);
    for (int i = 0; i < n; i++)
        values[i] = rng_uniform(&rng);
    give_list(c, "u", values, n, NULL);
    n = expected_length(c, "n") < 1000 ? expected_length(c, "n") : 1000;
    rng = rng_seeded(seed);
    for (int i = 0; i < n; i++)
        values[i] = rng_normal(&rng);
    give_list(c, "n", values, n, NULL);
    double sum = 0, squares = 0, count = 10000;
    rng = rng_seeded(seed);
    for (int i = 0; i < count; i++) {
        double x = rng_normal(&rng);
        sum += x;
        squares += x * x;
    }
    give_number(c, "mean_10000_normals", sum / count);
    give_number(c, "std_10000_normals", vmath_sqrt(squares / count - sum / count * (sum / count)));
    return STATUS_OK;
}

static Status fisher_yates(Case *c) {
    double wanted = input_number(c, "n");
    Rng rng = rng_seeded(input_seed(c));
    if (c->lacking) return STATUS_OK;
    CHECK(check_whole("n", "", wanted, 0, 1e6));
    int n = (int)wanted;
    int *order = calloc((size_t)n + 1, sizeof *order);
    double *values = calloc((size_t)n + 1, sizeof *values);
    rng_permutation(order, &rng, n);
    for (int i = 0; i < n; i++)
        values[i] = order[i];
    give_list(c, "perm", values, n, NULL);
    free(order);
    free(values);
    return STATUS_OK;
}

/* ---- glyphs ---- */

static Status side_check(Case *c) {
    return check_whole("S", "", input_number(c, "S"), GLYPH_SIDE, GLYPH_SIDE);
}

static Status glyph(Case *c) {
    double label = input_number(c, "label"), image[GLYPH_PIXELS];
    Rng rng = rng_seeded(input_seed(c));
    CHECK(side_check(c));
    if (c->lacking) return STATUS_OK;
    CHECK(check_whole("label", "", label, 0, GLYPH_LABELS - 1));
    GlyphShape shape = glyph_shape(&rng);
    glyph_draw(image, (int)label, &shape);
    glyph_add_noise(image, GLYPH_NOISE, &rng);
    give_nested(c, "image", image, (const int[4]){GLYPH_SIDE, GLYPH_SIDE});
    return STATUS_OK;
}

static double sum_of(const double *x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += x[i];
    return sum;
}

static Status glyph_clean_templates(Case *c) {
    double sums[GLYPH_LABELS], image[GLYPH_PIXELS];
    GlyphShape shape = glyph_plain();
    shape.line_width = input_number(c, "lw");
    CHECK(side_check(c));
    if (c->lacking) return STATUS_OK;
    CHECK(check_above("lw", "", shape.line_width, 0));
    for (int label = 0; label < GLYPH_LABELS; label++) {
        glyph_draw(image, label, &shape);
        sums[label] = sum_of(image, GLYPH_PIXELS);
    }
    give_list(c, "sum_of_pixels", sums, GLYPH_LABELS, NULL);
    return STATUS_OK;
}

static Status glyph_polylines(Case *c) {
    for (int label = 0; label < GLYPH_LABELS; label++) {
        char key[] = {(char)('0' + label), 0};
        GlyphLine lines[GLYPH_MAX_LINES];
        int count = glyph_lines(lines, label);
        cJSON *list = cJSON_CreateArray();
        for (int l = 0; l < count; l++) {
            cJSON *line = cJSON_CreateArray();
            for (int i = 0; i < lines[l].count; i++)
                cJSON_AddItemToArray(
                    line, cJSON_CreateDoubleArray((double[]){lines[l].x[i], lines[l].y[i]}, 2));
            cJSON_AddItemToArray(list, line);
        }
        cJSON_AddItemToObject(c->got, key, list);
    }
    return STATUS_OK;
}

static Status glyph_set_stats(Case *c) {
    double wanted = input_number(c, "n");
    uint64_t seed = input_seed(c);
    if (c->lacking) return STATUS_OK;
    CHECK(check_whole("n", "", wanted, 1, 1e5));
    int n = (int)wanted, pixels = n * GLYPH_PIXELS;
    double *images = calloc((size_t)pixels, sizeof *images), squares = 0;
    glyph_set(images, n, seed, GLYPH_NOISE);
    double mean = sum_of(images, pixels) / pixels;
    for (int i = 0; i < pixels; i++)
        squares += (images[i] - mean) * (images[i] - mean);
    give_number(c, "mean_pixel", mean);
    give_number(c, "std_pixel", vmath_sqrt(squares / pixels));
    give_number(c, "sum_first_image", sum_of(images, GLYPH_PIXELS));
    give_number(c, "sum_last_image", sum_of(images + pixels - GLYPH_PIXELS, GLYPH_PIXELS));
    free(images);
    return STATUS_OK;
}

/* ---- dead leaves ---- */

static Status leaves(Case *c) {
    double side = input_number(c, "S"), r_min = input_number(c, "rmin"),
           r_max = input_number(c, "rmax"), points = input_number(c, "ss");
    Rng rng = rng_seeded(input_seed(c));
    if (c->lacking) return STATUS_OK;
    CHECK(check_whole("S", "", side, 1, 1024));
    CHECK(check_between("ss", "", points, DEAD_LEAVES_POINTS, DEAD_LEAVES_POINTS));
    int n = (int)side * (int)side;
    float *image = calloc((size_t)n, sizeof *image);
    double *row = calloc((size_t)n, sizeof *row), mean = 0, squares = 0;
    void *scratch = malloc(dead_leaves_bytes((int)side));
    Status status = dead_leaves(image, (int)side, r_min, r_max, &rng, scratch);
    for (int i = 0; i < n; i++) {
        row[i] = image[i];
        mean += row[i] / n;
    }
    for (int i = 0; i < n; i++)
        squares += (row[i] - mean) * (row[i] - mean) / n;
    give_number(c, "mean", mean);
    give_number(c, "std", vmath_sqrt(squares));
    give_list(c, "row0", row, (int)side, NULL);
    free(image);
    free(row);
    free(scratch);
    return status;
}

const Form s00_forms[] = {{"s00.splitmix", splitmix},
                          {"s00.fisher_yates", fisher_yates},
                          {"s00.glyph", glyph},
                          {"s00.glyph_clean_templates", glyph_clean_templates},
                          {"s00.glyph_polylines", glyph_polylines},
                          {"s00.glyph_set_stats", glyph_set_stats},
                          {"s00.dead_leaves", leaves},
                          {NULL, NULL}};
