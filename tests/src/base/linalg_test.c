#include "check.h"

#include "base/linalg.h"
#include "base/rng.h"

enum { MOST = 60 };

/* A symmetric matrix of random numbers. */
static void random_symmetric(double *a, int n, uint64_t seed) {
    Rng rng = rng_seeded(seed);
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++)
            a[i * n + j] = a[j * n + i] = rng_normal(&rng);
}

/* A v = lambda v, V V' = 1, descending, the sign as promised. */
static void check_eigen(const double *a, const double *values, const double *vectors, int n) {
    double scale = vector_norm(a, n * n), product[MOST];
    for (int i = 0; i < n; i++) {
        const double *v = vectors + i * n;
        if (i > 0) assert_true(values[i] <= values[i - 1]);
        matrix_vector(product, a, v, n, n);
        for (int k = 0; k < n; k++)
            check_close(product[k], values[i] * v[k], 1e-13 * scale, 0);
        for (int j = 0; j < n; j++)
            check_close(vector_dot(v, vectors + j * n, n), i == j, 1e-13, 0);
        double most = 0, least = 0;
        for (int k = 0; k < n; k++) {
            most = fmax(most, v[k]);
            least = fmin(least, v[k]);
        }
        assert_true(most >= -least * (1 - 1e-9));
    }
}

static void eigenvectors_solve_the_equation_and_are_orthogonal(void **state) {
    (void)state;
    static double a[MOST * MOST], kept[MOST * MOST], vectors[MOST * MOST], values[MOST];
    for (int n = 1; n <= MOST; n = n < 8 ? n + 1 : n + 26) {
        random_symmetric(a, n, (uint64_t)n);
        memcpy(kept, a, sizeof a);
        check_ok(symmetric_eigen(values, vectors, a, n));
        check_eigen(kept, values, vectors, n);
        double trace = 0, squares = 0;
        for (int i = 0; i < n; i++) {
            trace += kept[i * n + i] - values[i];
            squares += values[i] * values[i];
        }
        check_close(trace, 0, 1e-13 * n, 0);
        check_close(squares, vector_dot(kept, kept, n * n), 0, 1e-13);
    }
}

/* 2 on the diagonal, -1 beside it: 2 - 2 cos(pi k / (n + 1)), with sines for vectors. */
static void the_chain_of_springs_has_its_known_modes(void **state) {
    (void)state;
    enum { N = 40 };
    static double a[N * N], vectors[N * N], values[N];
    const double pi = acos(-1);
    for (int i = 0; i < N * N; i++)
        a[i] = 0;
    for (int i = 0; i < N; i++) {
        a[i * N + i] = 2;
        if (i > 0) a[i * N + i - 1] = a[(i - 1) * N + i] = -1;
    }
    check_ok(symmetric_eigen(values, vectors, a, N));
    for (int k = 0; k < N; k++) {
        int mode = N - k;
        check_close(values[k], 2 - 2 * cos(pi * mode / (N + 1)), 1e-14, 0);
        double overlap = 0;
        for (int j = 0; j < N; j++)
            overlap += vectors[k * N + j] * sin(pi * mode * (j + 1) / (N + 1));
        check_close(fabs(overlap), sqrt((N + 1) / 2.0), 1e-12, 0);
    }
}

static void known_small_matrices(void **state) {
    (void)state;
    double a[] = {3, 1, 1, 2}, values[3], vectors[9];
    check_ok(symmetric_eigen(values, vectors, a, 2));
    check_close(values[0], (5 + sqrt(5)) / 2, 0, 1e-15);
    check_close(values[1], (5 - sqrt(5)) / 2, 0, 1e-15);
    check_close(vectors[1] / vectors[0], (sqrt(5) - 1) / 2, 0, 1e-15);
    double single[] = {-7};
    check_ok(symmetric_eigen(values, vectors, single, 1));
    assert_true(values[0] == -7 && vectors[0] == 1);
    double diagonal[] = {1, 0, 0, 0, 5, 0, 0, 0, 2};
    check_ok(symmetric_eigen(values, vectors, diagonal, 3));
    assert_true(values[0] == 5 && values[1] == 2 && values[2] == 1);
    assert_true(vectors[1] == 1 && vectors[5] == 1 && vectors[6] == 1);
}

/* The first of components that are equally large is positive, whichever way rounding tips. */
static void the_sign_does_not_hang_on_the_last_bit(void **state) {
    (void)state;
    for (int k = -1; k <= 1; k++) {
        double a[] = {2, -1, -1, 2 + k * 1e-13}, values[2], vectors[4];
        check_ok(symmetric_eigen(values, vectors, a, 2));
        assert_true(vectors[0] > 0 && vectors[1] < 0 && vectors[2] > 0 && vectors[3] > 0);
    }
}

/* P = 1 - u u' / |u|^2 twice over: eigenvalue 1 many times, and 0. */
static void equal_eigenvalues_still_get_orthogonal_vectors(void **state) {
    (void)state;
    enum { N = 30 };
    static double a[N * N], kept[N * N], vectors[N * N], values[N];
    double u[N];
    Rng rng = rng_seeded(3);
    for (int i = 0; i < N; i++)
        u[i] = rng_normal(&rng);
    double squares = vector_dot(u, u, N);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            a[i * N + j] = (i == j) - u[i] * u[j] / squares;
    memcpy(kept, a, sizeof a);
    check_ok(symmetric_eigen(values, vectors, a, N));
    check_eigen(kept, values, vectors, N);
    for (int i = 0; i < N - 1; i++)
        check_close(values[i], 1, 1e-13, 0);
    check_close(values[N - 1], 0, 1e-13, 0);
    check_close(fabs(vector_dot(vectors + (N - 1) * N, u, N)), sqrt(squares), 0, 1e-13);
}

