#include "base/linalg.h"

#include "base/vmath.h"

double vector_dot(const double *x, const double *y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

double vector_norm(const double *x, int n) {
    double squares = vector_dot(x, x, n);
    if (squares > 1e-280 && squares < 1e280) return vmath_sqrt(squares);
    double most = 0;
    for (int i = 0; i < n; i++)
        most = vmath_max(most, x[i] < 0 ? -x[i] : x[i]);
    if (most == 0 || !vmath_finite(most)) return most;
    squares = 0;
    for (int i = 0; i < n; i++)
        squares += x[i] / most * (x[i] / most);
    return most * vmath_sqrt(squares);
}

void vector_add(double *y, double a, const double *x, int n) {
    for (int i = 0; i < n; i++)
        y[i] += a * x[i];
}

void matrix_product(double *out, const double *a, const double *b, int m, int k, int n) {
    for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++)
            out[i * n + j] = 0;
        for (int l = 0; l < k; l++)
            vector_add(out + i * n, a[i * k + l], b + l * n, n);
    }
}

void matrix_vector(double *out, const double *a, const double *x, int m, int n) {
    for (int i = 0; i < m; i++)
        out[i] = vector_dot(a + i * n, x, n);
}

void matrix_transpose(double *out, const double *a, int m, int n) {
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            out[j * m + i] = a[i * n + j];
}

void data_mean(double *mean, const double *data, int count, int n) {
    for (int i = 0; i < n; i++)
        mean[i] = 0;
    for (int k = 0; k < count; k++)
        vector_add(mean, 1, data + k * n, n);
    for (int i = 0; i < n; i++)
        mean[i] /= count;
}

void data_moment(double *moment, const double *data, const double *about, int count, int n) {
    for (int i = 0; i < n * n; i++)
        moment[i] = 0;
    for (int k = 0; k < count; k++)
        for (int i = 0; i < n; i++) {
            const double *x = data + k * n;
            double xi = about ? x[i] - about[i] : x[i];
            for (int j = i; j < n; j++)
                moment[i * n + j] += xi * (about ? x[j] - about[j] : x[j]);
        }
    for (int i = 0; i < n; i++)
        for (int j = i; j < n; j++)
            moment[j * n + i] = moment[i * n + j] /= count;
}

/* ---- the symmetric eigenproblem ---- */

static double magnitude(double x) {
    return x < 0 ? -x : x;
}

static double largest(const double *x, int n) {
    double most = 0;
    for (int i = 0; i < n; i++)
        most = vmath_max(most, magnitude(x[i]));
    return most;
}

Status jacobi_start(double *vectors, const double *a, int n) {
    if (n < 1) return (Status){.code = E_EMPTY, .what = "a"};
    for (int i = 0; i < n * n; i++)
        CHECK(check_finite("a", "", a[i]));
    double slack = 1e-9 * largest(a, n * n);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            if (!(magnitude(a[i * n + j] - a[j * n + i]) <= slack))
                return (Status){.code = E_DOMAIN, .what = "a"};
    for (int i = 0; i < n * n; i++)
        vectors[i] = i % (n + 1) == 0;
    return STATUS_OK;
}

/* x (n), y (n) turned by the angle with this cosine and sine */
static void rotate(double *x, double *y, double cosine, double sine, int n) {
    for (int i = 0; i < n; i++) {
        double kept = x[i];
        x[i] = cosine * kept - sine * y[i];
        y[i] = sine * kept + cosine * y[i];
    }
}

//> rotation
/* Turns the plane of the axes p and q by the angle that makes a[p][q] zero. Rows are turned where
 * they stand in one piece; columns are their mirror images. */
static void annihilate(double *vectors, double *a, int n, int p, int q) {
    double *row_p = a + p * n, *row_q = a + q * n;
    double app = row_p[p], aqq = row_q[q], apq = row_p[q];
    double half = (aqq - app) / (2 * apq); /* cot 2 angle */
    double tangent = 1 / (magnitude(half) + vmath_sqrt(half * half + 1));
    if (half < 0) tangent = -tangent;
    double cosine = 1 / vmath_sqrt(tangent * tangent + 1), sine = tangent * cosine;
    rotate(row_p, row_q, cosine, sine, n);
    row_p[p] = app - tangent * apq;
    row_q[q] = aqq + tangent * apq;
    row_p[q] = row_q[p] = 0;
    for (int k = 0; k < n; k++) {
        a[k * n + p] = row_p[k];
        a[k * n + q] = row_q[k];
    }
    rotate(vectors + p * n, vectors + q * n, cosine, sine, n);
}
//< rotation

/* The elements beside the diagonal, added up without their signs. */
static double off_diagonal(const double *a, int n) {
    double sum = 0;
    for (int p = 0; p < n; p++)
        for (int q = p + 1; q < n; q++)
            sum += magnitude(a[p * n + q]);
    return sum;
}

bool jacobi_sweep(double *vectors, double *a, int n) {
    /* What is left out at last changes no eigenvalue by more than 1e-18 n of the largest. Until
     * then only elements of about the average size and more are worth a rotation: the others would
     * be filled again. That saves a third. */
    double negligible = 1e-18 * largest(a, n * n);
    double small = vmath_max(negligible, 0.8 * off_diagonal(a, n) / (0.5 * n * (n - 1) + 1));
    bool left = false;
    for (int p = 0; p < n; p++)
        for (int q = p + 1; q < n; q++) {
            double size = magnitude(a[p * n + q]);
            if (size > negligible) left = true;
            if (size > small) annihilate(vectors, a, n, p, q);
        }
    return left;
}

static void swap(double *x, double *y, int n) {
    for (int i = 0; i < n; i++) {
        double kept = x[i];
        x[i] = y[i];
        y[i] = kept;
    }
}

/* The largest component becomes positive; of components equal to 1e-9, the first counts. */
static void fix_sign(double *vector, int n) {
    double enough = (1 - 1e-9) * largest(vector, n);
    int i = 0;
    while (i < n - 1 && magnitude(vector[i]) < enough)
        i++;
    if (vector[i] >= 0) return;
    for (int k = 0; k < n; k++)
        vector[k] = -vector[k];
}

void jacobi_finish(double *values, double *vectors, double *a, int n) {
    for (int i = 0; i < n; i++)
        values[i] = a[i * n + i];
    for (int i = 1; i < n; i++) /* insertion keeps the order of equal values */
        for (int j = i; j > 0 && values[j] > values[j - 1]; j--) {
            swap(&values[j], &values[j - 1], 1);
            swap(vectors + j * n, vectors + (j - 1) * n, n);
        }
    for (int i = 0; i < n; i++)
        fix_sign(vectors + i * n, n);
}

Status symmetric_eigen(double *values, double *vectors, double *a, int n) {
    enum { SWEEPS = 300 }; /* about 20 are needed */
    CHECK(jacobi_start(vectors, a, n));
    for (int sweep = 0; sweep < SWEEPS && jacobi_sweep(vectors, a, n); sweep++) {
    }
    jacobi_finish(values, vectors, a, n);
    return STATUS_OK;
}
