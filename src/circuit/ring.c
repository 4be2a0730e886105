#include "circuit/ring.h"

#include "base/vmath.h"

#include <string.h>

Status ring_check(const RingParams *p) {
    CHECK(check_whole("neurons", "1", p->neurons, 3, 1 << 20));
    CHECK(check_finite("j0", "1", p->j0));
    CHECK(check_finite("j1", "1", p->j1));
    CHECK(check_finite("gamma", "1", p->gamma));
    CHECK(check_above("tau", "ms", p->tau, 0));
    return check_above("dt", "ms", p->dt, 0);
}

size_t ring_bytes(const RingParams *p) {
    return 4 * ARENA_ARRAY_BYTES(double, p->neurons);
}

double ring_angle(int i, int n) {
    return -VMATH_PI + 2 * VMATH_PI * i / n;
}

double ring_wrap(double angle) {
    double turns = angle / (2 * VMATH_PI), whole = (double)(int64_t)turns;
    double rest = (turns - whole) * 2 * VMATH_PI;
    if (rest > VMATH_PI) return rest - 2 * VMATH_PI;
    return rest < -VMATH_PI ? rest + 2 * VMATH_PI : rest;
}

void ring_set(Ring *ring, const RingParams *p) {
    ring->p = *p;
}

Status ring_init(Ring *ring, const RingParams *p, Arena *arena) {
    CHECK(ring_check(p));
    int n = p->neurons;
    *ring = (Ring){.p = *p,
                   .u = ARENA_ARRAY(arena, double, n),
                   .cosine = ARENA_ARRAY(arena, double, n),
                   .sine = ARENA_ARRAY(arena, double, n),
                   .kick = ARENA_ARRAY(arena, double, n)};
    for (int i = 0; i < n; i++) {
        ring->cosine[i] = vmath_cos(ring_angle(i, n));
        ring->sine[i] = vmath_sin(ring_angle(i, n));
    }
    return STATUS_OK;
}

void ring_noise(Ring *ring, double sigma, Rng *rng) {
    double size = sigma * vmath_sqrt(ring->p.dt / ring->p.tau);
    for (int i = 0; i < ring->p.neurons; i++)
        ring->kick[i] = size * rng_normal(rng);
}

RingModes ring_modes(const Ring *ring) {
    RingModes m = {0, 0, 0};
    for (int i = 0; i < ring->p.neurons; i++) {
        double r = vmath_max(ring->u[i], 0);
        m.mean += r;
        m.cosine += r * ring->cosine[i];
        m.sine += r * ring->sine[i];
    }
    m.mean /= ring->p.neurons;
    m.cosine /= ring->p.neurons;
    m.sine /= ring->p.neurons;
    return m;
}

//> heard
/* What the neuron at (cosine, sine) hears of the ring: cos(a - b) = cos a cos b + sin a sin b, so
 * that the sum over all others needs only three numbers. */
static inline double heard(RingModes m, double j0, double j1, double gamma, double cosine,
                           double sine) {
    double along = m.cosine * cosine + m.sine * sine;
    double across = m.cosine * sine - m.sine * cosine;
    return j0 * m.mean + j1 * (along - gamma * across);
}
//< heard

/* Irregular weights have no modes: the whole sum. */
static double irregular(const Ring *ring, int i) {
    const double *row = ring->weights + (size_t)i * ring->p.neurons;
    double sum = 0;
    for (int j = 0; j < ring->p.neurons; j++)
        sum += row[j] * vmath_max(ring->u[j], 0);
    return sum / ring->p.neurons;
}

//> advance
void ring_advance(Ring *ring, const double *input) {
    const RingParams *p = &ring->p;
    RingModes m = ring_modes(ring);
    if (!(m.mean < RING_LIMIT)) ring->diverged = true;
    if (ring->diverged) return;
    double share = p->dt / p->tau;
    if (ring->weights) /* all of them before any u changes */
        for (int i = 0; i < p->neurons; i++)
            ring->kick[i] += share * irregular(ring, i);
    for (int i = 0; i < p->neurons; i++) {
        double in = heard(m, p->j0, p->j1, p->gamma, ring->cosine[i], ring->sine[i]) + input[i];
        ring->u[i] += share * (in - ring->u[i]) + ring->kick[i];
        ring->kick[i] = 0;
    }
}
//< advance

int ring_direction(RingModes m, double *angle) {
    if (!(m.mean > 0)) return 0; /* silent */
    double x = m.cosine / m.mean, y = m.sine / m.mean;
    if (vmath_sqrt(x * x + y * y) < 1e-12) return 0; /* uniform */
    *angle = vmath_atan2(y, x);
    return 1;
}

int ring_decode(const double *r, int n, double *angle) {
    RingModes m = {0, 0, 0};
    for (int i = 0; i < n; i++) {
        double phi = ring_angle(i, n);
        m.mean += r[i];
        m.cosine += r[i] * vmath_cos(phi);
        m.sine += r[i] * vmath_sin(phi);
    }
    return ring_direction(m, angle);
}

void ring_step(double *u, int n, double J0, double J1, const double *input, double gamma, double dt,
               double tau) {
    RingModes m = {0, 0, 0};
    for (int i = 0; i < n; i++) {
        double phi = ring_angle(i, n), r = vmath_max(u[i], 0);
        m.mean += r;
        m.cosine += r * vmath_cos(phi);
        m.sine += r * vmath_sin(phi);
    }
    m.mean /= n;
    m.cosine /= n;
    m.sine /= n;
    for (int i = 0; i < n; i++) {
        double phi = ring_angle(i, n);
        double in = heard(m, J0, J1, gamma, vmath_cos(phi), vmath_sin(phi)) + input[i];
        u[i] += dt / tau * (in - u[i]);
    }
}

void ring_recurrent(double *out, const double *u, double J0, double J1, double gamma, int n) {
    for (int i = 0; i < n; i++) {
        out[i] = 0;
        for (int j = 0; j < n; j++) {
            double apart = ring_angle(i, n) - ring_angle(j, n);
            double w = J0 + J1 * vmath_cos(apart) - gamma * J1 * vmath_sin(apart);
            out[i] += w * vmath_max(u[j], 0) / n;
        }
    }
}
