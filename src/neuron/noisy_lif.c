#include "neuron/noisy_lif.h"

#include "base/vmath.h"
#include "neuron/siegert.h"

size_t noisy_lif_bytes(const NoisyLifParams *p) {
    size_t all = (size_t)p->points * (size_t)p->neurons;
    return ARENA_ARRAY_BYTES(double, all) + ARENA_ARRAY_BYTES(int, all) +
           ARENA_ARRAY_BYTES(double, p->points);
}

Status noisy_lif_init(NoisyLif *x, const NoisyLifParams *p, const double *mu, uint64_t seed,
                      Arena *arena) {
    CHECK(check_above("dt", "ms", p->dt, 0));
    CHECK(check_at_least("points", "", p->points, 1));
    CHECK(check_at_least("neurons", "", p->neurons, 1));
    for (int i = 0; i < p->points; i++)
        CHECK(siegert_check(&p->membrane, mu[i], p->sigma));
    int all = p->points * p->neurons;
    *x = (NoisyLif){.p = *p, .mu = mu, .rng = rng_stream(seed, STREAM_NOISE)};
    x->v = ARENA_ARRAY(arena, double, all);
    x->refractory = ARENA_ARRAY(arena, int, all);
    x->spikes = ARENA_ARRAY(arena, double, p->points);
    x->decay = vmath_exp(-p->dt / p->membrane.tau_m);
    x->kick = p->sigma * vmath_sqrt((1 - x->decay * x->decay) / 2);
    x->hold = (int)(p->membrane.tau_ref / p->dt + 0.5);
    for (int i = 0; i < all; i++)
        x->v[i] = p->membrane.v_reset;
    return STATUS_OK;
}

/* One step of the neurons at one value of mu. */
static void step_point(NoisyLif *x, int point) {
    const Membrane *m = &x->p.membrane;
    double mu = x->mu[point], *v = x->v + point * x->p.neurons;
    int *refractory = x->refractory + point * x->p.neurons;
    for (int i = 0; i < x->p.neurons; i++) {
        if (refractory[i] > 0) {
            refractory[i]--;
            continue;
        }
        v[i] = mu + (v[i] - mu) * x->decay + x->kick * rng_normal(&x->rng);
        if (v[i] < m->v_th) continue;
        v[i] = m->v_reset;
        refractory[i] = x->hold;
        x->spikes[point]++;
    }
}

void noisy_lif_step(NoisyLif *x, int n) {
    for (int k = 0; k < n; k++) {
        for (int point = 0; point < x->p.points; point++)
            step_point(x, point);
        x->time += x->p.dt;
    }
}

double noisy_lif_rate(const NoisyLif *x, int point) {
    return x->time > 0 ? 1000 * x->spikes[point] / (x->time * x->p.neurons) : 0;
}

double noisy_lif_error(const NoisyLif *x, int point) {
    return x->time > 0 ? 1000 * vmath_sqrt(x->spikes[point]) / (x->time * x->p.neurons) : 0;
}
