#include "base/vmath.h"
#include "check.h"
#include "circuit/ring.h"
#include "circuit/ring_theory.h"

#include <stdlib.h>

enum { N = 64 };
static const RingParams usual = {.j0 = -3, .j1 = 6, .tau = 10, .dt = 0.5, .neurons = N};

static Ring opened(const RingParams *p, Arena *arena) {
    Ring ring;
    *arena = test_arena(ring_bytes(p));
    check_ok(ring_init(&ring, p, arena));
    assert_int_equal(arena->used, ring_bytes(p));
    return ring;
}

static void ones(double *input, int n) {
    for (int i = 0; i < n; i++)
        input[i] = 1;
}

static double angle_of(const Ring *ring) {
    double angle;
    assert_int_equal(ring_direction(ring_modes(ring), &angle), 1);
    return angle;
}

static void scatter(double *x, int n, double low, double high, uint64_t seed) {
    Rng rng = rng_seeded(seed);
    for (int i = 0; i < n; i++)
        x[i] = low + (high - low) * rng_uniform(&rng);
}

static void three_sums_do_what_all_pairs_do(void **state) {
    (void)state;
    const int sizes[] = {3, 8, 31, 64};
    for (int k = 0; k < 4; k++) {
        int n = sizes[k];
        RingParams p = {.j0 = -2.5, .j1 = 5.5, .gamma = 0.3, .tau = 7, .dt = 0.2, .neurons = n};
        Arena arena;
        Ring ring = opened(&p, &arena);
        double input[64], heard[64], want[64], flat[64];
        scatter(ring.u, n, -1, 2, (uint64_t)k);
        scatter(input, n, 0, 1, 9);
        memcpy(flat, ring.u, (size_t)n * sizeof *flat);
        ring_recurrent(heard, ring.u, p.j0, p.j1, p.gamma, n);
        for (int i = 0; i < n; i++)
            want[i] = ring.u[i] + 0.2 / 7 * (heard[i] + input[i] - ring.u[i]);
        ring_advance(&ring, input);
        ring_step(flat, n, p.j0, p.j1, input, p.gamma, p.dt, p.tau);
        for (int i = 0; i < n; i++)
            check_close(ring.u[i], want[i], 1e-13, 1e-13);
        assert_memory_equal(flat, ring.u, (size_t)n * sizeof *flat);
        free(arena.memory);
    }
}

/* Turn the input and the state by some neurons, and all that follows is turned by as many. */
static void no_direction_is_special(void **state) {
    (void)state;
    Arena arenas[2];
    Ring a = opened(&usual, &arenas[0]), b = opened(&usual, &arenas[1]);
    double input[N], turned[N];
    scatter(input, N, 0.5, 1.5, 3);
    scatter(a.u, N, -1, 1, 4);
    a.p.gamma = b.p.gamma = 0.1;
    for (int i = 0; i < N; i++) {
        turned[(i + 11) % N] = input[i];
        b.u[(i + 11) % N] = a.u[i];
    }
    for (int k = 0; k < 400; k++) {
        ring_advance(&a, input);
        ring_advance(&b, turned);
    }
    for (int i = 0; i < N; i++)
        check_close(b.u[(i + 11) % N], a.u[i], 1e-9, 1e-9);
    check_close(ring_wrap(angle_of(&b) - angle_of(&a)), 2 * VMATH_PI * 11 / N, 1e-9, 0);
    free(arenas[0].memory);
    free(arenas[1].memory);
}

static void a_bump_stays_wherever_it_is_put_in_a_large_ring(void **state) {
    (void)state;
    RingParams p = usual;
    p.neurons = 1024;
    static double input[1024];
    ones(input, 1024);
    for (int k = 0; k < 9; k++) {
        double centre = -3 + 0.71 * k;
        Arena arena;
        Ring ring = opened(&p, &arena);
        assert_int_equal(ring_place(&ring, 1, centre), 1);
        double peak = ring.u[0];
        for (int i = 0; i < 1024; i++)
            peak = fmax(peak, ring.u[i]);
        for (int step = 0; step < 4000; step++)
            ring_advance(&ring, input);
        double now = ring.u[0];
        for (int i = 0; i < 1024; i++)
            now = fmax(now, ring.u[i]);
        check_close(angle_of(&ring), centre, 0.002, 0);
        check_close(now, peak, 0, 1e-3);
        free(arena.memory);
    }
}

