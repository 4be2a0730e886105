/* graph N FILE: the network of src/neuron/cuba.c as it stands before its first step, for a peer to
 * run: int32 N, synapses; then sources and targets (synapses) as int32; then potentials (N) in mV as
 * float64. */
#include "neuron/cuba.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    CubaParams p = {atof(argv[1]), 1.62, -9, -49, 5};
    size_t size = cuba_bytes(&p);
    Arena arena = {aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
    Cuba net;
    FILE *file = fopen(argv[2], "wb");
    if (!file || !arena.memory || cuba_init(&net, &p, 1, &arena).code != OK) return 1;
    int32_t head[2] = {net.neurons, (int32_t)net.graph.first[net.neurons]};
    fwrite(head, sizeof head, 1, file);
    for (int32_t source = 0; source < net.neurons; source++)
        for (uint32_t k = net.graph.first[source]; k < net.graph.first[source + 1]; k++)
            fwrite(&source, sizeof source, 1, file);
    for (int32_t k = 0; k < head[1]; k++) {
        int32_t target = net.graph.targets[k];
        fwrite(&target, sizeof target, 1, file);
    }
    for (int n = 0; n < net.neurons; n++) {
        double v = (double)cuba_potential(&net, n);
        fwrite(&v, sizeof v, 1, file);
    }
    return fclose(file) != 0;
}
