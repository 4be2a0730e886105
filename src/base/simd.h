/* Four floats at once. The only file that knows about SIMD.
 *
 * The vector extension of GCC and Clang gives one source for three cores: with -msimd128 it
 * becomes WebAssembly SIMD, natively SSE, and without either the compiler takes the lanes one by
 * one. Every lane is plain IEEE arithmetic, so all three give the same bits. */
#ifndef NM_BASE_SIMD_H
#define NM_BASE_SIMD_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef float f32x4 __attribute__((vector_size(16)));
typedef int32_t i32x4 __attribute__((vector_size(16)));

static inline f32x4 simd_splat(float x) {
    return (f32x4){x, x, x, x};
}

/* Four floats from and to any address. */
static inline f32x4 simd_load(const float *x) {
    f32x4 y;
    memcpy(&y, x, sizeof y);
    return y;
}

static inline void simd_store(float *y, f32x4 x) {
    memcpy(y, &x, sizeof x);
}

static inline i32x4 simd_bits(f32x4 x) {
    return (i32x4)x;
}

static inline f32x4 simd_from_bits(i32x4 x) {
    return (f32x4)x;
}

/* yes where the mask (-1 or 0 in each lane) is set, no elsewhere */
static inline f32x4 simd_select(i32x4 mask, f32x4 yes, f32x4 no) {
    return (f32x4)(((i32x4)yes & mask) | ((i32x4)no & ~mask));
}

/* The smaller and the larger in each lane; where a lane of `a` is NaN, the bound `b`. */
static inline f32x4 simd_min(f32x4 a, f32x4 b) {
#ifdef __wasm_simd128__
    return __builtin_wasm_pmin_f32x4(b, a);
#else
    return simd_select(a < b, a, b);
#endif
}

static inline f32x4 simd_max(f32x4 a, f32x4 b) {
#ifdef __wasm_simd128__
    return __builtin_wasm_pmax_f32x4(b, a);
#else
    return simd_select(a > b, a, b);
#endif
}

/* Is the mask set in any lane? */
static inline bool simd_any(i32x4 mask) {
#if defined __wasm_simd128__
    return __builtin_wasm_any_true_v128(mask);
#elif defined __SSE__
    return __builtin_ia32_movmskps((f32x4)mask) != 0;
#else
    return (mask[0] | mask[1] | mask[2] | mask[3]) != 0;
#endif
}

#endif
