#include "check.h"
#include "neuron/cuba.h"

#include <stdlib.h>

static const CubaParams usual = {
    .neurons = 1000, .w_exc = 1.62, .w_inh = -9, .v_rest = -49, .tau_ref = 5};

static Cuba network(Arena *arena, CubaParams p, uint64_t seed) {
    Cuba net;
    *arena = test_arena(cuba_bytes(&p));
    check_ok(cuba_init(&net, &p, seed, arena));
    assert_int_equal(arena->used, cuba_bytes(&p));
    return net;
}

static CubaParams with(double neurons, double w_exc, double w_inh, double v_rest, double tau_ref) {
    return (CubaParams){neurons, w_exc, w_inh, v_rest, tau_ref};
}

/* ---- the plain way and the fast way ---- */

static void check_same(const Cuba *a, const Cuba *b) {
    size_t bytes = (size_t)a->groups * sizeof(f32x4);
    assert_int_equal(a->fired_count, b->fired_count);
    assert_memory_equal(a->fired, b->fired, (size_t)a->fired_count * sizeof *a->fired);
    if (a->steps % 100) return;
    assert_memory_equal(a->x, b->x, bytes);
    assert_memory_equal(a->g_e, b->g_e, bytes);
    assert_memory_equal(a->g_i, b->g_i, bytes);
}

/* `changes`: in turn with these parameters from every 777th step on; NULL, or ended by 0 neurons */
static void compare(CubaParams p, int steps, const CubaParams *changes) {
    Arena arenas[2];
    Cuba fast = network(&arenas[0], p, 1), plain = network(&arenas[1], p, 1);
    int change = 0;
    for (int k = 1; k <= steps; k++) {
        if (changes && k % 777 == 0) {
            cuba_set(&fast, &changes[change]);
            cuba_set(&plain, &changes[change]);
            if (changes[++change].neurons == 0) change = 0;
        }
        cuba_step(&fast, 1);
        cuba_step_plain(&plain, 1);
        check_same(&fast, &plain);
    }
    free(arenas[0].memory);
    free(arenas[1].memory);
}

static void the_fast_way_fires_the_same_neurons_and_leaves_the_same_bits(void **state) {
    (void)state;
    const CubaParams regimes[] = {
        usual,
        with(1000, 3, -2, -49, 5),    /* explosive */
        with(1000, 4, 0, -45, 1),     /* more so */
        with(1000, 0, -9, -49, 5),    /* nothing excites */
        with(1000, 1.62, -9, -45, 5), /* far above threshold */
        with(1000, 1.62, -9, -55, 5), /* below */
        with(1000, 1.62, -9, -49, 1),
        with(1000, 1.62, -9, -49, 10),
        with(1000, 4, -20, -47, 0.1), /* strong synapses, hardly any rest */
        with(402, 1.62, -9, -49, 5),
        with(4000, 1.62, -9, -49, 5)};
    for (size_t i = 0; i < sizeof regimes / sizeof *regimes; i++)
        compare(regimes[i], 4000, NULL);
}

static void the_fast_way_stays_the_same_when_parameters_change(void **state) {
    (void)state;
    const CubaParams changes[] = {with(1000, 3, -9, -49, 5),  with(1000, 0.2, -9, -46, 5),
                                  with(1000, 4, -20, -55, 5), with(1000, 1.62, -1, -45, 5),
                                  with(1000, 0, 0, -49, 5),   usual,
                                  with(0, 0, 0, 0, 0)};
    compare(usual, 8000, changes);
}

/* The places that fill up the last group must never fire, however long the network runs. */
static void a_number_of_neurons_that_is_no_multiple_of_four_runs_as_well(void **state) {
    (void)state;
    for (int neurons = 401; neurons <= 403; neurons++)
        compare(with(neurons, 1.62, -9, -49, 5), 20000, NULL);
    compare(with(1003, 1.62, -9, -49, 5), 2000, NULL);
}

/* ---- single neurons, against closed forms ---- */

