#include "my.h"

int my_conv2d(double *y, const double *x, const double *w, const double *b,
              int C, int H, int W, int O, int k, int s, int p, int d) {
    if (H + 2 * p < d * (k - 1) + 1 || W + 2 * p < d * (k - 1) + 1) return 1;
    int rows = (H + 2 * p - d * (k - 1) - 1) / s + 1;
    int columns = (W + 2 * p - d * (k - 1) - 1) / s + 1;
    for (int o = 0; o < O; o++)
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) {
                double sum = b[o];
                for (int c = 0; c < C; c++)
                    for (int u = 0; u < k; u++)
                        for (int v = 0; v < k; v++) {
                            int row = i * s + u * d;
                            int column = j * s + v * d;
                            if (row < 0 || row >= H) continue;
                            if (column < 0 || column >= W) continue;
                            double weight = w[((o * C + c) * k + u) * k + v];
                            sum += weight * x[(c * H + row) * W + column];
                        }
                y[(o * rows + i) * columns + j] = sum;
            }
    return 0;
}
