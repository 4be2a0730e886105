#include "vision/shift.h"

#include "base/vmath.h"

void shift_by(double *y, const double *x, int n, int d) {
    int from = ((-d) % n + n) % n;
    for (int i = 0; i < n; i++)
        y[i] = x[(from + i) % n];
}

void shift_map(double *y, const double *x, int n, const double *w, int k) {
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int q = 0; q < k; q++)
            sum += w[q] * x[(i + q) % n];
        y[i] = vmath_max(sum, 0);
    }
}

Status shift_pool_check(int n, int kernel, int stride) {
    CHECK(check_at_least("kernel", "1", kernel, 1));
    CHECK(check_at_least("stride", "1", stride, 1));
    return check_length("map", n, n / stride * stride);
}

int shift_pool_length(ShiftPool pool, int n, int stride) {
    if (pool == SHIFT_NONE) return n;
    return pool == SHIFT_MAX || pool == SHIFT_MEAN ? n / stride : 1;
}

void shift_pool(double *z, const double *y, int n, ShiftPool pool, int kernel, int stride) {
    bool global = pool == SHIFT_GLOBAL_MAX || pool == SHIFT_GLOBAL_MEAN,
         largest = pool == SHIFT_MAX || pool == SHIFT_GLOBAL_MAX;
    int width = pool == SHIFT_NONE ? 1
                : global           ? n
                                   : kernel,
        step = pool == SHIFT_NONE ? 1 : stride;
    for (int i = 0; i < shift_pool_length(pool, n, stride); i++) {
        double best = y[i * step], sum = 0;
        for (int q = 0; q < width; q++) {
            double value = y[(i * step + q) % n];
            best = vmath_max(value, best);
            sum += value;
        }
        z[i] = pool == SHIFT_NONE || largest ? best : sum / width;
    }
}

//> index
Status invariance_index(double *index, const double *a, const double *b, int n) {
    double distance = 0, size = 0;
    if (n < 1) return (Status){.code = E_EMPTY, .what = "a"};
    for (int i = 0; i < n; i++) {
        CHECK(check_finite("a", "1", a[i]));
        CHECK(check_finite("b", "1", b[i]));
        distance += (a[i] - b[i]) * (a[i] - b[i]);
        size += b[i] * b[i];
    }
    CHECK(check_above("|b|", "1", vmath_sqrt(size), 0));
    *index = vmath_sqrt(distance) / vmath_sqrt(size);
    return STATUS_OK;
}
//< index