/* The potentials of a network whose neurons do not hear each other, and when they first fire. */
static void without_synapses_every_neuron_climbs_as_the_closed_form_says(void **state) {
    (void)state;
    const double rests[] = {-49, -45, -51};
    for (int i = 0; i < 3; i++) {
        enum { N = 200, STEPS = 1300 };
        double v0[N], rest = rests[i];
        int last[N] = {0}, spikes[N] = {0};
        Arena arena;
        Cuba net = network(&arena, with(N, 0, 0, rest, 5), 1);
        for (int n = 0; n < N; n++) {
            v0[n] = (double)cuba_potential(&net, n);
            assert_true(v0[n] >= -60 && v0[n] <= -50);
        }
        double interval = 5 + 20 * log((rest + 60) / (rest + 50));
        for (int k = 1; k <= STEPS; k++) {
            cuba_step(&net, 1);
            for (int j = 0; j < net.fired_count; j++) {
                int n = net.fired[j];
                double first = 20 * log((rest - v0[n]) / (rest + 50));
                if (last[n] == 0)
                    check_close(k * CUBA_DT, first, 0.11, 1e-4);
                else
                    check_close((k - last[n]) * CUBA_DT, interval + 0.05, 0.06, 1e-4);
                last[n] = k;
                spikes[n]++;
            }
            for (int n = 0; n < N; n++)
                if (last[n] == 0)
                    check_close((double)cuba_potential(&net, n),
                                rest + (v0[n] - rest) * exp(-k * CUBA_DT / 20), 1e-4, 0);
        }
        for (int n = 0; n < N; n++) {
            assert_int_equal(last[n] == 0, rest < -50);
            if (rest > -50) assert_true(spikes[n] >= (int)(STEPS * CUBA_DT / (interval + 0.1)));
        }
        free(arena.memory);
    }
}

static void a_neuron_that_fired_rests_at_reset_for_tau_ref(void **state) {
    (void)state;
    const double taus[] = {0.1, 1, 5, 10, 250};
    for (int i = 0; i < 5; i++) {
        Arena arena;
        Cuba net = network(&arena, with(100, 1.62, -9, -45, taus[i]), 1);
        int hold = (int)(taus[i] * 10 + 0.5), fired = -1;
        while (net.steps < 1000 && fired < 0) {
            cuba_step(&net, 1);
            if (net.steps > 100 && net.fired_count) fired = net.fired[0];
        }
        for (int k = 0; k <= hold && fired >= 0; k++) {
            check_close((double)cuba_potential(&net, fired), -60, 1e-4, 0);
            cuba_step(&net, 1);
            for (int j = 0; j < net.fired_count; j++)
                assert_int_not_equal(net.fired[j], fired);
        }
        assert_true(fired >= 0 && cuba_potential(&net, fired) != -60);
        free(arena.memory);
    }
}

/* In a network that has come to rest far below threshold, one neuron is made to fire. */
static void a_spike_is_answered_by_a_difference_of_two_exponentials(void **state) {
    (void)state;
    const double taus[] = {5, 10}, weights[] = {1.62, -9};
    for (int inhibitory = 0; inhibitory < 2; inhibitory++) {
        Arena arena;
        Cuba net = network(&arena, with(200, weights[0], weights[1], -70, 5), 1);
        int source = inhibitory ? 177 : 33;
        cuba_step(&net, 5100);
        ((float *)net.x)[source] += 1e6f;
        cuba_set(&net, &net.p); /* looks again who may fire */
        cuba_step(&net, 1);
        assert_true(net.fired_count == 1 && net.fired[0] == source);
        bool hears[200] = {false};
        for (uint32_t k = net.graph.first[source]; k < net.graph.first[source + 1]; k++)
            hears[net.graph.targets[k]] = true;
        double tau = taus[inhibitory], kappa = tau / (20 - tau) * weights[inhibitory];
        for (int k = 0; k < 600; k++) {
            double t = k * CUBA_DT, answer = kappa * (exp(-t / 20) - exp(-t / tau));
            for (int n = 0; n < 200; n++)
                if (n != source)
                    check_close((double)cuba_potential(&net, n), hears[n] ? -70 + answer : -70,
                                3e-5, 0);
            cuba_step(&net, 1);
            assert_int_equal(net.fired_count, 0);
        }
        free(arena.memory);
    }
}

