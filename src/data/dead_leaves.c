#include "data/dead_leaves.h"
#include "base/vmath.h"

size_t dead_leaves_bytes(int side) {
    size_t fine = (size_t)side * DEAD_LEAVES_POINTS;
    return fine * fine * sizeof(float) + fine * (fine + 1) * sizeof(int);
}

/* The first gap at or after `at`; the way there is shortened for the next who asks. */
static int gap_after(int *next, int at) {
    int gap = at;
    while (next[gap] != gap)
        gap = next[gap];
    while (next[at] != gap) {
        int then = next[at];
        next[at] = gap;
        at = then;
    }
    return gap;
}

/* Fills the gaps of one row from `from` to `to`; returns how many there were. */
static int fill_row(float *row, int *next, int from, int to, float grey) {
    int filled = 0;
    for (int x = gap_after(next, from); x <= to; x = gap_after(next, x)) {
        row[x] = grey;
        next[x] = x + 1;
        filled++;
    }
    return filled;
}

Status dead_leaves(float *image, int side, double r_min, double r_max, Rng *rng, void *scratch) {
    CHECK(check_at_least("side", "px", side, 1));
    CHECK(check_above("r_min", "px", r_min, 0));
    CHECK(check_above("r_max", "px", r_max, r_min));
    int points = DEAD_LEAVES_POINTS, fine = side * points;
    float *canvas = scratch;
    int *next = (int *)(canvas + (size_t)fine * (size_t)fine); /* (fine, fine + 1) */
    for (int y = 0; y < fine; y++)
        for (int x = 0; x <= fine; x++)
            next[y * (fine + 1) + x] = x;
    double widest = 1 / (r_min * r_min), narrowest = 1 / (r_max * r_max);
    int64_t gaps = (int64_t)fine * fine;
    while (gaps > 0) {
        double r = 1 / vmath_sqrt(widest - rng_uniform(rng) * (widest - narrowest));
        double cx = rng_uniform(rng) * (side + 2 * r_max) - r_max;
        double cy = rng_uniform(rng) * (side + 2 * r_max) - r_max;
        float grey = (float)rng_uniform(rng);
        /* Point i stands at (i + 0.5) / points; past either end there is none. */
        int top = (int)vmath_max(0, (cy - r) * points - 0.5);
        int bottom = (int)vmath_min(fine - 1, (cy + r) * points);
        for (int y = top; y <= bottom; y++) {
            double dy = (y + 0.5) / points - cy, square = r * r - dy * dy;
            if (square < 0) continue;
            double half = vmath_sqrt(square), left = (cx - half) * points - 0.5,
                   right = (cx + half) * points - 0.5;
            if (right < 0 || left > fine - 1) continue;
            int from = left <= 0 ? 0 : (int)left + ((double)(int)left < left);
            int to = (int)vmath_min(right, fine - 1);
            gaps -=
                fill_row(canvas + (size_t)y * (size_t)fine, next + y * (fine + 1), from, to, grey);
        }
    }
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            float sum = 0;
            for (int j = 0; j < points; j++)
                for (int i = 0; i < points; i++)
                    sum += canvas[(y * points + j) * fine + x * points + i];
            image[y * side + x] = sum / (float)(points * points);
        }
    return STATUS_OK;
}
