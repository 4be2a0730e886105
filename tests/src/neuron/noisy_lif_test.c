#include "check.h"
#include "neuron/noisy_lif.h"
#include "neuron/siegert.h"

#include <stdlib.h>

static const Membrane canonical = {.tau_m = 20, .v_th = 15, .v_reset = 0, .tau_ref = 2};
static const Membrane open_ended = {.tau_m = 20, .v_th = 1e6, .v_reset = -3, .tau_ref = 2};

static NoisyLif population(Arena *arena, Membrane membrane, double sigma, double dt,
                           const double *mu, int points, int neurons, uint64_t seed) {
    NoisyLifParams p = {membrane, sigma, dt, points, neurons};
    NoisyLif x;
    *arena = test_arena(noisy_lif_bytes(&p));
    check_ok(noisy_lif_init(&x, &p, mu, seed, arena));
    assert_int_equal(arena->used, noisy_lif_bytes(&p));
    for (int i = 0; i < points * neurons; i++)
        assert_true(x.v[i] == membrane.v_reset);
    return x;
}

/* mean and variance of v over the neurons of a point */
static void moments(const NoisyLif *x, int point, double *mean, double *variance) {
    const double *v = x->v + point * x->p.neurons;
    double sum = 0, squares = 0;
    for (int i = 0; i < x->p.neurons; i++)
        sum += v[i];
    *mean = sum / x->p.neurons;
    for (int i = 0; i < x->p.neurons; i++)
        squares += (v[i] - *mean) * (v[i] - *mean);
    *variance = squares / x->p.neurons;
}

/* From v_reset, at any step: mean mu + (v_reset - mu) e^(-t/tau_m), variance sigma^2/2
 * (1 - e^(-2t/tau_m)). */
static void the_free_membrane_has_its_mean_and_its_variance_at_any_step(void **state) {
    (void)state;
    enum { NEURONS = 20000 };
    const double dts[] = {0.5, 5, 30}, mus[] = {12, -4}, sigma = 5;
    for (int i = 0; i < 3; i++) {
        Arena arena;
        NoisyLif x = population(&arena, open_ended, sigma, dts[i], mus, 2, NEURONS, 1);
        for (int stage = 0; stage < 3; stage++) {
            noisy_lif_step(&x, stage == 0 ? 1 : 4 * stage);
            for (int point = 0; point < 2; point++) {
                double decay = exp(-x.time / 20), mean, variance;
                double want = sigma * sigma / 2 * (1 - decay * decay);
                moments(&x, point, &mean, &variance);
                check_close(mean, mus[point] + (-3 - mus[point]) * decay, 5 * sqrt(want / NEURONS),
                            0);
                check_close(variance, want, 0, 5 * sqrt(2.0 / NEURONS));
            }
        }
        assert_true(noisy_lif_rate(&x, 0) == 0 && noisy_lif_rate(&x, 1) == 0);
        free(arena.memory);
    }
}

/* v forgets with tau_m: the covariance over a time t is the variance times e^(-t/tau_m). */
static void the_free_membrane_forgets_with_its_time_constant(void **state) {
    (void)state;
    enum { NEURONS = 20000 };
    static double before[NEURONS];
    const double mu = 0;
    Arena arena;
    NoisyLif x = population(&arena, open_ended, 4, 2.5, &mu, 1, NEURONS, 1);
    noisy_lif_step(&x, 80);
    memcpy(before, x.v, sizeof before);
    noisy_lif_step(&x, 4);
    double sum = 0;
    for (int i = 0; i < NEURONS; i++)
        sum += before[i] * x.v[i] / NEURONS;
    check_close(sum, 8 * exp(-0.5), 5 * 8 / sqrt(NEURONS), 0);
    double neighbours = 0; /* each neuron has a noise of its own */
    for (int i = 1; i < NEURONS; i++)
        neighbours += x.v[i - 1] * x.v[i] / NEURONS;
    check_close(neighbours, 0, 5 * 8 / sqrt(NEURONS), 0);
    free(arena.memory);
}

static void the_rate_is_that_of_siegert_for_a_sampled_membrane(void **state) {
    (void)state;
    const double mus[] = {8, 10, 12, 15, 20, 30}, sigmas[] = {5, 5, 8}, dts[] = {0.5, 0.1, 0.5};
    for (int k = 0; k < 3; k++) {
        Arena arena;
        NoisyLif x = population(&arena, canonical, sigmas[k], dts[k], mus, 6, 60, 1);
        noisy_lif_step(&x, (int)(5000 / dts[k]));
        for (int i = 0; i < 6; i++) {
            double want = siegert_rate_sampled(&canonical, mus[i], sigmas[k], dts[k]);
            check_close(noisy_lif_rate(&x, i), want, 0.3, 0.03);
        }
        free(arena.memory);
    }
}

