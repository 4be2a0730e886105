#include "vision/filter_set.h"
#include "base/linalg.h"
#include "vision/gabor.h"
#include "vision/tuning.h"

#include <string.h>

size_t filter_set_bytes(int room, int k) {
    return ARENA_ARRAY_BYTES(float, (size_t)room *(size_t)k) + 5 * ARENA_ARRAY_BYTES(double, room);
}

void filter_set_init(FilterSet *set, int room, int k, Arena *arena) {
    *set = (FilterSet){.room = room, .k = k};
    set->directions = ARENA_ARRAY(arena, float, (size_t)room *(size_t)k);
    set->kurtosis = ARENA_ARRAY(arena, double, room);
    set->abs_over_rms = ARENA_ARRAY(arena, double, room);
    set->participation = ARENA_ARRAY(arena, double, room);
    set->fit = ARENA_ARRAY(arena, double, room);
    set->orientation = ARENA_ARRAY(arena, double, room);
}

void filter_set_fill(FilterSet *set, const float *directions, int count) {
    memcpy(set->directions, directions, (size_t)count * (size_t)set->k * sizeof *directions);
    set->count = count;
    set->measured = 0;
}

void filter_set_fill_pca(FilterSet *set) {
    for (int i = 0; i < set->k; i++)
        for (int j = 0; j < set->k; j++)
            set->directions[i * set->k + j] = i == j ? 1 : 0;
    set->count = set->k;
    set->measured = 0;
}

void filter_set_fill_zca(FilterSet *set, const Whitening *w) {
    whiten_zca(w, set->directions);
    set->count = w->d;
    set->measured = 0;
}

/* out (d) = direction (k) times by (k, d), to length 1 */
static void patch_of(const float *direction, const float *by, double *out, int k, int d) {
    for (int p = 0; p < d; p++)
        out[p] = 0;
    for (int i = 0; i < k; i++)
        for (int p = 0; p < d; p++)
            out[p] += (double)direction[i] * (double)by[i * d + p];
    double length = vector_norm(out, d);
    for (int p = 0; p < d && length > 0; p++)
        out[p] /= length;
}

void filter_set_measure(FilterSet *set, const Whitening *w, int side, const float *z, int n,
                        double *responses) {
    int i = set->measured, k = set->k;
    const float *direction = set->directions + (ptrdiff_t)i * k;
    for (int j = 0; j < n; j++, z += k) {
        double sum = 0;
        for (int c = 0; c < k; c++)
            sum += (double)(direction[c] * z[c]);
        responses[j] = sum;
    }
    double patch[GABOR_SIDE * GABOR_SIDE];
    Gabor fitted;
    patch_of(direction, w->colour, patch, k, w->d);
    set->kurtosis[i] = excess_kurtosis(responses, n);
    set->abs_over_rms[i] = abs_over_rms(responses, n);
    set->participation[i] = participation(patch, w->d);
    set->orientation[i] = orientation_index(patch, side);
    set->fit[i] = gabor_fit(&fitted, patch, side);
    set->measured = i + 1;
}

void filter_set_patches(const FilterSet *set, const float *by, int d, float *out) {
    double patch[GABOR_SIDE * GABOR_SIDE];
    for (int i = 0; i < set->count; i++, out += d) {
        patch_of(set->directions + (ptrdiff_t)i * set->k, by, patch, set->k, d);
        for (int p = 0; p < d; p++)
            out[p] = (float)patch[p];
    }
}

static double median_of(const double *x, int n, double *scratch) {
    memcpy(scratch, x, (size_t)n * sizeof *x);
    return median(scratch, n);
}

FilterMeasures filter_set_summary(const FilterSet *set, double *scratch) {
    int n = set->measured;
    FilterMeasures m = {.count = n};
    if (n == 0) return m;
    m.kurtosis = median_of(set->kurtosis, n, scratch);
    m.abs_over_rms = median_of(set->abs_over_rms, n, scratch);
    m.participation = median_of(set->participation, n, scratch);
    m.fit = median_of(set->fit, n, scratch);
    m.orientation = median_of(set->orientation, n, scratch);
    for (int i = 0; i < n; i++) {
        m.good_fits += (set->fit[i] > 0.8) / (double)n;
        m.localised += (set->fit[i] > 0.7 && set->participation[i] < 0.25) / (double)n;
    }
    return m;
}
