/* What of a long array can be seen: a frame that crosses to the page costs what the screen shows,
 * not what the simulation holds. */
#ifndef NM_BASE_THIN_H
#define NM_BASE_THIN_H

#include "base/view.h"

/* A curve through (x[i], y[i]), x ascending, as seen on `columns` pixel columns between x = from
 * and x = to: of the points in one column only the first, lowest, highest and last are kept, which
 * draws the same pixels (M4: U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, PVLDB 7, 797 (2014),
 * doi:10.14778/2732951.2732953). Points outside are dropped but for one neighbour on each side.
 *
 * points (at most 4 (columns + 2), 2) = x - from, y. The difference is taken before it becomes a
 * float, so that a time of many minutes keeps its milliseconds. Returns the number of points. */
int thin_line(float *points, const ViewInfo *x_info, const View *x, const ViewInfo *y_info,
              const View *y, double from, double to, int columns);

/* Events at times t[i], ascending, in row `row[i]` of 0 ... source_rows - 1, counted in a picture:
 * counts (rows, columns) gets how many fall into each cell between from and to, at most 255. */
void thin_raster(uint8_t *counts, const ViewInfo *t_info, const View *t, const ViewInfo *row_info,
                 const View *row, double from, double to, int source_rows, int rows, int columns);

#endif