/* Of small pushes on a bump only the one along its slope stays. */
static void only_a_push_along_the_slope_is_remembered(void **state) {
    (void)state;
    RingParams p = usual;
    p.neurons = 1024;
    static double input[1024];
    ones(input, 1024);
    for (int wave = 0; wave < 4; wave++) {
        Arena arena;
        Ring ring = opened(&p, &arena);
        assert_int_equal(ring_place(&ring, 1, 0), 1);
        for (int i = 0; i < 1024; i++) {
            double phi = ring_angle(i, 1024);
            double push[] = {1, cos(phi), sin(phi), cos(2 * phi)};
            ring.u[i] += 0.05 * push[wave];
        }
        for (int k = 0; k < 2000; k++)
            ring_advance(&ring, input);
        double phic, a;
        ring_bump_theory(-3, 6, 1, &phic, &a);
        check_close(angle_of(&ring), wave == 2 ? 0.05 / a : 0, 2e-3, 0);
        check_close(ring.u[512], a * (1 - cos(phic)), 0, 2e-3);
        free(arena.memory);
    }
}

static void turned_weights_move_the_bump_at_minus_gamma_over_tau(void **state) {
    (void)state;
    RingParams p = usual;
    p.neurons = 256;
    p.dt = 0.05;
    double input[256];
    ones(input, 256);
    const double gammas[] = {-0.5, -0.05, 0.2, 0.5};
    for (int k = 0; k < 4; k++) {
        Arena arena;
        Ring ring = opened(&p, &arena);
        ring.p.gamma = gammas[k];
        assert_int_equal(ring_place(&ring, 1, 0), 1);
        double before = 0, turned = 0, peak = 0;
        for (int i = 0; i < 6000; i++) {
            ring_advance(&ring, input);
            turned += ring_wrap(angle_of(&ring) - before);
            before = angle_of(&ring);
        }
        check_close(turned / 300, -gammas[k] / 10, 2e-5, 2e-3);
        for (int i = 0; i < 256; i++)
            peak = fmax(peak, ring.u[i]);
        check_close(peak, 2.25265, 0, 3e-3); /* its shape is that of a bump at rest */
        free(arena.memory);
    }
}

/* From a small wave: it grows and decays at the rate of the theory. */
static void a_small_wave_grows_at_j1_over_2_less_1(void **state) {
    (void)state;
    const double j1s[] = {1, 1.9, 2.4, 6};
    double input[N];
    ones(input, N);
    for (int k = 0; k < 4; k++) {
        RingParams p = {.j0 = -2, .j1 = j1s[k], .tau = 10, .dt = 0.01, .neurons = N};
        Arena arena;
        Ring ring = opened(&p, &arena);
        for (int i = 0; i < N; i++)
            ring.u[i] = 1.0 / 3 + 1e-6 * cos(ring_angle(i, N));
        for (int i = 0; i < 1000; i++)
            ring_advance(&ring, input);
        check_close(log(ring_modes(&ring).cosine / 0.5e-6) / 10, ring_growth(j1s[k], 10), 1e-4,
                    2e-3);
        free(arena.memory);
    }
}

static void what_has_no_bound_stops_at_its_last_finite_state(void **state) {
    (void)state;
    RingParams p = usual;
    p.j0 = 1.5;
    Arena arena;
    Ring ring = opened(&p, &arena);
    double input[N], kept[N];
    ones(input, N);
    for (int k = 0; k < 100000 && !ring.diverged; k++)
        ring_advance(&ring, input);
    assert_true(ring.diverged);
    memcpy(kept, ring.u, sizeof kept);
    ring_advance(&ring, input);
    assert_memory_equal(kept, ring.u, sizeof kept);
    for (int i = 0; i < N; i++)
        assert_true(isfinite(ring.u[i]));
    free(arena.memory);
}

static void noise_has_the_size_that_it_says(void **state) {
    (void)state;
    Arena arena;
    RingParams p = {.tau = 10, .dt = 0.4, .neurons = 20000};
    Ring ring = opened(&p, &arena);
    double *input = calloc(20000, sizeof *input), squares = 0;
    Rng rng = rng_stream(1, STREAM_NOISE);
    ring_noise(&ring, 0.3, &rng);
    ring_advance(&ring, input);
    for (int i = 0; i < 20000; i++)
        squares += ring.u[i] * ring.u[i] / 20000;
    check_close(squares, 0.09 * 0.04, 0, 5 * sqrt(2.0 / 20000));
    double before = ring.u[7];
    ring_advance(&ring, input); /* a noise is given once */
    check_close(ring.u[7], before * (1 - 0.04), 0, 0.2);
    free(input);
    free(arena.memory);
}

