#include "base/gemm.h"

#include "base/rng.h"
#include "check.h"

#include <stdlib.h>

static GemmWork work;

/* From -1 to 1; floats, so that no product is exact. */
static float *noise(Rng *rng, int n) {
    float *x = calloc((size_t)n + 1, sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = (float)(2 * rng_uniform(rng) - 1);
    return x;
}

/* Edges of every kind, one beyond each block, and a matrix without elements. */
static const int shapes[][3] = {{1, 1, 1},    {4, 8, 3},    {3, 7, 5},      {5, 9, 1},
                                {64, 8, 256}, {65, 9, 257}, {2, 257, 2},    {70, 260, 300},
                                {4, 8, 0},    {0, 8, 3},    {66, 520, 515}, {1, 300, 600}};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static void the_fast_product_has_the_bits_of_the_plain_one(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int s = 0; s < SHAPES; s++)
        for (unsigned flags = 0; flags < 8; flags++) {
            int m = shapes[s][0], n = shapes[s][1], k = shapes[s][2];
            float *a = noise(&rng, m * k), *b = noise(&rng, k * n), *fast = noise(&rng, m * n);
            float *plain = calloc((size_t)m * (size_t)n + 1, sizeof *plain);
            memcpy(plain, fast, sizeof *plain * (size_t)m * (size_t)n);
            memset(&work, 0xff, sizeof work); /* NaN: what the room holds must not matter */
            gemm(fast, a, b, m, n, k, flags, &work);
            gemm_plain(plain, a, b, m, n, k, flags);
            assert_memory_equal(fast, plain, sizeof *plain * (size_t)m * (size_t)n);
            free(a);
            free(b);
            free(fast);
            free(plain);
        }
}

static void a_product_by_hand(void **state) {
    (void)state;
    const float a[] = {1, 2, 3, 4, 5, 6}, b[] = {7, 8, 9, 10, 11, 12};
    const float both[] = {58, 64, 139, 154};
    float c[4] = {1, 1, 1, 1};
    gemm(c, a, b, 2, 2, 3, 0, &work); /* (1 2 3; 4 5 6)(7 8; 9 10; 11 12) */
    assert_memory_equal(c, both, sizeof c);
    gemm(c, a, b, 2, 2, 3, GEMM_ADD, &work);
    for (int i = 0; i < 4; i++)
        assert_true(c[i] == 2 * both[i]);
    gemm(c, a, b, 2, 2, 3, GEMM_A_TRANSPOSED, &work); /* (1 3 5; 2 4 6)(7 8; 9 10; 11 12) */
    assert_true(c[0] == 89 && c[1] == 98 && c[2] == 116 && c[3] == 128);
    gemm(c, a, b, 2, 2, 3, GEMM_B_TRANSPOSED, &work); /* (1 2 3; 4 5 6)(7 10; 8 11; 9 12) */
    assert_true(c[0] == 50 && c[1] == 68 && c[2] == 122 && c[3] == 167);
}

/* (A B)^T = B^T A^T: with flags for transposes the same data give the same product. */
static void a_transpose_is_the_same_matrix_read_the_other_way(void **state) {
    (void)state;
    enum { M = 9, N = 11, K = 37 };
    Rng rng = rng_seeded(2);
    float *a = noise(&rng, M * K), *b = noise(&rng, K * N), c[M * N], d[N * M];
    gemm(c, a, b, M, N, K, 0, &work);
    gemm(d, b, a, N, M, K, GEMM_A_TRANSPOSED | GEMM_B_TRANSPOSED, &work);
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++)
            assert_true(c[i * N + j] == d[j * M + i]);
    free(a);
    free(b);
}

/* |error| <= k eps sum |a b|: the bound of Higham for sums in order. */
static void the_error_is_that_of_a_sum_of_floats(void **state) {
    (void)state;
    enum { M = 5, N = 13, K = 700 };
    Rng rng = rng_seeded(3);
    float *a = noise(&rng, M * K), *b = noise(&rng, K * N), c[M * N];
    gemm(c, a, b, M, N, K, 0, &work);
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++) {
            double sum = 0, size = 0;
            for (int l = 0; l < K; l++) {
                double term = (double)a[i * K + l] * b[l * N + j];
                sum += term;
                size += fabs(term);
            }
            check_close(c[i * N + j], sum, K * 6e-8 * size, 0);
        }
    free(a);
    free(b);
}

TEST_GROUP(cmocka_unit_test(the_fast_product_has_the_bits_of_the_plain_one),
           cmocka_unit_test(a_product_by_hand),
           cmocka_unit_test(a_transpose_is_the_same_matrix_read_the_other_way),
           cmocka_unit_test(the_error_is_that_of_a_sum_of_floats))
