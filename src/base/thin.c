#include "base/thin.h"

#include <string.h>

/* The first i with x[i] >= bound, or n. */
static int lower_bound(const ViewInfo *info, const View *x, double bound) {
    int low = 0, high = x->shape[0];
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (view_element(info, x, (size_t)middle) < bound)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The pixel column of x: -1 left of `from`, at most `columns` from `to` on. */
static int column_of(double x, double from, double to, int columns) {
    if (x < from) return -1;
    return x < to ? (int)(columns * (x - from) / (to - from)) : columns;
}

typedef struct Pen {
    const ViewInfo *x_info, *y_info;
    const View *x, *y;
    double from;
    float *points;
    int count, last;
} Pen;

static void put(Pen *pen, int i) {
    if (i == pen->last) return;
    pen->points[2 * pen->count] = (float)(view_element(pen->x_info, pen->x, (size_t)i) - pen->from);
    pen->points[2 * pen->count + 1] = (float)view_element(pen->y_info, pen->y, (size_t)i);
    pen->count++;
    pen->last = i;
}

int thin_line(float *points, const ViewInfo *x_info, const View *x, const ViewInfo *y_info,
              const View *y, double from, double to, int columns) {
    int n = x->shape[0] < y->shape[0] ? x->shape[0] : y->shape[0];
    int i = lower_bound(x_info, x, from) - 1, end = lower_bound(x_info, x, to) + 1;
    if (i < 0) i = 0;
    if (end > n) end = n;
    Pen pen = {x_info, y_info, x, y, from, points, 0, -1};
    if (end - i <= 4 * columns) {
        for (; i < end; i++)
            put(&pen, i);
        return pen.count;
    }
    while (i < end) {
        int column = column_of(view_element(x_info, x, (size_t)i), from, to, columns);
        int first = i, lowest = i, highest = i;
        double low = view_element(y_info, y, (size_t)i), high = low;
        for (i++; i < end; i++) {
            if (column_of(view_element(x_info, x, (size_t)i), from, to, columns) != column) break;
            double value = view_element(y_info, y, (size_t)i);
            if (value < low) low = value, lowest = i;
            if (value > high) high = value, highest = i;
        }
        put(&pen, first);
        put(&pen, lowest < highest ? lowest : highest);
        put(&pen, lowest < highest ? highest : lowest);
        put(&pen, i - 1);
    }
    return pen.count;
}

void thin_raster(uint8_t *counts, const ViewInfo *t_info, const View *t, const ViewInfo *row_info,
                 const View *row, double from, double to, int source_rows, int rows, int columns) {
    memset(counts, 0, (size_t)rows * (size_t)columns);
    int end = lower_bound(t_info, t, to);
    for (int i = lower_bound(t_info, t, from); i < end; i++) {
        int column = column_of(view_element(t_info, t, (size_t)i), from, to, columns);
        int line = (int)(view_element(row_info, row, (size_t)i) * rows / source_rows);
        uint8_t *cell = &counts[(size_t)line * (size_t)columns + (size_t)column];
        if (column < columns && line < rows && *cell < 255) ++*cell;
    }
}