/* Added weights act as a whole matrix does; with w itself as the matrix, the bump is the same. */
static void added_weights_are_heard_by_every_pair(void **state) {
    (void)state;
    Arena arenas[2];
    RingParams bare = usual;
    bare.j0 = bare.j1 = 0;
    Ring modes = opened(&usual, &arenas[0]), pairs = opened(&bare, &arenas[1]);
    static double w[N * N];
    double input[N];
    for (int i = 0; i < N * N; i++)
        w[i] = -3 + 6 * cos(ring_angle(i / N, N) - ring_angle(i % N, N));
    pairs.weights = w;
    ones(input, N);
    scatter(modes.u, N, -1, 1, 5);
    memcpy(pairs.u, modes.u, N * sizeof *pairs.u);
    for (int k = 0; k < 50; k++) {
        ring_advance(&modes, input);
        ring_advance(&pairs, input);
    }
    for (int i = 0; i < N; i++)
        check_close(pairs.u[i], modes.u[i], 1e-9, 1e-9);
    free(arenas[0].memory);
    free(arenas[1].memory);
}

static void an_angle_is_decoded_where_there_is_one(void **state) {
    (void)state;
    const double hill[] = {0, 1, 2, 1, 0, 0, 0, 0}, silent[4] = {0}, even[] = {2, 2, 2, 2, 2};
    const double opposite[] = {1, 0, 1, 0}, tiny[] = {0, 1e-200, 0, 0};
    double angle = 9;
    assert_int_equal(ring_decode(hill, 8, &angle), 1);
    check_close(angle, -VMATH_PI / 2, 1e-12, 0);
    assert_int_equal(ring_decode(tiny, 4, &angle), 1); /* however weak, it points somewhere */
    check_close(angle, -VMATH_PI / 2, 1e-12, 0);
    angle = 9;
    assert_int_equal(ring_decode(silent, 4, &angle), 0);
    assert_int_equal(ring_decode(even, 5, &angle), 0);
    assert_int_equal(ring_decode(opposite, 4, &angle), 0);
    assert_true(angle == 9);
    /* between two neurons: the mean of the whole bump, not the most active of them */
    double r[16];
    for (int i = 0; i < 16; i++)
        r[i] = fmax(0, cos(ring_angle(i, 16) - 1.05));
    assert_int_equal(ring_decode(r, 16, &angle), 1);
    check_close(angle, 1.05, 0.003, 0);
}

static void angles_are_brought_to_one_turn(void **state) {
    (void)state;
    check_close(ring_wrap(7), 7 - 2 * VMATH_PI, 1e-12, 0);
    check_close(ring_wrap(-100), -100 + 32 * VMATH_PI, 1e-9, 0);
    check_close(ring_wrap(-3), -3, 1e-12, 0);
    for (int k = 0; k < 100; k++) {
        double x = -20 + 0.4 * k;
        check_close(cos(ring_wrap(x)), cos(x), 1e-12, 0);
        check_close(sin(ring_wrap(x)), sin(x), 1e-12, 0);
        assert_true(fabs(ring_wrap(x)) <= VMATH_PI);
    }
}

static void what_is_no_ring_is_refused_by_name(void **state) {
    (void)state;
    RingParams p[6] = {usual, usual, usual, usual, usual, usual};
    p[0].neurons = 2;
    p[1].tau = 0;
    p[2].dt = 0;
    p[3].j0 = NAN;
    p[4].j1 = INFINITY;
    p[5].gamma = NAN;
    const char *what[] = {"neurons", "tau", "dt", "j0", "j1", "gamma"};
    for (int i = 0; i < 6; i++) {
        Status s = ring_check(&p[i]);
        assert_int_equal(s.code, i < 3 ? E_DOMAIN : E_NONFINITE);
        assert_string_equal(s.what, what[i]);
    }
}

TEST_GROUP(cmocka_unit_test(three_sums_do_what_all_pairs_do),
           cmocka_unit_test(no_direction_is_special),
           cmocka_unit_test(a_bump_stays_wherever_it_is_put_in_a_large_ring),
           cmocka_unit_test(only_a_push_along_the_slope_is_remembered),
           cmocka_unit_test(turned_weights_move_the_bump_at_minus_gamma_over_tau),
           cmocka_unit_test(a_small_wave_grows_at_j1_over_2_less_1),
           cmocka_unit_test(what_has_no_bound_stops_at_its_last_finite_state),
           cmocka_unit_test(noise_has_the_size_that_it_says),
           cmocka_unit_test(added_weights_are_heard_by_every_pair),
           cmocka_unit_test(an_angle_is_decoded_where_there_is_one),
           cmocka_unit_test(angles_are_brought_to_one_turn),
           cmocka_unit_test(what_is_no_ring_is_refused_by_name))