/* ---- networks ---- */

/* The same equations in double precision, step by step, on the same graph. */
typedef struct Direct {
    double v[4000], e[4000], i[4000];
    int rest[4000];
} Direct;

static void step_directly(Direct *d, const Cuba *net, bool *fires) {
    double me = exp(-0.1 / 20), ee = exp(-0.1 / 5), ie = exp(-0.1 / 10);
    for (int n = 0; n < net->neurons; n++) {
        double rest = net->p.v_rest, ke = 5 / (5.0 - 20), ki = 10 / (10.0 - 20);
        double a = d->v[n] - rest - ke * d->e[n] - ki * d->i[n];
        d->e[n] *= ee;
        d->i[n] *= ie;
        d->v[n] = rest + a * me + ke * d->e[n] + ki * d->i[n];
        if (d->rest[n] > 0) d->rest[n]--, d->v[n] = -60;
        fires[n] = d->v[n] >= -50;
        if (fires[n]) d->v[n] = -60, d->rest[n] = net->hold;
    }
    for (int source = 0; source < net->neurons; source++)
        for (uint32_t k = net->graph.first[source];
             fires[source] && k < net->graph.first[source + 1]; k++)
            *(source < net->excitatory ? &d->e[net->graph.targets[k]]
                                       : &d->i[net->graph.targets[k]]) +=
                source < net->excitatory ? net->p.w_exc : net->p.w_inh;
}

static void a_direct_simulation_in_doubles_fires_alike(void **state) {
    (void)state;
    static Direct d;
    static bool fires[4000];
    Arena arena;
    CubaParams p = usual;
    p.neurons = 4000;
    Cuba net = network(&arena, p, 1);
    memset(&d, 0, sizeof d);
    for (int n = 0; n < 4000; n++)
        d.v[n] = (double)cuba_potential(&net, n);
    int spikes = 0, direct = 0, different = 0;
    for (int k = 1; k <= 500; k++) {
        cuba_step(&net, 1);
        step_directly(&d, &net, fires);
        for (int n = 0; n < 4000; n++)
            direct += fires[n];
        spikes += net.fired_count;
        for (int j = 0; j < net.fired_count; j++)
            different += !fires[net.fired[j]];
        if (k == 100) assert_true(different <= spikes / 100); /* floats may tip a few */
        if (k == 100)
            for (int n = 0; n < 4000; n += 7)
                if (d.rest[n] == 0) check_close((double)cuba_potential(&net, n), d.v[n], 0.05, 0);
    }
    assert_true(spikes > 1000);
    check_close(spikes, direct, 0, 0.05);
    free(arena.memory);
}

static void the_usual_network_fires_five_times_a_second_and_not_in_step(void **state) {
    (void)state;
    Arena arena;
    CubaParams p = usual;
    p.neurons = 4000;
    Cuba net = network(&arena, p, 1);
    int64_t spikes = 0;
    int most = 0;
    for (int k = 0; k < 20000; k++) {
        cuba_step(&net, 1);
        spikes += net.fired_count;
        if (k > 1000 && net.fired_count > most) most = net.fired_count;
    }
    check_close((double)spikes / 4000 / 2, 5.5, 1, 0);
    assert_true(most < 100);
    free(arena.memory);
}

static void without_inhibition_the_network_runs_away_to_its_refractory_limit(void **state) {
    (void)state;
    Arena arena;
    Cuba net = network(&arena, with(1000, 3, 0, -49, 5), 1);
    int64_t spikes = 0;
    cuba_step(&net, 2000);
    for (int k = 0; k < 2000; k++) {
        cuba_step(&net, 1);
        spikes += net.fired_count;
    }
    double rate = (double)spikes / 1000 / 0.2;
    assert_true(rate > 100 && rate < 1000 / 5.1);
    free(arena.memory);
}

