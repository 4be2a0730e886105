/* Random networks with a fixed number of inputs: every neuron draws its sources, none twice and
 * never itself, among the excitatory (0 ... excitatory - 1) and the inhibitory ones (the rest). */
#ifndef NM_DATA_GRAPH_H
#define NM_DATA_GRAPH_H

#include "base/arena.h"
#include "base/status.h"

#include <stdint.h>

typedef struct GraphParams {
    int neurons;           /* at most 65536, so that a target fits in 16 bits */
    int excitatory;        /* how many of them excite */
    int excitatory_inputs; /* to each neuron */
    int inhibitory_inputs;
} GraphParams;

/* The targets of source s are targets[first[s]] ... targets[first[s + 1] - 1], ascending. */
typedef struct Graph {
    const uint32_t *first;   /* (neurons + 1) */
    const uint16_t *targets; /* (neurons (excitatory_inputs + inhibitory_inputs)) */
} Graph;

size_t graph_bytes(const GraphParams *p);

/* E_DOMAIN where a neuron cannot have that many different inputs. */
Status graph_init(Graph *graph, const GraphParams *p, uint64_t seed, Arena *arena);

#endif
