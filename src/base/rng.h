/* Random numbers from SplitMix64: eight bytes of state, seeded explicitly, the same everywhere.
 *
 * G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014,
 * doi:10.1145/2660193.2660195. */
#ifndef NM_BASE_RNG_H
#define NM_BASE_RNG_H

#include <stdint.h>

typedef struct Rng {
    uint64_t state;
} Rng;

/* What the numbers are for. Each has a stream of its own, so that changing one (a longer noise,
 * say) leaves the others as they were. */
typedef enum Stream { STREAM_START, STREAM_WEIGHTS, STREAM_NOISE, STREAM_DATA } Stream;

/* The sequence that starts at `seed` itself. */
Rng rng_seeded(uint64_t seed);

/* The sequence of one stream of a seed. */
Rng rng_stream(uint64_t seed, Stream stream);

uint64_t rng_next(Rng *rng);

/* From 0 to 1, 1 excluded, in steps of 2^-53. */
double rng_uniform(Rng *rng);

/* Mean 0, variance 1, by Box and Muller; takes two uniform numbers each time. */
double rng_normal(Rng *rng);

/* A whole number from 0 to m - 1. */
int rng_below(Rng *rng, int m);

/* order (n) = 0 ... n-1 shuffled, by Fisher and Yates */
void rng_permutation(int *order, Rng *rng, int n);

#endif
