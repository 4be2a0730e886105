#include "vision/sparse_coding.h"
#include "base/simd.h"
#include "base/vmath.h"

#include <string.h>

/* How many batches count; and power iterations for each, where the last one stopped. */
enum { MEMORY = 100, POWER_STEPS = 3, POWER_START = 50 };
/* Power iteration comes from below, and a step must not be too long. */
#define SAFETY 1.02f

Status sparse_check(double lambda, int atoms) {
    CHECK(check_at_least("lambda", "1", lambda, 0));
    return check_at_least("atoms", "1", atoms, 1);
}

static int padded(int atoms) {
    return (atoms + 3) / 4 * 4;
}

size_t sparse_bytes(int k, int atoms) {
    size_t stride = (size_t)padded(atoms), inputs = (size_t)k;
    return ARENA_ARRAY_BYTES(float, stride *inputs) + 2 * ARENA_ARRAY_BYTES(float, stride *stride) +
           2 * ARENA_ARRAY_BYTES(float, SPARSE_BATCH *stride) +
           ARENA_ARRAY_BYTES(float, SPARSE_BATCH *inputs) + 2 * ARENA_ARRAY_BYTES(float, stride) +
           ARENA_ARRAY_BYTES(int, stride) + ARENA_ARRAY_BYTES(float, stride *inputs) +
           ARENA_ARRAY_BYTES(float, inputs) + 2 * ARENA_ARRAY_BYTES(double, stride);
}

/* To length 1. Where there is no length, a random direction. */
static void normalise(SparseCoding *s, float *atom) {
    double squares = 0;
    for (int i = 0; i < s->k; i++)
        squares += (double)atom[i] * (double)atom[i];
    while (!(squares > 1e-20)) {
        squares = 0;
        for (int i = 0; i < s->k; i++) {
            atom[i] = (float)rng_normal(&s->rng);
            squares += (double)atom[i] * (double)atom[i];
        }
    }
    double scale = 1 / vmath_sqrt(squares);
    for (int i = 0; i < s->k; i++)
        atom[i] = (float)((double)atom[i] * scale);
}

/* D D', and its largest eigenvalue. */
static void measure(SparseCoding *s, int steps) {
    int n = s->stride;
    gemm(s->gram, s->dictionary, s->dictionary, n, n, s->k, GEMM_B_TRANSPOSED, s->gemm);
    while (steps-- > 0) {
        double squares = 0;
        for (int i = 0; i < n; i++) {
            s->image[i] = 0;
            for (int j = 0; j < n; j++)
                s->image[i] += (double)s->gram[i * n + j] * s->top[j];
            squares += s->image[i] * s->image[i];
        }
        s->lipschitz = vmath_sqrt(squares); /* top has length 1 */
        for (int i = 0; i < n; i++)
            s->top[i] = s->image[i] / s->lipschitz;
    }
}

void sparse_init(SparseCoding *s, const float *z, int n, int k, int atoms, double lambda, Rng *rng,
                 GemmWork *gemm, Arena *arena) {
    size_t stride = (size_t)padded(atoms), inputs = (size_t)k;
    *s = (SparseCoding){.n = n, .k = k, .atoms = atoms, .stride = padded(atoms), .lambda = lambda};
    s->z = z;
    s->scale = (float)(1 / vmath_sqrt(k));
    s->rng = *rng;
    s->gemm = gemm;
    s->dictionary = ARENA_ARRAY(arena, float, stride *inputs);
    s->gram = ARENA_ARRAY(arena, float, stride *stride);
    s->second = ARENA_ARRAY(arena, float, stride *stride);
    s->codes = ARENA_ARRAY(arena, float, SPARSE_BATCH *stride);
    s->drive = ARENA_ARRAY(arena, float, SPARSE_BATCH *stride);
    s->x = ARENA_ARRAY(arena, float, SPARSE_BATCH *inputs);
    s->ahead = ARENA_ARRAY(arena, float, stride);
    s->slope = ARENA_ARRAY(arena, float, stride);
    s->active = ARENA_ARRAY(arena, int, stride);
    s->cross = ARENA_ARRAY(arena, float, stride *inputs);
    s->wanted = ARENA_ARRAY(arena, float, inputs);
    s->top = ARENA_ARRAY(arena, double, stride);
    s->image = ARENA_ARRAY(arena, double, stride);
    for (int j = 0; j < atoms; j++) {
        normalise(s, s->dictionary + j * k);
        s->top[j] = 1 / vmath_sqrt(atoms);
    }
    measure(s, POWER_START);
    *rng = s->rng;
}

/* The places of what is not 0 in x (n); how many there are. */
static int nonzero(int *places, const float *x, int n) {
    int count = 0;
    for (int j = 0; j < n; j++)
        if (x[j] != 0) places[count++] = j;
    return count;
}

/* slope (stride) = drive - G ahead. Most of `ahead` is 0, and only the rest costs anything. */
static void descend(SparseCoding *s, const float *drive) {
    int n = s->stride, count = nonzero(s->active, s->ahead, n), i = 0;
    memcpy(s->slope, drive, (size_t)n * sizeof *drive);
    for (; i + 4 <= count; i += 4) {
        const int *at = s->active + i;
        const float *g0 = s->gram + at[0] * n, *g1 = s->gram + at[1] * n, *g2 = s->gram + at[2] * n,
                    *g3 = s->gram + at[3] * n;
        f32x4 a0 = simd_splat(s->ahead[at[0]]), a1 = simd_splat(s->ahead[at[1]]),
              a2 = simd_splat(s->ahead[at[2]]), a3 = simd_splat(s->ahead[at[3]]);
        for (int j = 0; j < n; j += 4) {
            f32x4 sum = simd_load(s->slope + j);
            sum -= a0 * simd_load(g0 + j);
            sum -= a1 * simd_load(g1 + j);
            sum -= a2 * simd_load(g2 + j);
            sum -= a3 * simd_load(g3 + j);
            simd_store(s->slope + j, sum);
        }
    }
    for (; i < count; i++) {
        const float *g = s->gram + s->active[i] * n;
        f32x4 a = simd_splat(s->ahead[s->active[i]]);
        for (int j = 0; j < n; j += 4)
            simd_store(s->slope + j, simd_load(s->slope + j) - a * simd_load(g + j));
    }
}

