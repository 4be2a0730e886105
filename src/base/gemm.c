#include "base/gemm.h"

#include "base/simd.h"

#include <stddef.h>

enum { TILE_ROWS = GEMM_TILE_ROWS, TILE_COLUMNS = GEMM_TILE_COLUMNS };

/* Where a matrix stands: the element (i,j) is data[i * row + j * column]. */
typedef struct Matrix {
    const float *data;
    ptrdiff_t row, column;
} Matrix;

static Matrix matrix(const float *data, int rows, int columns, unsigned transposed) {
    return transposed ? (Matrix){data, 1, rows} : (Matrix){data, columns, 1};
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}

void gemm_plain(float *c, const float *a, const float *b, int m, int n, int k, unsigned flags) {
    Matrix left = matrix(a, m, k, flags & GEMM_A_TRANSPOSED),
           right = matrix(b, k, n, flags & GEMM_B_TRANSPOSED);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            float sum = flags & GEMM_ADD ? c[(ptrdiff_t)i * n + j] : 0;
            for (int l = 0; l < k; l++)
                sum += left.data[i * left.row + l * left.column] *
                       right.data[l * right.row + j * right.column];
            c[(ptrdiff_t)i * n + j] = sum;
        }
}

/* A tile's row: its two vectors, as they are kept in registers. Rolled loops over arrays of vectors
 * ran 58 times slower in clang 14; hence one name for each. */
#define LOAD(i)                                             \
    f32x4 left##i = simd_load(c + (ptrdiff_t)stride * (i)), \
          right##i = simd_load(c + (ptrdiff_t)stride * (i) + 4);
#define ADD(i)                           \
    {                                    \
        f32x4 factor = simd_splat(a[i]); \
        left##i += factor * left;        \
        right##i += factor * right;      \
    }
#define STORE(i)                                      \
    simd_store(c + (ptrdiff_t)stride * (i), left##i); \
    simd_store(c + (ptrdiff_t)stride * (i) + 4, right##i);

void gemm_tile(float *c, int stride, const float *a, const float *b, int k) {
    LOAD(0) LOAD(1) LOAD(2) LOAD(3) for (int l = 0; l < k; l++, a += TILE_ROWS, b += TILE_COLUMNS) {
        f32x4 left = simd_load(b), right = simd_load(b + 4);
        ADD(0) ADD(1) ADD(2) ADD(3)
    }
    STORE(0) STORE(1) STORE(2) STORE(3)
}

/* Lines of `width` elements side by side, `count` of them, cut into strips that gemm_tile reads
 * from front to back; beyond `lines` stand zeros. `next` leads from line to line, `along` along it.
 */
static void pack(float *to, const float *from, ptrdiff_t next, ptrdiff_t along, int lines, int k,
                 int width) {
    for (int first = 0; first < lines; first += width, to += (ptrdiff_t)width * k) {
        const float *strip = from + first * next;
        int full = lines - first >= width;
        if (full && next == 1 && width == TILE_COLUMNS)
            for (int l = 0; l < k; l++) {
                simd_store(to + TILE_COLUMNS * l, simd_load(strip + l * along));
                simd_store(to + TILE_COLUMNS * l + 4, simd_load(strip + l * along + 4));
            }
        else
            for (int j = 0; j < width; j++)
                for (int l = 0; l < k; l++)
                    to[width * l + j] = first + j < lines ? strip[j * next + l * along] : 0;
    }
}

/* c (m,n), whose rows stand `stride` apart, += the packed blocks */
static void multiply(float *c, int stride, const GemmWork *work, int m, int n, int k) {
    for (int j = 0; j < n; j += TILE_COLUMNS)
        for (int i = 0; i < m; i += TILE_ROWS) {
            const float *a = work->a + (ptrdiff_t)i * k, *b = work->b + (ptrdiff_t)j * k;
            float *at = c + (ptrdiff_t)stride * i + j;
            int rows = smaller(TILE_ROWS, m - i), columns = smaller(TILE_COLUMNS, n - j);
            if (rows == TILE_ROWS && columns == TILE_COLUMNS) {
                gemm_tile(at, stride, a, b, k);
                continue;
            }
            float edge[TILE_ROWS * TILE_COLUMNS] = {0};
            for (int r = 0; r < rows; r++)
                for (int s = 0; s < columns; s++)
                    edge[TILE_COLUMNS * r + s] = at[(ptrdiff_t)stride * r + s];
            gemm_tile(edge, TILE_COLUMNS, a, b, k);
            for (int r = 0; r < rows; r++)
                for (int s = 0; s < columns; s++)
                    at[(ptrdiff_t)stride * r + s] = edge[TILE_COLUMNS * r + s];
        }
}

void gemm(float *c, const float *a, const float *b, int m, int n, int k, unsigned flags,
          GemmWork *work) {
    Matrix left = matrix(a, m, k, flags & GEMM_A_TRANSPOSED),
           right = matrix(b, k, n, flags & GEMM_B_TRANSPOSED);
    if (!(flags & GEMM_ADD))
        for (ptrdiff_t i = 0; i < (ptrdiff_t)m * n; i++)
            c[i] = 0;
    for (int l = 0; l < k; l += GEMM_INNER)
        for (int j = 0; j < n; j += GEMM_COLUMNS) {
            int inner = smaller(GEMM_INNER, k - l), columns = smaller(GEMM_COLUMNS, n - j);
            pack(work->b, right.data + l * right.row + j * right.column, right.column, right.row,
                 columns, inner, TILE_COLUMNS);
            for (int i = 0; i < m; i += GEMM_ROWS) {
                int rows = smaller(GEMM_ROWS, m - i);
                pack(work->a, left.data + i * left.row + l * left.column, left.row, left.column,
                     rows, inner, TILE_ROWS);
                multiply(c + (ptrdiff_t)n * i + j, n, work, rows, columns, inner);
            }
        }
}
