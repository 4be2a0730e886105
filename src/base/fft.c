#include "base/fft.h"
#include "base/vmath.h"

#include <stddef.h>

bool fft_allows(int n) {
    return n > 0 && (n & (n - 1)) == 0;
}

static void swap(double *x, ptrdiff_t i, ptrdiff_t j) {
    for (int part = 0; part < 2; part++) {
        double kept = x[2 * i + part];
        x[2 * i + part] = x[2 * j + part];
        x[2 * j + part] = kept;
    }
}

/* Element i goes to where the bits of i, read from the other end, point. */
static void reverse(double *x, int n, ptrdiff_t stride) {
    for (int i = 1, j = 0; i < n; i++) {
        int bit = n >> 1;
        for (; j & bit; bit >>= 1)
            j ^= bit;
        j |= bit;
        if (i < j) swap(x, i * stride, j * stride);
    }
}

/* n numbers that stand `stride` apart; sign is -1 on the way there and 1 on the way back. */
static void transform(double *x, int n, ptrdiff_t stride, int sign) {
    reverse(x, n, stride);
    for (int half = 1; half < n; half *= 2)
        for (int k = 0; k < half; k++) {
            double angle = sign * VMATH_PI * k / half;
            double c = vmath_cos(angle), s = vmath_sin(angle);
            for (int start = k; start < n; start += 2 * half) {
                double *a = x + 2 * stride * start, *b = a + 2 * stride * half;
                double re = c * b[0] - s * b[1], im = c * b[1] + s * b[0];
                b[0] = a[0] - re;
                b[1] = a[1] - im;
                a[0] += re;
                a[1] += im;
            }
        }
}

static void divide(double *x, int count, double by) {
    for (int i = 0; i < 2 * count; i++)
        x[i] /= by;
}

void fft(double *x, int n) {
    transform(x, n, 1, -1);
}

void fft_back(double *x, int n) {
    transform(x, n, 1, 1);
    divide(x, n, n);
}

static void square(double *x, int n, int sign) {
    for (int i = 0; i < n; i++)
        transform(x + 2 * (ptrdiff_t)n * i, n, 1, sign);
    for (int i = 0; i < n; i++)
        transform(x + 2 * (ptrdiff_t)i, n, n, sign);
}

void fft_square(double *x, int n) {
    square(x, n, -1);
}

void fft_square_back(double *x, int n) {
    square(x, n, 1);
    divide(x, n * n, (double)n * n);
}
