#include "base/rng.h"

#include "base/vmath.h"

Rng rng_seeded(uint64_t seed) {
    return (Rng){seed};
}

Rng rng_stream(uint64_t seed, Stream stream) {
    Rng rng = {seed};
    for (int i = 0; i <= (int)stream; i++)
        rng.state = rng_next(&rng);
    return rng;
}

//> next
uint64_t rng_next(Rng *rng) {
    uint64_t z = rng->state += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}
//< next

double rng_uniform(Rng *rng) {
    return (double)(rng_next(rng) >> 11) * 0x1p-53;
}

double rng_normal(Rng *rng) {
    double u1 = rng_uniform(rng), u2 = rng_uniform(rng);
    return vmath_sqrt(-2 * vmath_log1p(-u1)) * vmath_cos(2 * VMATH_PI * u2);
}

int rng_below(Rng *rng, int m) {
    return (int)(rng_uniform(rng) * m);
}

void rng_permutation(int *order, Rng *rng, int n) {
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng_below(rng, i + 1), kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
