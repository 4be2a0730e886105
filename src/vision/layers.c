#include "vision/layers.h"

#include "base/vmath.h"

#include <stddef.h>

void dense_forward(float *y, const float *x, const float *w, const float *b, int batch, int inputs,
                   int outputs, GemmWork *work) {
    for (int n = 0; n < batch; n++)
        for (int o = 0; o < outputs; o++)
            y[n * outputs + o] = b[o];
    gemm(y, x, w, batch, outputs, inputs, GEMM_ADD | GEMM_B_TRANSPOSED, work);
}

void dense_backward(float *dx, float *dw, float *db, const float *dy, const float *x,
                    const float *w, int batch, int inputs, int outputs, GemmWork *work) {
    gemm(dw, dy, x, outputs, inputs, batch, GEMM_A_TRANSPOSED, work);
    for (int o = 0; o < outputs; o++)
        db[o] = 0;
    for (int n = 0; n < batch; n++)
        for (int o = 0; o < outputs; o++)
            db[o] += dy[n * outputs + o];
    if (dx) gemm(dx, dy, w, batch, inputs, outputs, 0, work);
}

void relu_forward(float *y, const float *x, int n) {
    for (int i = 0; i < n; i++)
        y[i] = x[i] > 0 ? x[i] : 0;
}

void relu_backward(float *dx, const float *dy, const float *y, int n) {
    for (int i = 0; i < n; i++)
        dx[i] = y[i] > 0 ? dy[i] : 0;
}

void pool_relu_forward(float *y, int *winners, const float *x, int maps, int rows, int columns) {
    for (int line = 0; line < maps * rows; line += 2)
        for (int j = 0; j < columns; j += 2) {
            int at = line * columns + j, below = at + columns, best = at;
            best = x[at + 1] > x[best] ? at + 1 : best;
            best = x[below] > x[best] ? below : best;
            best = x[below + 1] > x[best] ? below + 1 : best;
            *winners++ = best;
            *y++ = x[best] > 0 ? x[best] : 0;
        }
}

void pool_relu_backward(float *dx, const float *dy, const float *y, const int *winners, int maps,
                        int rows, int columns) {
    int n = maps * rows * columns;
    for (int i = 0; i < n; i++)
        dx[i] = 0;
    for (int i = 0; i < n / 4; i++)
        if (y[i] > 0) dx[winners[i]] = dy[i];
}

int largest_of(const float *x, int n) {
    int best = 0;
    for (int i = 1; i < n; i++)
        if (x[i] > x[best]) best = i;
    return best;
}

double softmax_loss(float *dlogits, const float *logits, const int *labels, int batch,
                    int classes) {
    double loss = 0;
    for (int n = 0; n < batch; n++, logits += classes, dlogits += classes) {
        double top = logits[largest_of(logits, classes)], sum = 0;
        for (int k = 0; k < classes; k++)
            sum += vmath_exp(logits[k] - top);
        loss -= logits[labels[n]] - top - vmath_log(sum);
        for (int k = 0; k < classes; k++) {
            double share = vmath_exp(logits[k] - top) / sum;
            dlogits[k] = (float)((share - (k == labels[n])) / batch);
        }
    }
    return loss / batch;
}
