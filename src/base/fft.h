/* The discrete Fourier transform of a length that is a power of two.
 *
 *     X_k = sum_j x_j e^(-2 pi i j k / n)
 *
 * Complex numbers stand as pairs, real part first. No factor of 1/n on the way there; the way back
 * has it. J. W. Cooley, J. W. Tukey, Mathematics of Computation 19, 297 (1965),
 * doi:10.1090/S0025-5718-1965-0178586-1. */
#ifndef NM_BASE_FFT_H
#define NM_BASE_FFT_H

#include <stdbool.h>

/* Is n a power of two, 1 included? */
bool fft_allows(int n);

/* x (n, 2) in place; n must be a power of two. */
void fft(double *x, int n);
void fft_back(double *x, int n);

/* x (n, n, 2), rows and then columns */
void fft_square(double *x, int n);
void fft_square_back(double *x, int n);

#endif
