/* The loops that `make bench` times, over arrays of their own: exp and tanh of four floats at once,
 * and the C library's, one float after the other. */
#include "base/vmath.h"

#include <math.h>

enum { N = 4096 };
static float x[N], y[N];

__attribute__((export_name("fill"))) void fill(float low, float high) {
    for (int i = 0; i < N; i++)
        x[i] = low + (high - low) * (float)i / N;
}

__attribute__((export_name("exp_simd"))) float exp_simd(int rounds) {
    for (int k = 0; k < rounds; k++)
        vmath_exp_array(y, x, N);
    return y[N / 3];
}

__attribute__((export_name("tanh_simd"))) float tanh_simd(int rounds) {
    for (int k = 0; k < rounds; k++)
        vmath_tanh_array(y, x, N);
    return y[N / 3];
}

__attribute__((export_name("exp_libc"))) float exp_libc(int rounds) {
    for (int k = 0; k < rounds; k++)
        for (int i = 0; i < N; i++)
            y[i] = expf(x[i]);
    return y[N / 3];
}

__attribute__((export_name("tanh_libc"))) float tanh_libc(int rounds) {
    for (int k = 0; k < rounds; k++)
        for (int i = 0; i < N; i++)
            y[i] = tanhf(x[i]);
    return y[N / 3];
}