static void new_parameters_leave_every_potential_where_it_was(void **state) {
    (void)state;
    static float before[1000];
    Arena arena;
    Cuba net = network(&arena, usual, 1);
    for (int trial = 0; trial < 40; trial++) {
        cuba_step(&net, 37);
        for (int n = 0; n < 1000; n++)
            before[n] = cuba_potential(&net, n);
        CubaParams p = with(1000, 0.1 * (trial % 30), -0.3 * trial, -55 + trial % 10, 5);
        cuba_set(&net, &p);
        for (int n = 0; n < 1000; n++)
            check_close((double)cuba_potential(&net, n), (double)before[n], 1e-4, 0);
    }
    free(arena.memory);
}

static void a_seed_gives_the_same_bits_in_chunks_of_any_size(void **state) {
    (void)state;
    Arena arenas[3];
    Cuba a = network(&arenas[0], usual, 1), again = network(&arenas[1], usual, 1),
         other = network(&arenas[2], usual, 2);
    cuba_step(&a, 3000);
    for (int n = 1; again.steps + n <= 3000; n++)
        cuba_step(&again, n);
    cuba_step(&again, (int)(3000 - again.steps));
    cuba_step(&other, 3000);
    check_same(&a, &again);
    assert_memory_not_equal(a.g_e, other.g_e, (size_t)a.groups * sizeof(f32x4));
    for (int i = 0; i < 3; i++)
        free(arenas[i].memory);
}

static void an_impossible_network_is_refused_by_name(void **state) {
    (void)state;
    const struct {
        CubaParams p;
        Code code;
        const char *what;
    } wrong[] = {{with(99, 1, -1, -49, 5), E_DOMAIN, "neurons"},
                 {with(65537, 1, -1, -49, 5), E_DOMAIN, "neurons"},
                 {with(1000.5, 1, -1, -49, 5), E_DOMAIN, "neurons"},
                 {with(1000, -0.1, -1, -49, 5), E_DOMAIN, "w_exc"},
                 {with(1000, 1, 0.1, -49, 5), E_DOMAIN, "w_inh"},
                 {with(1000, 1, -1, 0, 5), E_DOMAIN, "v_rest"},
                 {with(1000, 1, -1, -49, 0.05), E_DOMAIN, "tau_ref"},
                 {with(1000, NAN, -1, -49, 5), E_NONFINITE, "w_exc"},
                 {with(1000, 1, -INFINITY, -49, 5), E_NONFINITE, "w_inh"},
                 {with(1000, 1, -1, -INFINITY, 5), E_NONFINITE, "v_rest"},
                 {with(1000, 1, -1, -49, NAN), E_NONFINITE, "tau_ref"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Status status = cuba_check(&wrong[i].p);
        assert_int_equal(status.code, wrong[i].code);
        assert_non_null(strstr(status.what, wrong[i].what));
    }
    check_ok(cuba_check(&usual));
}

TEST_GROUP(cmocka_unit_test(the_fast_way_fires_the_same_neurons_and_leaves_the_same_bits),
           cmocka_unit_test(the_fast_way_stays_the_same_when_parameters_change),
           cmocka_unit_test(a_number_of_neurons_that_is_no_multiple_of_four_runs_as_well),
           cmocka_unit_test(without_synapses_every_neuron_climbs_as_the_closed_form_says),
           cmocka_unit_test(a_neuron_that_fired_rests_at_reset_for_tau_ref),
           cmocka_unit_test(a_spike_is_answered_by_a_difference_of_two_exponentials),
           cmocka_unit_test(a_direct_simulation_in_doubles_fires_alike),
           cmocka_unit_test(the_usual_network_fires_five_times_a_second_and_not_in_step),
           cmocka_unit_test(without_inhibition_the_network_runs_away_to_its_refractory_limit),
           cmocka_unit_test(new_parameters_leave_every_potential_where_it_was),
           cmocka_unit_test(a_seed_gives_the_same_bits_in_chunks_of_any_size),
           cmocka_unit_test(an_impossible_network_is_refused_by_name))
