#include "base/vmath.h"
#include "check.h"
#include "vision/ica.h"

#include <stdlib.h>

enum { K = 3, MANY = 6000 };

static float z[MANY * K];
static double exact[MANY * K];
static GemmWork work;

/* Independent numbers of variance 1, turned by a rotation; sparse ones, or Gaussian ones. */
static const double turn[K][K] = {{0.8, 0.6, 0}, {-0.48, 0.64, 0.6}, {0.36, -0.48, 0.8}};

static void draw(int sparse) {
    Rng rng = rng_seeded(9);
    for (int i = 0; i < MANY; i++) {
        double s[K];
        for (int k = 0; k < K; k++) {
            s[k] = rng_normal(&rng);
            double u =
                rng_uniform(&rng); /* a Laplacian is a Gaussian whose variance is exponential */
            if (sparse) s[k] *= sqrt(-log1p(-u));
        }
        for (int k = 0; k < K; k++) {
            exact[i * K + k] = 0;
            for (int j = 0; j < K; j++)
                exact[i * K + k] += turn[j][k] * s[j];
            z[i * K + k] = (float)exact[i * K + k];
        }
    }
}

static Ica opened(Arena *arena, uint64_t seed) {
    Ica ica;
    Rng rng = rng_seeded(seed);
    *arena = test_arena(ica_bytes(K));
    ica_init(&ica, z, MANY, K, &rng, &work, arena);
    return ica;
}

static void it_finds_the_directions_that_were_mixed(void **state) {
    (void)state;
    draw(1);
    Arena arena;
    Ica ica = opened(&arena, 1);
    for (int i = 0; i < 100 && ica.change > 1e-5; i++)
        assert_true(ica_iterate(&ica));
    assert_true(ica.change <= 1e-5 && ica.iterations < 50);
    for (int j = 0; j < K; j++) { /* each source is found by one unit, up to its sign */
        double best = 0;
        for (int i = 0; i < K; i++) {
            double same = 0;
            for (int k = 0; k < K; k++)
                same += (double)ica.w[i * K + k] * turn[j][k];
            best = fmax(best, fabs(same));
        }
        check_close(best, 1, 0.005, 0);
    }
    free(arena.memory);
}

static void an_iteration_is_the_plain_step_of_each_unit(void **state) {
    (void)state;
    draw(1);
    Arena arena;
    Ica ica = opened(&arena, 4);
    double want[K * K], next[K], square[K * K], modes[K * K], root[K * K], values[K];
    for (int i = 0; i < K; i++) {
        /* the plain step ends at length 1, so what it leaves out is taken from the definition */
        double slope = 0;
        memset(want + i * K, 0, K * sizeof *want);
        for (int n = 0; n < MANY; n++) {
            double s = 0;
            for (int k = 0; k < K; k++)
                s += (double)ica.w[i * K + k] * exact[n * K + k];
            for (int k = 0; k < K; k++)
                want[i * K + k] += tanh(s) * exact[n * K + k] / MANY;
            slope += (1 - tanh(s) * tanh(s)) / MANY;
        }
        double unit[K], length = 0;
        for (int k = 0; k < K; k++) {
            unit[k] = (double)ica.w[i * K + k];
            want[i * K + k] -= slope * unit[k];
            length += want[i * K + k] * want[i * K + k];
        }
        ica_unit_step(unit, exact, MANY, K, next);
        for (int k = 0; k < K; k++)
            check_close(unit[k], want[i * K + k] / sqrt(length), 1e-9, 0);
    }
    assert_true(ica_orthonormalise(want, K, root, square, modes, values));
    assert_true(ica_iterate(&ica));
    for (int i = 0; i < K * K; i++)
        check_close((double)ica.w[i], want[i], 2e-5, 0);
    free(arena.memory);
}

static void rows_stay_orthonormal(void **state) {
    (void)state;
    draw(0);
    Arena arena;
    Ica ica = opened(&arena, 2);
    for (int step = 0; step < 8; step++) {
        assert_true(ica_iterate(&ica));
        for (int i = 0; i < K; i++)
            for (int j = 0; j < K; j++) {
                double sum = 0;
                for (int k = 0; k < K; k++)
                    sum += (double)(ica.w[i * K + k] * ica.w[j * K + k]);
                check_close(sum, i == j, 1e-6, 0);
            }
    }
    free(arena.memory);
}

static void twins_cannot_be_told_apart(void **state) {
    (void)state;
    double w[4] = {1, 2, 1, 2}, square[4], modes[4], root[4], values[2];
    assert_false(ica_orthonormalise(w, 2, root, square, modes, values));
    assert_true(w[0] == 1 && w[1] == 2 && w[2] == 1 && w[3] == 2);
    double v[4] = {3, 0, 0, 0.5}; /* lengths alone are wrong */
    assert_true(ica_orthonormalise(v, 2, root, square, modes, values));
    check_close(v[0], 1, 1e-12, 0);
    check_close(v[3], 1, 1e-12, 0);
    double none[2] = {0, 0}, next[2], zero[4] = {0};
    ica_unit_step(none, zero, 2, 2, next);
    assert_true(none[0] == 0 && none[1] == 0);
}

TEST_GROUP(cmocka_unit_test(it_finds_the_directions_that_were_mixed),
           cmocka_unit_test(an_iteration_is_the_plain_step_of_each_unit),
           cmocka_unit_test(rows_stay_orthonormal), cmocka_unit_test(twins_cannot_be_told_apart))
