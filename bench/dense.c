/* Dense kernels that `make bench` times, over arrays of their own: a product of square matrices and
 * a layer of convolution over a batch. */
#include "base/gemm.h"
#include "vision/conv_fast.h"

enum { MOST = 512, BATCH = 32 };
static const Conv layer = {16, 28, 28, 32, 3, 1, 1, 1};
enum { INPUTS = BATCH * 16 * 28 * 28, WEIGHTS = 32 * 16 * 9, OUTPUTS = BATCH * 32 * 28 * 28 };

static float a[MOST * MOST], b[MOST * MOST], c[MOST * MOST];
static float x[INPUTS], w[WEIGHTS], bias[32], y[OUTPUTS];
static GemmWork work;
static ConvFast fast;
static _Alignas(ARENA_ALIGNMENT) unsigned char memory[2 << 20];

/* Where the arrays stand, for who fills and reads them. */
__attribute__((export_name("a_at"))) float *a_at(void) {
    return a;
}
__attribute__((export_name("b_at"))) float *b_at(void) {
    return b;
}
__attribute__((export_name("c_at"))) float *c_at(void) {
    return c;
}
__attribute__((export_name("x_at"))) float *x_at(void) {
    return x;
}
__attribute__((export_name("w_at"))) float *w_at(void) {
    return w;
}
__attribute__((export_name("y_at"))) float *y_at(void) {
    return y;
}

__attribute__((export_name("open"))) int open_layer(void) {
    Arena arena = {memory, sizeof memory, 0};
    if (conv_fast_bytes(&layer) > sizeof memory) return -1;
    return (int)conv_fast_init(&fast, &layer, &arena).code;
}

__attribute__((export_name("matmul"))) void matmul(int n) {
    gemm(c, a, b, n, n, n, 0, &work);
}

__attribute__((export_name("conv"))) void conv(void) {
    conv_fast_forward(&fast, y, x, w, bias, BATCH);
}
