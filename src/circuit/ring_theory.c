#include "circuit/ring_theory.h"

#include "base/vmath.h"

/* The mean of [cos(phi) - cos(phi_c)]_+ around the ring. */
static double bump_mean(double phic) {
    return (vmath_sin(phic) - phic * vmath_cos(phic)) / VMATH_PI;
}

//> width
double ring_half_width(double j1) {
    double low = 0, high = VMATH_PI;
    for (int k = 0; k < 60; k++) { /* phi - sin(2 phi)/2 only grows */
        double phi = 0.5 * (low + high);
        if (j1 * (phi - 0.5 * vmath_sin(2 * phi)) < 2 * VMATH_PI)
            low = phi;
        else
            high = phi;
    }
    return 0.5 * (low + high);
}
//< width

double ring_j0_max(double j1) {
    if (j1 <= 2) return 1;
    double phic = ring_half_width(j1);
    return -vmath_cos(phic) / bump_mean(phic);
}

RingPhase ring_phase(double j0, double j1) {
    if (!(j0 < ring_j0_max(j1))) return RING_UNBOUNDED;
    return j1 > 2 ? RING_BUMP : RING_UNIFORM;
}

int ring_bump_theory(double J0, double J1, double I, double *phic, double *A) {
    if (!(J1 > 2 && I > 0)) return 0;
    double half = ring_half_width(J1);
    double brake = -vmath_cos(half) - J0 * bump_mean(half);
    if (!(brake > 0)) return 0; /* nothing holds the excitation */
    *phic = half;
    *A = I / brake;
    return 1;
}

int ring_place(Ring *ring, double input, double centre) {
    double phic, amplitude;
    int n = ring->p.neurons;
    if (!ring_bump_theory(ring->p.j0, ring->p.j1, input, &phic, &amplitude)) return 0;
    for (int i = 0; i < n; i++)
        ring->u[i] = amplitude * (vmath_cos(ring_angle(i, n) - centre) - vmath_cos(phic));
    return 1;
}

Status ring_uniform_rate(double j0, double input, double *r) {
    CHECK(check_below("j0", "1", j0, 1, NULL));
    *r = vmath_max(input, 0) / (1 - j0);
    return STATUS_OK;
}

double ring_growth(double j1, double tau) {
    return (0.5 * j1 - 1) / tau;
}

double ring_diffusion(double j0, double j1, double input, double sigma, double tau, int neurons) {
    double phic, amplitude;
    if (!ring_bump_theory(j0, j1, input, &phic, &amplitude)) return 0;
    double slopes = neurons * amplitude * amplitude / j1;
    return sigma * sigma / (tau * slopes);
}
