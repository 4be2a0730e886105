#include "vision/whiten.h"
#include "base/linalg.h"
#include "base/vmath.h"

#include <string.h>

size_t whiten_bytes(int d, int k) {
    size_t square = (size_t)d * (size_t)d;
    return 3 * ARENA_ARRAY_BYTES(double, square) + 2 * ARENA_ARRAY_BYTES(double, d) +
           2 * ARENA_ARRAY_BYTES(float, (size_t)k *(size_t)d) + ARENA_ARRAY_BYTES(float, k);
}

void whiten_init(Whitening *w, int d, int k, Arena *arena) {
    *w = (Whitening){.d = d, .k = k};
    w->mean = ARENA_ARRAY(arena, double, d);
    w->covariance = ARENA_ARRAY(arena, double, (size_t)d *(size_t)d);
    w->variance = ARENA_ARRAY(arena, double, d);
    w->modes = ARENA_ARRAY(arena, double, (size_t)d *(size_t)d);
    w->work = ARENA_ARRAY(arena, double, (size_t)d *(size_t)d);
    w->white = ARENA_ARRAY(arena, float, (size_t)k *(size_t)d);
    w->colour = ARENA_ARRAY(arena, float, (size_t)k *(size_t)d);
    w->offset = ARENA_ARRAY(arena, float, k);
}

void whiten_clear(Whitening *w) {
    w->count = 0;
    memset(w->mean, 0, (size_t)w->d * sizeof *w->mean);
    memset(w->covariance, 0, (size_t)w->d * (size_t)w->d * sizeof *w->covariance);
}

void whiten_add(Whitening *w, const float *patches, int n) {
    int d = w->d;
    double *x = w->work;
    for (int i = 0; i < n; i++, patches += d) {
        for (int p = 0; p < d; p++) {
            x[p] = (double)patches[p];
            w->mean[p] += x[p];
        }
        for (int p = 0; p < d; p++)
            vector_add(w->covariance + (ptrdiff_t)p * d + p, x[p], x + p, d - p);
    }
    w->count += n;
}

void whiten_moments(Whitening *w) {
    int d = w->d;
    for (int p = 0; p < d; p++)
        w->mean[p] /= w->count;
    for (int p = 0; p < d; p++)
        for (int q = p; q < d; q++) {
            double moment = w->covariance[p * d + q] / w->count - w->mean[p] * w->mean[q];
            w->covariance[p * d + q] = w->covariance[q * d + p] = moment;
        }
}

Status whiten_start(Whitening *w) {
    for (int i = 0; i < w->d * w->d; i++)
        w->work[i] = w->covariance[i];
    return jacobi_start(w->modes, w->work, w->d);
}

bool whiten_sweep(Whitening *w) {
    return jacobi_sweep(w->modes, w->work, w->d);
}

Status whiten_finish(Whitening *w) {
    int d = w->d, k = w->k;
    jacobi_finish(w->variance, w->modes, w->work, d);
    double least = vmath_max(WHITEN_LEAST * w->variance[0], 1e-280);
    if (!(w->variance[k - 1] > least))
        return (Status){.code = E_SINGULAR, .what = "covariance", .unit = ""};
    for (int i = 0; i < k; i++) {
        double sd = vmath_sqrt(w->variance[i]);
        const double *mode = w->modes + (ptrdiff_t)i * d;
        w->offset[i] = (float)(vector_dot(mode, w->mean, d) / sd);
        for (int p = 0; p < d; p++) {
            w->white[i * d + p] = (float)(mode[p] / sd);
            w->colour[i * d + p] = (float)(mode[p] * sd);
        }
    }
    return STATUS_OK;
}

Status whiten_solve(Whitening *w) {
    enum { SWEEPS = 60 };
    CHECK(whiten_start(w));
    for (int sweep = 0; sweep < SWEEPS && whiten_sweep(w); sweep++) {
    }
    return whiten_finish(w);
}

void whiten_apply(const Whitening *w, float *z, const float *patches, int n, GemmWork *work) {
    gemm(z, patches, w->white, n, w->k, w->d, GEMM_B_TRANSPOSED, work);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < w->k; j++)
            z[(ptrdiff_t)i * w->k + j] -= w->offset[j];
}

void whiten_filters(const Whitening *w, float *out, const float *a, int n, GemmWork *work) {
    gemm(out, a, w->white, n, w->d, w->k, 0, work);
}

void whiten_basis(const Whitening *w, float *out, const float *a, int n, GemmWork *work) {
    gemm(out, a, w->colour, n, w->d, w->k, 0, work);
}

void whiten_zca(const Whitening *w, float *a) {
    for (int p = 0; p < w->d; p++)
        for (int i = 0; i < w->k; i++)
            a[p * w->k + i] = (float)w->modes[(ptrdiff_t)i * w->d + p];
}
