/* A ring attractor: N neurons around a ring, each standing for one direction, excite their
 * neighbours and inhibit the rest.
 *
 *     tau du_i/dt = -u_i + 1/N sum_j w(phi_i - phi_j) [u_j]_+ + I_i,    phi_i = -pi + 2 pi i/N
 *     w(phi) = j0 + j1 cos(phi) - gamma j1 sin(phi)
 *
 * The last term is gamma w'(phi): weights that are turned a little. They move a bump of activity at
 * exactly the speed -gamma/tau, without changing its shape (K. Zhang, J. Neurosci. 16, 2112 (1996),
 * doi:10.1523/JNEUROSCI.16-06-02112.1996). Since w has only a constant and one wave, all that a
 * neuron hears of the others are three sums over the ring, and a step costs N, not N^2.
 *
 * u, r = [u]_+ and I are pure numbers, times in ms, angles in rad.
 *
 * R. Ben-Yishai, R. L. Bar-Or, H. Sompolinsky, PNAS 92, 3844 (1995), doi:10.1073/pnas.92.9.3844;
 * D. Hansel, H. Sompolinsky, in C. Koch, I. Segev (eds.), Methods in Neuronal Modeling (1998). */
#ifndef NM_CIRCUIT_RING_H
#define NM_CIRCUIT_RING_H

#include "base/arena.h"
#include "base/param.h"
#include "base/rng.h"

#include <stdbool.h>

/*   id    unit lowest highest initial step flags */
#define RING_WEIGHT_PARAMS(P, flags)   \
    P(j0, "1", -12, 2, -3, 0.1, flags) \
    P(j1, "1", 0, 12, 6, 0.1, flags)

/* Beyond this, u has left every range that the model can mean. */
#define RING_LIMIT 1e6

typedef struct RingParams {
    double j0, j1, gamma, tau, dt;
    int neurons;
} RingParams;

/* The three sums over the ring: 1/N sum r, 1/N sum r cos(phi), 1/N sum r sin(phi). */
typedef struct RingModes {
    double mean, cosine, sine;
} RingModes;

/* Invariant: u is finite; once diverged, it stays as it was at the last step that was. */
typedef struct Ring {
    RingParams p;
    double *u;             /* (N) */
    double *cosine, *sine; /* (N) of phi */
    double *kick;          /* (N) what the next step adds to u besides, and zeroes */
    const double *weights; /* (N, N) added to w, or NULL */
    bool diverged;
} Ring;

/* E_DOMAIN for fewer than 3 neurons, tau <= 0, dt <= 0; E_NONFINITE. */
Status ring_check(const RingParams *p);

size_t ring_bytes(const RingParams *p);

/* A silent ring: u = 0. */
Status ring_init(Ring *ring, const RingParams *p, Arena *arena);

/* New parameters for a ring that runs on; as many neurons, and they pass ring_check. */
void ring_set(Ring *ring, const RingParams *p);

/* One Euler step of dt under the input (N). */
void ring_advance(Ring *ring, const double *input);

/* White noise for the next step: sigma sqrt(dt/tau) times a normal number is added to each u. */
void ring_noise(Ring *ring, double sigma, Rng *rng);

/* The angle for which neuron i of n stands. */
double ring_angle(int i, int n);

/* An angle, brought to -pi ... pi. */
double ring_wrap(double angle);

/* The sums of r = [u]_+ over a ring. */
RingModes ring_modes(const Ring *ring);

/* What the ring says: the angle of the sum of all r e^(i phi). 0, and *angle as it was, where there
 * is none: the ring is silent, or uniform to 12 digits. r (n), not negative. */
int ring_decode(const double *r, int n, double *angle);

/* The same of the sums: no second walk around the ring. */
int ring_direction(RingModes modes, double *angle);

/* One step for a ring that is only an array: u (n) in place, input (n). The same bits as
 * ring_advance. */
void ring_step(double *u, int n, double J0, double J1, const double *input, double gamma, double dt,
               double tau);

/* The plain version: out (n) = 1/n sum_j w(phi_i - phi_j) [u_j]_+, term by term. */
void ring_recurrent(double *out, const double *u, double J0, double J1, double gamma, int n);

#endif
