/* ica FILE: the white patches of the Gabor experiment at full size, for a peer that shall find
 * their independent components. Writes how many patches there are, of how many components, and how
 * many iterations the core needed (int32); the patches, the rotation that it started from, and the
 * one that it ended with (float32). */
#include "vision/emergence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "wb") : NULL;
    const EmergenceParams *full = &emergence_full;
    size_t bytes = arena_rounded(emergence_bytes(full));
    Arena arena = {.memory = aligned_alloc(ARENA_ALIGNMENT, bytes), .size = bytes};
    if (!file || !arena.memory) return 1;
    /* The seeds of the scene "gabor" with the seed 1. */
    Rng data = rng_stream(1, STREAM_DATA), weights = rng_stream(1, STREAM_WEIGHTS);
    uint64_t images = rng_next(&data), patches = rng_next(&data);
    Emergence e;
    emergence_init(&e, full, images, patches, rng_next(&weights), &arena);
    while (e.phase != EMERGENCE_LEARNING)
        emergence_step(&e);
    size_t square = (size_t)full->k * (size_t)full->k,
           count = (size_t)full->patches * (size_t)full->k;
    float *start = malloc(square * sizeof *start);
    if (!start) return 1;
    memcpy(start, e.ica.w, square * sizeof *start);
    while (e.phase == EMERGENCE_LEARNING)
        emergence_step(&e);
    const int32_t sizes[3] = {full->patches, full->k, e.learned};
    int well = fwrite(sizes, sizeof *sizes, 3, file) == 3 &&
               fwrite(e.z, sizeof(float), count, file) == count &&
               fwrite(start, sizeof(float), square, file) == square &&
               fwrite(e.ica.w, sizeof(float), square, file) == square;
    free(start);
    free(arena.memory);
    return fclose(file) != 0 || !well;
}
