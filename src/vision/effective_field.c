#include "vision/effective_field.h"

#include "base/vmath.h"

#include <string.h>

/* The widths of the field of one unit at the top, within each layer's input: back from 1. */
static int64_t width_below(const RfLayer *layer, int64_t width) {
    return (width - 1) * layer->s + (int64_t)(layer->k - 1) * layer->d + 1;
}

//> profile
void ef_profile(double *profile, double *scratch, const RfLayer *layers, int count) {
    double *here = profile, *below = scratch;
    int64_t width = 1;
    here[0] = 1; /* the unit itself */
    for (int l = count - 1; l >= 0; l--) {
        const RfLayer *layer = &layers[l];
        int64_t wider = width_below(layer, width);
        memset(below, 0, (size_t)wider * sizeof *below);
        for (int64_t i = 0; i < width; i++)
            for (int a = 0; a < layer->k; a++)
                below[i * layer->s + (int64_t)a * layer->d] += here[i] / layer->k;
        double *swap = here;
        here = below;
        below = swap;
        width = wider;
    }
    if (here != profile) memcpy(profile, here, (size_t)width * sizeof *profile);
}
//< profile

//> std
double ef_std(const RfLayer *layers, int count) {
    double variance = 0, jump = 1;
    for (int l = 0; l < count; l++) {
        double k = layers[l].k, step = layers[l].d * jump;
        variance += step * step * (k * k - 1) / 12; /* of one tap out of k, chosen evenly */
        jump *= layers[l].s;
    }
    return vmath_sqrt(variance);
}
//< std

double ef_spread(double *mean, const double *profile, int r) {
    double sum = 0, first = 0, second = 0;
    for (int i = 0; i < r; i++) {
        sum += profile[i];
        first += profile[i] * i;
    }
    double middle = first / sum;
    for (int i = 0; i < r; i++)
        second += profile[i] * (i - middle) * (i - middle);
    if (mean) *mean = middle;
    return vmath_sqrt(second / sum);
}

int ef_holes(const double *profile, int r) {
    int holes = 0;
    for (int i = 0; i < r; i++)
        holes += profile[i] == 0;
    return holes;
}

static double greatest(const double *values, int n) {
    double most = 0;
    for (int i = 0; i < n; i++)
        most = vmath_max(most, values[i]);
    return most;
}

double ef_size(const double *profile, int r, int dims) {
    double most = greatest(profile, r), least = EF_SHARE * most;
    if (dims == 1) {
        int heard = 0;
        for (int i = 0; i < r; i++)
            heard += profile[i] > least;
        return heard;
    }
    double heard = 0;
    for (int i = 0; i < r; i++) {
        if (!(profile[i] > least)) continue; /* then none of its row is heard */
        for (int j = 0; j < r; j++)
            heard += profile[i] * profile[j] > least * most;
    }
    return vmath_sqrt(heard);
}

int ef_count(const double *map, int rows, int columns) {
    int n = rows * columns, heard = 0;
    double least = EF_SHARE * greatest(map, n);
    for (int i = 0; i < n; i++)
        heard += map[i] > least;
    return heard;
}
