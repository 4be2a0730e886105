#include "vision/ica.h"
#include "base/linalg.h"
#include "base/vmath.h"

#include <stddef.h>
#include <string.h>

size_t ica_bytes(int k) {
    size_t square = (size_t)k * (size_t)k;
    return 2 * ARENA_ARRAY_BYTES(float, square) + ARENA_ARRAY_BYTES(float, ICA_BLOCK *(size_t)k) +
           4 * ARENA_ARRAY_BYTES(double, square) + 2 * ARENA_ARRAY_BYTES(double, k);
}

bool ica_orthonormalise(double *w, int k, double *root, double *square, double *modes,
                        double *values) {
    for (int i = 0; i < k; i++)
        for (int j = 0; j <= i; j++)
            square[i * k + j] = square[j * k + i] =
                vector_dot(w + (ptrdiff_t)i * k, w + (ptrdiff_t)j * k, k);
    if (symmetric_eigen(values, modes, square, k).code != OK) return false;
    if (!(values[k - 1] > 1e-12 * values[0])) return false;
    /* modes' diag(1 / sqrt values) modes w, from the right */
    matrix_product(square, modes, w, k, k, k);
    for (int i = 0; i < k; i++)
        for (int j = 0; j < k; j++)
            square[i * k + j] /= vmath_sqrt(values[i]);
    matrix_transpose(root, modes, k, k);
    matrix_product(w, root, square, k, k, k);
    return true;
}

void ica_init(Ica *ica, const float *z, int n, int k, Rng *rng, GemmWork *gemm, Arena *arena) {
    size_t square = (size_t)k * (size_t)k;
    *ica = (Ica){.n = n, .k = k, .z = z, .change = 1, .gemm = gemm};
    ica->w = ARENA_ARRAY(arena, float, square);
    ica->product = ARENA_ARRAY(arena, float, square);
    ica->s = ARENA_ARRAY(arena, float, ICA_BLOCK *(size_t)k);
    ica->next = ARENA_ARRAY(arena, double, square);
    ica->square = ARENA_ARRAY(arena, double, square);
    ica->modes = ARENA_ARRAY(arena, double, square);
    ica->root = ARENA_ARRAY(arena, double, square);
    ica->values = ARENA_ARRAY(arena, double, k);
    ica->sums = ARENA_ARRAY(arena, double, k);
    do
        for (int i = 0; i < k * k; i++)
            ica->next[i] = rng_normal(rng);
    while (!ica_orthonormalise(ica->next, k, ica->root, ica->square, ica->modes, ica->values));
    for (int i = 0; i < k * k; i++)
        ica->w[i] = (float)ica->next[i];
}

/* s (n, k) <- tanh s; sums (k) += 1 - tanh^2, the slope, over the rows. */
static void respond(float *s, double *sums, int n, int k) {
    vmath_tanh_array(s, s, n * k);
    for (int j = 0; j < n; j++)
        for (int i = 0; i < k; i++) {
            double g = (double)s[(ptrdiff_t)j * k + i];
            sums[i] += 1 - g * g;
        }
}

/* next += g(s)' z and sums += g'(s) over a block, with the responses s = z W'. */
static void add_block(Ica *ica) {
    int k = ica->k, rows = ica->n - ica->at < ICA_BLOCK ? ica->n - ica->at : ICA_BLOCK;
    const float *z = ica->z + (ptrdiff_t)ica->at * k;
    gemm(ica->s, z, ica->w, rows, k, k, GEMM_B_TRANSPOSED, ica->gemm);
    respond(ica->s, ica->sums, rows, k);
    gemm(ica->product, ica->s, z, k, k, rows, GEMM_A_TRANSPOSED, ica->gemm);
    for (int i = 0; i < k * k; i++)
        ica->next[i] += (double)ica->product[i];
    ica->at += rows;
}

/* W <- next - diag(sums) W, over n, with orthonormal rows */
static bool turn(Ica *ica) {
    int n = ica->n, k = ica->k;
    for (int i = 0; i < k; i++)
        for (int j = 0; j < k; j++) {
            double *next = &ica->next[i * k + j];
            *next = (*next - ica->sums[i] * (double)ica->w[i * k + j]) / n;
        }
    return ica_orthonormalise(ica->next, k, ica->root, ica->square, ica->modes, ica->values);
}

/* Takes over what turn has made, and notes how far it is from what was. */
static void take_over(Ica *ica) {
    int k = ica->k;
    ica->change = 0;
    for (int i = 0; i < k; i++) {
        double same = 0;
        for (int j = 0; j < k; j++)
            same += ica->next[i * k + j] * (double)ica->w[i * k + j];
        double change = (same < 0 ? -same : same) - 1;
        ica->change = vmath_max(ica->change, change < 0 ? -change : change);
    }
    for (int i = 0; i < k * k; i++)
        ica->w[i] = (float)ica->next[i];
    ica->iterations++;
}

bool ica_step(Ica *ica) {
    if (ica->at == 0) {
        memset(ica->next, 0, (size_t)ica->k * (size_t)ica->k * sizeof *ica->next);
        memset(ica->sums, 0, (size_t)ica->k * sizeof *ica->sums);
    }
    add_block(ica);
    if (ica->at < ica->n) return true;
    ica->at = 0;
    if (!turn(ica)) return false;
    take_over(ica);
    return true;
}

bool ica_iterate(Ica *ica) {
    bool well = ica_step(ica);
    while (well && ica->at > 0)
        well = ica_step(ica);
    return well;
}

//> unit
void ica_unit_step(double *w, const double *z, int n, int k, double *next) {
    double slope = 0;
    memset(next, 0, (size_t)k * sizeof *next);
    for (int j = 0; j < n; j++) {
        double g = vmath_tanh(vector_dot(w, z + (ptrdiff_t)j * k, k));
        vector_add(next, g / n, z + (ptrdiff_t)j * k, k);
        slope += (1 - g * g) / n;
    }
    vector_add(next, -slope, w, k);
    double length = vector_norm(next, k);
    for (int i = 0; i < k && length > 0; i++)
        w[i] = next[i] / length;
}
//< unit
