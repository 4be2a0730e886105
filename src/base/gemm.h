/* Products of matrices of floats, all row-major.
 *
 *     C (m,n) = A (m,k) B (k,n)
 *
 * Every element is one sum in the order of k, whatever the blocks and lanes, so the fast version
 * gives the bits of the plain one.
 *
 * The fast version packs blocks that fit the caches and multiplies tiles of 4 by 8 that fit the
 * registers: K. Goto, R. A. van de Geijn, Anatomy of high-performance matrix multiplication, ACM
 * Transactions on Mathematical Software 34(3), 2008, doi:10.1145/1356052.1356053. */
#ifndef NM_BASE_GEMM_H
#define NM_BASE_GEMM_H

enum {
    GEMM_ADD = 1,          /* C + A B instead of A B; each sum then starts at C */
    GEMM_A_TRANSPOSED = 2, /* a holds A's transpose, (k,m) */
    GEMM_B_TRANSPOSED = 4  /* b holds B's transpose, (n,k) */
};

enum {
    GEMM_TILE_ROWS = 4,
    GEMM_TILE_COLUMNS = 8,
    GEMM_ROWS = 64,
    GEMM_COLUMNS = 256,
    GEMM_INNER = 256
};

/* Room for the packed blocks; what it holds before and after means nothing. */
typedef struct GemmWork {
    float a[GEMM_ROWS * GEMM_INNER], b[GEMM_INNER * GEMM_COLUMNS];
} GemmWork;

/* c (m,n), which overlaps neither a nor b; m, n, k >= 0 */
void gemm(float *c, const float *a, const float *b, int m, int n, int k, unsigned flags,
          GemmWork *work);
void gemm_plain(float *c, const float *a, const float *b, int m, int n, int k, unsigned flags);

/* c (4,8), whose rows stand `stride` floats apart, += a (k,4) transposed times b (k,8) */
void gemm_tile(float *c, int stride, const float *a, const float *b, int k);

#endif