static void without_noise_all_neurons_fire_as_one_lif_does(void **state) {
    (void)state;
    const double mus[] = {14.9, 20, 40};
    Arena arena;
    NoisyLif x = population(&arena, canonical, 0, 0.1, mus, 3, 4, 1);
    noisy_lif_step(&x, 20000);
    for (int i = 0; i < 3; i++) {
        LifParams p = {canonical, 1, 0.1, LIF_EXACT};
        Lif neuron;
        int spikes = 0;
        check_ok(lif_init(&neuron, &p, canonical.v_reset));
        for (int k = 0; k < 20000; k++)
            spikes += lif_step(&neuron, mus[i]);
        check_close(x.spikes[i], 4 * spikes, 0, 0);
        check_close(noisy_lif_rate(&x, i), spikes / 2.0, 1e-9, 0);
        assert_int_equal(x.refractory[4 * i], neuron.refractory);
        check_close(x.v[4 * i], neuron.v, 1e-9, 0);
    }
    free(arena.memory);
}

static void rate_and_error_are_counts_over_the_time_that_was_lived(void **state) {
    (void)state;
    const double mu = 20;
    Arena arena;
    NoisyLif x = population(&arena, canonical, 5, 0.1, &mu, 1, 10, 1);
    assert_true(noisy_lif_rate(&x, 0) == 0 && noisy_lif_error(&x, 0) == 0);
    noisy_lif_step(&x, 10000);
    check_close(x.time, 1000, 1e-9, 0);
    assert_true(x.spikes[0] > 100);
    check_close(noisy_lif_rate(&x, 0), x.spikes[0] / 10, 0, 1e-12);
    check_close(noisy_lif_error(&x, 0), sqrt(x.spikes[0]) / 10, 0, 1e-12);
    free(arena.memory);
    const double strong = 1e5; /* one neuron that fires at once */
    x = population(&arena, canonical, 0, 0.1, &strong, 1, 1, 1);
    noisy_lif_step(&x, 1);
    check_close(noisy_lif_rate(&x, 0), 10000, 1e-9, 0);
    check_close(noisy_lif_error(&x, 0), 10000, 1e-9, 0);
    free(arena.memory);
}

static void a_seed_gives_the_same_bits_in_chunks_of_any_size(void **state) {
    (void)state;
    const double mus[] = {10, 20};
    Arena arenas[3];
    NoisyLif a = population(&arenas[0], canonical, 5, 0.1, mus, 2, 7, 1),
             again = population(&arenas[1], canonical, 5, 0.1, mus, 2, 7, 1),
             other = population(&arenas[2], canonical, 5, 0.1, mus, 2, 7, 2);
    noisy_lif_step(&a, 1000);
    noisy_lif_step(&again, 1);
    noisy_lif_step(&again, 999);
    noisy_lif_step(&other, 1000);
    assert_memory_equal(a.v, again.v, 14 * sizeof *a.v);
    assert_memory_equal(a.spikes, again.spikes, 2 * sizeof *a.spikes);
    assert_memory_not_equal(a.v, other.v, 14 * sizeof *a.v);
    for (int i = 0; i < 3; i++)
        free(arenas[i].memory);
}

static void what_cannot_be_simulated_is_refused_by_name(void **state) {
    (void)state;
    const NoisyLifParams good = {canonical, 5, 0.1, 2, 3};
    const double fine[] = {10, 20}, bad[] = {NAN, 10};
    NoisyLifParams p[6] = {good, good, good, good, good, good};
    p[0].dt = 0;
    p[1].points = 0;
    p[2].neurons = 0;
    p[3].sigma = -1;
    p[4].membrane.tau_m = 0;
    const char *what[] = {"dt", "points", "neurons", "sigma", "tau_m", "mu"};
    for (int i = 0; i < 6; i++) {
        unsigned char memory[1];
        Arena arena = {memory, 0, 0};
        NoisyLif x;
        Status status = noisy_lif_init(&x, &p[i], i == 5 ? bad : fine, 1, &arena);
        assert_int_equal(status.code, i == 5 ? E_NONFINITE : E_DOMAIN);
        assert_string_equal(status.what, what[i]);
    }
}

TEST_GROUP(cmocka_unit_test(the_free_membrane_has_its_mean_and_its_variance_at_any_step),
           cmocka_unit_test(the_free_membrane_forgets_with_its_time_constant),
           cmocka_unit_test(the_rate_is_that_of_siegert_for_a_sampled_membrane),
           cmocka_unit_test(without_noise_all_neurons_fire_as_one_lif_does),
           cmocka_unit_test(rate_and_error_are_counts_over_the_time_that_was_lived),
           cmocka_unit_test(a_seed_gives_the_same_bits_in_chunks_of_any_size),
           cmocka_unit_test(what_cannot_be_simulated_is_refused_by_name))
