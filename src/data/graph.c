#include "data/graph.h"

#include "base/rng.h"

static size_t synapses(const GraphParams *p) {
    return (size_t)p->neurons * (size_t)(p->excitatory_inputs + p->inhibitory_inputs);
}

/* first, targets, the fill of each source's list, and the last target that drew each source */
size_t graph_bytes(const GraphParams *p) {
    size_t n = (size_t)p->neurons;
    return ARENA_ARRAY_BYTES(uint32_t, n + 1) + ARENA_ARRAY_BYTES(uint16_t, synapses(p)) +
           2 * ARENA_ARRAY_BYTES(uint32_t, n);
}

static Status check(const GraphParams *p) {
    int inhibitory = p->neurons - p->excitatory;
    CHECK(check_between("neurons", "", p->neurons, 1, 65536));
    CHECK(check_between("excitatory", "", p->excitatory, 0, p->neurons));
    CHECK(check_between("excitatory_inputs", "", p->excitatory_inputs, 0,
                        p->excitatory > 0 ? p->excitatory - 1 : 0));
    return check_between("inhibitory_inputs", "", p->inhibitory_inputs, 0,
                         inhibitory > 0 ? inhibitory - 1 : 0);
}

/* Draws the sources of every neuron and calls nothing twice: the first pass counts, the second,
 * with the same random numbers, fills. */
static void draw(const GraphParams *p, uint64_t seed, uint32_t *drawn_by, uint32_t *fill,
                 uint16_t *targets) {
    Rng rng = rng_stream(seed, STREAM_WEIGHTS);
    int inputs = p->excitatory_inputs + p->inhibitory_inputs;
    for (int s = 0; s < p->neurons; s++)
        drawn_by[s] = 0;
    for (int target = 0; target < p->neurons; target++) {
        uint32_t mark = (uint32_t)target + 1;
        drawn_by[target] = mark; /* not itself */
        for (int k = 0; k < inputs; k++) {
            int source;
            do
                source = k < p->excitatory_inputs
                             ? rng_below(&rng, p->excitatory)
                             : p->excitatory + rng_below(&rng, p->neurons - p->excitatory);
            while (drawn_by[source] == mark);
            drawn_by[source] = mark;
            if (targets) targets[fill[source]] = (uint16_t)target;
            fill[source]++;
        }
    }
}

Status graph_init(Graph *graph, const GraphParams *p, uint64_t seed, Arena *arena) {
    CHECK(check(p));
    uint32_t *first = ARENA_ARRAY(arena, uint32_t, p->neurons + 1);
    uint16_t *targets = ARENA_ARRAY(arena, uint16_t, synapses(p));
    uint32_t *fill = ARENA_ARRAY(arena, uint32_t, p->neurons);
    uint32_t *drawn_by = ARENA_ARRAY(arena, uint32_t, p->neurons);
    draw(p, seed, drawn_by, fill, NULL);
    for (int s = 0; s < p->neurons; s++) {
        first[s + 1] = first[s] + fill[s];
        fill[s] = first[s];
    }
    draw(p, seed, drawn_by, fill, targets);
    *graph = (Graph){first, targets};
    return STATUS_OK;
}
