/* Small dense matrices in double precision, and the symmetric eigenproblem.
 *
 * A matrix of m rows and n columns is an array of m n numbers, row by row. Sums run in the order of
 * their index, so that every build gives the same bits; nothing here takes memory. */
#ifndef NM_BASE_LINALG_H
#define NM_BASE_LINALG_H

#include "base/status.h"

#include <stdbool.h>

/* x (n) . y (n) */
double vector_dot(const double *x, const double *y, int n);

/* Euclidean length of x (n), scaled on the way, so that it overflows only where the length itself
 * does. */
double vector_norm(const double *x, int n);

/* y (n) += a x (n) */
void vector_add(double *y, double a, const double *x, int n);

/* out (m, n) = a (m, k) b (k, n); out is neither of them. */
void matrix_product(double *out, const double *a, const double *b, int m, int k, int n);

/* out (m) = a (m, n) x (n); out is not x. */
void matrix_vector(double *out, const double *a, const double *x, int m, int n);

/* out (n, m) = a (m, n) turned over; out is not a. */
void matrix_transpose(double *out, const double *a, int m, int n);

/* mean (n) of the rows of data (count, n), count > 0 */
void data_mean(double *mean, const double *data, int count, int n);

/* moment (n, n) = 1/count sum (x - about)(x - about)' over the rows x of data (count, n), count >
 * 0. About the mean (n) it is the covariance, divided by count and not by count - 1; with about =
 * NULL, which is zero, the second moment. Symmetric to the bit. */
void data_moment(double *moment, const double *data, const double *about, int count, int n);

/* Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations. Slower than
 * reduction to three diagonals, but short, accurate, and its vectors are orthogonal to within
 * rounding whatever the matrix.
 *
 * C. G. J. Jacobi, Crelle 30, 51 (1846), doi:10.1515/crll.1846.30.51; the rotation as in
 * H. Rutishauser, Numer. Math. 9, 1 (1966), doi:10.1007/BF02165223.
 *
 *     a (n, n)        is used up: it ends as a diagonal
 *     values (n)      descending; equal ones in the order of their place on the diagonal
 *     vectors (n, n)  the row i is the eigenvector of values[i]: of length 1, and with the sign
 *                     that makes its largest component positive (the first of those that are as
 *                     large to 1e-9)
 *
 * E_EMPTY for n < 1, E_NONFINITE, and E_DOMAIN where a is not symmetric to 1e-9 of its largest
 * element; then a and the results are as they were. */
Status symmetric_eigen(double *values, double *vectors, double *a, int n);

/* The same in pieces, for matrices so large that a frame cannot wait: checks, and makes vectors the
 * unit matrix; then sweeps until one returns false; then the order and the signs. */
Status jacobi_start(double *vectors, const double *a, int n);
bool jacobi_sweep(double *vectors, double *a, int n);
void jacobi_finish(double *values, double *vectors, double *a, int n);

#endif
