#include "check.h"
#include "data/graph.h"

#include <stdlib.h>

enum { MOST = 3000 };

static Graph open_graph(const GraphParams *p, uint64_t seed, Arena *arena) {
    Graph graph = {0};
    *arena = test_arena(graph_bytes(p));
    check_ok(graph_init(&graph, p, seed, arena));
    assert_int_equal(arena->used, graph_bytes(p));
    return graph;
}

/* Each target once and ascending, none the source itself; each neuron with its exact inputs. */
static void check_graph(const GraphParams *p, uint64_t seed) {
    static int excitatory[MOST], inhibitory[MOST];
    Arena arena;
    Graph graph = open_graph(p, seed, &arena);
    memset(excitatory, 0, sizeof excitatory);
    memset(inhibitory, 0, sizeof inhibitory);
    assert_int_equal(graph.first[0], 0);
    assert_int_equal(graph.first[p->neurons],
                     p->neurons * (p->excitatory_inputs + p->inhibitory_inputs));
    for (int source = 0; source < p->neurons; source++) {
        assert_true(graph.first[source] <= graph.first[source + 1]);
        int previous = -1;
        for (uint32_t k = graph.first[source]; k < graph.first[source + 1]; k++) {
            int target = graph.targets[k];
            assert_true(target > previous && target < p->neurons && target != source);
            ++*(source < p->excitatory ? &excitatory[target] : &inhibitory[target]);
            previous = target;
        }
    }
    for (int n = 0; n < p->neurons; n++) {
        assert_int_equal(excitatory[n], p->excitatory_inputs);
        assert_int_equal(inhibitory[n], p->inhibitory_inputs);
    }
    free(arena.memory);
}

static void every_neuron_has_its_inputs_none_twice_and_none_from_itself(void **state) {
    (void)state;
    const GraphParams all[] = {{1000, 800, 64, 16}, {MOST, 2400, 64, 16}, {100, 50, 49, 49},
                               {7, 4, 3, 2},        {5, 5, 4, 0},         {5, 0, 0, 4},
                               {1, 1, 0, 0},        {1, 0, 0, 0},         {9, 3, 0, 1}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (uint64_t seed = 0; seed < 3; seed++)
            check_graph(&all[i], seed);
}

static void a_target_of_65536_neurons_fits(void **state) {
    (void)state;
    const GraphParams p = {65536, 65000, 1, 1};
    Arena arena;
    Graph graph = open_graph(&p, 1, &arena);
    uint64_t sum = 0;
    for (uint32_t k = 0; k < graph.first[p.neurons]; k++)
        sum += graph.targets[k];
    assert_true(sum == 65536ull * 65535); /* each number from 0 to 65535 twice */
    free(arena.memory);
}

static void a_seed_gives_one_graph_and_another_seed_another(void **state) {
    (void)state;
    const GraphParams p = {500, 400, 20, 5};
    const size_t synapses = 500 * 25 * sizeof(uint16_t);
    Arena arenas[3];
    Graph a = open_graph(&p, 1, &arenas[0]), again = open_graph(&p, 1, &arenas[1]),
          b = open_graph(&p, 2, &arenas[2]);
    assert_memory_equal(a.first, again.first, 501 * sizeof(uint32_t));
    assert_memory_equal(a.targets, again.targets, synapses);
    assert_memory_not_equal(a.targets, b.targets, synapses);
    for (int i = 0; i < 3; i++)
        free(arenas[i].memory);
}

/* The out-degree of a random source is binomial: n = neurons, p = inputs / sources. */
static void all_sources_are_equally_likely(void **state) {
    (void)state;
    const GraphParams p = {2000, 1000, 20, 30};
    Arena arena;
    Graph graph = open_graph(&p, 1, &arena);
    for (int half = 0; half < 2; half++) {
        double mean = half ? 60 : 40, squares = 0, ends = 0;
        for (int s = 1000 * half; s < 1000 * half + 1000; s++) {
            double degree = graph.first[s + 1] - graph.first[s];
            squares += (degree - mean) * (degree - mean) / 1000;
            if (s % 1000 < 100 || s % 1000 >= 900) ends += degree;
        }
        check_close(squares, mean * (1 - mean / 2000), 0, 5 * sqrt(2 / 1000.0));
        check_close(ends, 200 * mean, 5 * sqrt(200 * mean), 0);
    }
    free(arena.memory);
}

/* Two neurons share sources by chance only: 20 20/1000 and 30 30/1000 on average. */
static void the_inputs_of_neighbours_have_nothing_to_do_with_each_other(void **state) {
    (void)state;
    enum { N = 2000 };
    const GraphParams p = {N, 1000, 20, 30};
    Arena arena;
    Graph graph = open_graph(&p, 1, &arena);
    static int shared[N];
    double sum = 0;
    memset(shared, 0, sizeof shared);
    for (int source = 0; source < N; source++)
        for (uint32_t k = graph.first[source]; k + 1 < graph.first[source + 1]; k++)
            shared[graph.targets[k]] += graph.targets[k + 1] == graph.targets[k] + 1;
    for (int n = 0; n + 1 < N; n++) {
        assert_true(shared[n] < 10);
        sum += shared[n];
    }
    check_close(sum / N, 20 * 20 / 1000.0 + 30 * 30 / 1000.0, 5 * sqrt(1.3 / N), 0);
    free(arena.memory);
}

static void a_neuron_cannot_have_more_inputs_than_there_are_others(void **state) {
    (void)state;
    const struct {
        GraphParams p;
        const char *what;
    } wrong[] = {{{0, 0, 0, 0}, "neurons"},
                 {{65537, 100, 1, 1}, "neurons"},
                 {{-5, 0, 0, 0}, "neurons"},
                 {{10, 11, 1, 0}, "excitatory"},
                 {{10, -1, 0, 1}, "excitatory"},
                 {{10, 8, 8, 1}, "excitatory_inputs"},
                 {{10, 0, 1, 1}, "excitatory_inputs"},
                 {{10, 8, -1, 1}, "excitatory_inputs"},
                 {{10, 8, 7, 2}, "inhibitory_inputs"},
                 {{10, 10, 9, 1}, "inhibitory_inputs"},
                 {{10, 8, 7, -1}, "inhibitory_inputs"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        unsigned char memory[1];
        Arena arena = {memory, 0, 0};
        Graph graph = {0};
        Status status = graph_init(&graph, &wrong[i].p, 1, &arena);
        assert_int_equal(status.code, E_DOMAIN);
        assert_string_equal(status.what, wrong[i].what);
        assert_null(graph.first);
    }
}

TEST_GROUP(cmocka_unit_test(every_neuron_has_its_inputs_none_twice_and_none_from_itself),
           cmocka_unit_test(a_target_of_65536_neurons_fits),
           cmocka_unit_test(a_seed_gives_one_graph_and_another_seed_another),
           cmocka_unit_test(all_sources_are_equally_likely),
           cmocka_unit_test(the_inputs_of_neighbours_have_nothing_to_do_with_each_other),
           cmocka_unit_test(a_neuron_cannot_have_more_inputs_than_there_are_others))