static void scale_does_not_matter(void **state) {
    (void)state;
    const double scales[] = {1e-150, 1e-50, 1, 1e50, 1e150};
    for (int i = 0; i < 5; i++) {
        double scale = scales[i];
        double a[] = {3 * scale, scale, scale, 2 * scale}, values[2], vectors[4];
        check_ok(symmetric_eigen(values, vectors, a, 2));
        check_close(values[0], (5 + sqrt(5)) / 2 * scale, 0, 1e-15);
        check_close(vectors[0], 0.8506508083520399, 1e-15, 0);
    }
    double zero[9] = {0}, values[3], vectors[9];
    check_ok(symmetric_eigen(values, vectors, zero, 3));
    for (int i = 0; i < 9; i++)
        assert_true(vectors[i] == (i % 4 == 0) && values[i / 3] == 0);
}

static void in_pieces_it_is_the_same(void **state) {
    (void)state;
    enum { N = 20 };
    double a[N * N], b[N * N], vectors[N * N], again[N * N], values[N], others[N];
    random_symmetric(a, N, 9);
    memcpy(b, a, sizeof a);
    check_ok(symmetric_eigen(values, vectors, a, N));
    check_ok(jacobi_start(again, b, N));
    int sweeps = 0;
    while (jacobi_sweep(again, b, N))
        sweeps++;
    jacobi_finish(others, again, b, N);
    assert_memory_equal(values, others, sizeof values);
    assert_memory_equal(vectors, again, sizeof vectors);
    assert_in_range(sweeps, 4, 25);
}

static void what_is_no_symmetric_matrix_is_refused(void **state) {
    (void)state;
    double values[2] = {5, 5}, vectors[4] = {5, 5, 5, 5};
    double skew[] = {1, 2, 2.1, 1}, nan[] = {1, NAN, NAN, 1}, infinite[] = {INFINITY, 0, 0, 1};
    assert_int_equal(symmetric_eigen(values, vectors, skew, 2).code, E_DOMAIN);
    assert_int_equal(symmetric_eigen(values, vectors, nan, 2).code, E_NONFINITE);
    assert_int_equal(symmetric_eigen(values, vectors, infinite, 2).code, E_NONFINITE);
    assert_int_equal(symmetric_eigen(values, vectors, skew, 0).code, E_EMPTY);
    assert_true(skew[2] == 2.1 && values[0] == 5 && vectors[0] == 5);
}

static void norms_do_not_overflow_on_the_way(void **state) {
    (void)state;
    const double x[] = {3, 4}, large[] = {3e200, -4e200}, small[] = {3e-200, 4e-200}, zero[2] = {0};
    check_close(vector_norm(x, 2), 5, 0, 0);
    check_close(vector_norm(large, 2), 5e200, 0, 1e-15);
    check_close(vector_norm(small, 2), 5e-200, 0, 1e-15);
    assert_true(vector_norm(zero, 2) == 0);
}

static void products_and_moments_are_those_of_the_book(void **state) {
    (void)state;
    const double a[] = {1, 2, 3, 4, 5, 6}, b[] = {7, 8, 9, 10, 11, 12}, x[] = {1, -1, 2};
    double product[4], image[2], turned[6];
    matrix_product(product, a, b, 2, 3, 2);
    assert_true(product[0] == 58 && product[1] == 64 && product[2] == 139 && product[3] == 154);
    matrix_vector(image, a, x, 2, 3);
    assert_true(image[0] == 5 && image[1] == 11);
    matrix_transpose(turned, a, 2, 3);
    assert_true(turned[0] == 1 && turned[1] == 4 && turned[2] == 2 && turned[5] == 6);
    const double data[] = {1, 2, 3, 6, 2, 1};
    double mean[2], moment[4];
    data_mean(mean, data, 3, 2);
    assert_true(mean[0] == 2 && mean[1] == 3);
    data_moment(moment, data, mean, 3, 2);
    check_close(moment[0], 2 / 3.0, 0, 1e-15);
    check_close(moment[1], 4 / 3.0, 0, 1e-15);
    check_close(moment[3], 14 / 3.0, 0, 1e-15);
    assert_true(moment[1] == moment[2]);
    data_moment(moment, data, NULL, 3, 2);
    check_close(moment[0], 14 / 3.0, 0, 1e-15);
    check_close(moment[1], 22 / 3.0, 0, 1e-15);
}

TEST_GROUP(cmocka_unit_test(eigenvectors_solve_the_equation_and_are_orthogonal),
           cmocka_unit_test(the_chain_of_springs_has_its_known_modes),
           cmocka_unit_test(known_small_matrices),
           cmocka_unit_test(the_sign_does_not_hang_on_the_last_bit),
           cmocka_unit_test(equal_eigenvalues_still_get_orthogonal_vectors),
           cmocka_unit_test(scale_does_not_matter), cmocka_unit_test(in_pieces_it_is_the_same),
           cmocka_unit_test(what_is_no_symmetric_matrix_is_refused),
           cmocka_unit_test(norms_do_not_overflow_on_the_way),
           cmocka_unit_test(products_and_moments_are_those_of_the_book))