/* a (stride) from 0: what a step down the slope leads to, brought nearer to 0 by lambda / L; the
 * next step starts a little ahead. */
static void encode(SparseCoding *s, float *a, const float *drive) {
    size_t size = (size_t)s->stride * sizeof *a;
    float length = 1 / ((float)s->lipschitz * SAFETY);
    f32x4 step = simd_splat(length), most = simd_splat((float)s->lambda * length), least = -most;
    memset(a, 0, size);
    memset(s->ahead, 0, size);
    double t = 1;
    for (int i = 0; i < SPARSE_FISTA; i++) {
        double next = (1 + vmath_sqrt(1 + 4 * t * t)) / 2;
        f32x4 momentum = simd_splat((float)((t - 1) / next));
        descend(s, drive);
        for (int j = 0; j < s->stride; j += 4) {
            f32x4 old = simd_load(a + j);
            f32x4 z = simd_load(s->ahead + j) + step * simd_load(s->slope + j);
            f32x4 now = z - simd_max(simd_min(z, most), least);
            simd_store(a + j, now);
            simd_store(s->ahead + j, now + momentum * (now - old));
        }
        t = next;
    }
}

void sparse_encode(SparseCoding *s) {
    int k = s->k, n = s->stride;
    for (int i = 0; i < SPARSE_BATCH; i++) {
        const float *z = s->z + (ptrdiff_t)rng_below(&s->rng, s->n) * k;
        for (int j = 0; j < k; j++)
            s->x[i * k + j] = s->scale * z[j];
    }
    gemm(s->drive, s->x, s->dictionary, SPARSE_BATCH, n, k, GEMM_B_TRANSPOSED, s->gemm);
    double errors = 0, squares = 0, sizes = 0, count = 0;
    for (int i = 0; i < SPARSE_BATCH; i++) {
        const float *x = s->x + i * k;
        float *a = s->codes + i * n;
        encode(s, a, s->drive + i * n);
        int active = nonzero(s->active, a, n);
        memcpy(s->wanted, x, (size_t)k * sizeof *x);
        for (int l = 0; l < active; l++) {
            float size = a[s->active[l]];
            const float *atom = s->dictionary + s->active[l] * k;
            for (int j = 0; j < k; j++)
                s->wanted[j] -= size * atom[j];
            sizes += (double)(size < 0 ? -size : size);
        }
        for (int j = 0; j < k; j++) {
            errors += (double)(s->wanted[j] * s->wanted[j]);
            squares += (double)(x[j] * x[j]);
        }
        count += active;
    }
    s->objective = (errors / 2 + s->lambda * sizes) / SPARSE_BATCH;
    s->active_share = count / ((double)SPARSE_BATCH * s->atoms);
    s->relative_error = squares > 0 ? errors / squares : 0;
}

/* Adds the codes of the batch to the sums, in which the old ones fade. */
static void remember(SparseCoding *s) {
    int k = s->k, n = s->stride, count = s->updates < MEMORY ? s->updates + 1 : MEMORY;
    float keep = 1 - 1 / (float)count, share = 1 / ((float)count * SPARSE_BATCH);
    for (int i = 0; i < s->atoms * n; i++)
        s->second[i] *= keep;
    for (int i = 0; i < s->atoms * k; i++)
        s->cross[i] *= keep;
    for (int i = 0; i < SPARSE_BATCH; i++) {
        const float *a = s->codes + i * n, *x = s->x + i * k;
        int active = nonzero(s->active, a, n);
        for (int l = 0; l < active; l++) {
            int row = s->active[l];
            float size = share * a[row], *cross = s->cross + row * k;
            for (int m = 0; m < active; m++)
                s->second[row * n + s->active[m]] += size * a[s->active[m]];
            for (int j = 0; j < k; j++)
                cross[j] += size * x[j];
        }
    }
}

/* Each atom in turn goes to where the error that it can do something about is least:
 * d_j += (E[a_j x] - sum_i E[a_j a_i] d_i) / E[a_j^2], then to length 1. */
static void move_atoms(SparseCoding *s) {
    int k = s->k, n = s->stride;
    for (int j = 0; j < s->atoms; j++) {
        float *atom = s->dictionary + j * k, *wanted = s->wanted, used = s->second[j * n + j];
        if (!(used > 1e-7f)) { /* no one needs it: it starts again at a patch that there is */
            memcpy(atom, s->x + rng_below(&s->rng, SPARSE_BATCH) * k, (size_t)k * sizeof *atom);
            normalise(s, atom);
            continue;
        }
        memcpy(wanted, s->cross + j * k, (size_t)k * sizeof *wanted);
        for (int i = 0; i < s->atoms; i++) {
            const float *other = s->dictionary + i * k;
            float together = s->second[j * n + i];
            for (int l = 0; l < k; l++)
                wanted[l] -= together * other[l];
        }
        for (int l = 0; l < k; l++)
            atom[l] += wanted[l] / used;
        normalise(s, atom);
    }
}

void sparse_step(SparseCoding *s) {
    sparse_encode(s);
    remember(s);
    move_atoms(s);
    measure(s, POWER_STEPS);
    s->updates++;
}
