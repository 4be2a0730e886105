#include "vision/picture.h"

#include "base/vmath.h"

/* The mean over the rectangle from (top, left) to (bottom, right), in pixels and parts of them. */
static double mean_over(const double *picture, int columns, double top, double bottom, double left,
                        double right) {
    double sum = 0;
    for (int y = (int)top; y < bottom; y++)
        for (int x = (int)left; x < right; x++) {
            double high = vmath_min(bottom, y + 1) - vmath_max(top, y);
            double wide = vmath_min(right, x + 1) - vmath_max(left, x);
            sum += high * wide * picture[y * columns + x];
        }
    return sum / ((bottom - top) * (right - left));
}

void picture_square(float *out, int side, const double *picture, int rows, int columns) {
    int square = rows < columns ? rows : columns;
    double top = (rows - square) / 2, left = (columns - square) / 2; /* whole pixels */
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++)
            out[y * side + x] = (float)mean_over(picture, columns, top + (double)square * y / side,
                                                 top + (double)square * (y + 1) / side,
                                                 left + (double)square * x / side,
                                                 left + (double)square * (x + 1) / side);
}
