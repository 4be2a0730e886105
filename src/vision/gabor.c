/* The fit: of a dozen guesses, the best three go down by the method of Levenberg and Marquardt
 * (D. W. Marquardt, SIAM Journal on Applied Mathematics 11, 431 (1963), doi:10.1137/0111030). Phase
 * and amplitude are written as a cos + b sin, in which the function is linear. */
#include "vision/gabor.h"
#include "base/vmath.h"
#include "vision/tuning.h"

#include <stdbool.h>
#include <string.h>

double gabor_at(const Gabor *g, double x, double y) {
    double c = vmath_cos(g->theta), s = vmath_sin(g->theta);
    double u = (x - g->x0) * c + (y - g->y0) * s, v = (y - g->y0) * c - (x - g->x0) * s;
    double window = vmath_exp(-u * u / (2 * g->s_u * g->s_u) - v * v / (2 * g->s_v * g->s_v));
    return g->amplitude * window * vmath_cos(2 * VMATH_PI * g->f * u + g->phase);
}

void gabor_draw(const Gabor *g, double *patch, int side) {
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++)
            patch[y * side + x] = gabor_at(g, x, y);
}

/* ---- the fit ---- */

enum { X0, Y0, LOG_U, LOG_V, THETA, F, A, B, UNKNOWNS };
enum { CENTRES = 2, PEAKS = 2, WIDTHS = 3, STARTS = 3, STEPS = 60 };
#define WIDTH_LEAST 0.4  /* px */
#define F_MOST      0.5  /* cycles per pixel: beyond it a grating is not sampled */
#define ENOUGH      1e-7 /* the share of the error whose fall ends the fit */

typedef struct Fit {
    double p[UNKNOWNS], error; /* sum of squares */
} Fit;

/* The window, and the two waves, at pixel (x, y); u and v in place. */
typedef struct Wave {
    double u, v, window, cosine, sine;
} Wave;

typedef struct Frame { /* what all pixels have in common */
    double c, s, u2, v2, k;
} Frame;

static Frame frame_of(const double *p) {
    return (Frame){vmath_cos(p[THETA]), vmath_sin(p[THETA]), vmath_exp(-2 * p[LOG_U]),
                   vmath_exp(-2 * p[LOG_V]), 2 * VMATH_PI * p[F]};
}

static Wave wave_at(const Frame *f, const double *p, int x, int y) {
    double dx = x - p[X0], dy = y - p[Y0];
    Wave w = {.u = dx * f->c + dy * f->s, .v = dy * f->c - dx * f->s};
    w.window = vmath_exp(-0.5 * (w.u * w.u * f->u2 + w.v * w.v * f->v2));
    w.cosine = vmath_cos(f->k * w.u);
    w.sine = vmath_sin(f->k * w.u);
    return w;
}

static double error_of(const double *p, const double *patch, int side) {
    Frame f = frame_of(p);
    double sum = 0;
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            Wave w = wave_at(&f, p, x, y);
            double e = patch[y * side + x] - w.window * (p[A] * w.cosine + p[B] * w.sine);
            sum += e * e;
        }
    return sum;
}

/* The best a and b for the other six, and the error that is left. */
static void solve_linear(Fit *fit, const double *patch, int side) {
    Frame f = frame_of(fit->p);
    double cc = 0, cs = 0, ss = 0, cz = 0, sz = 0, zz = 0;
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            Wave w = wave_at(&f, fit->p, x, y);
            double c = w.window * w.cosine, s = w.window * w.sine, z = patch[y * side + x];
            cc += c * c;
            cs += c * s;
            ss += s * s;
            cz += c * z;
            sz += s * z;
            zz += z * z;
        }
    double determinant = cc * ss - cs * cs;
    if (determinant > 1e-12 * cc * ss) {
        fit->p[A] = (ss * cz - cs * sz) / determinant;
        fit->p[B] = (cc * sz - cs * cz) / determinant;
    } else { /* no sine to speak of */
        fit->p[A] = cc > 0 ? cz / cc : 0;
        fit->p[B] = 0;
    }
    fit->error = zz - fit->p[A] * cz - fit->p[B] * sz;
}

/* normal (8, 8) = J'J and slope (8) = J'e with the Jacobian J of the function and the errors e. */
static void linearise(double normal[UNKNOWNS][UNKNOWNS], double *slope, const double *p,
                      const double *patch, int side) {
    Frame f = frame_of(p);
    memset(normal, 0, sizeof(double[UNKNOWNS][UNKNOWNS]));
    memset(slope, 0, sizeof(double[UNKNOWNS]));
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            Wave w = wave_at(&f, p, x, y);
            double wave = p[A] * w.cosine + p[B] * w.sine;
            double turned = f.k * (p[B] * w.cosine - p[A] * w.sine); /* d wave / d u */
            double value = w.window * wave, error = patch[y * side + x] - value;
            double by_u = w.window * turned - value * w.u * f.u2, by_v = -value * w.v * f.v2;
            const double j[UNKNOWNS] = {
                [X0] = -by_u * f.c + by_v * f.s,
                [Y0] = -by_u * f.s - by_v * f.c,
                [LOG_U] = value * w.u * w.u * f.u2,
                [LOG_V] = value * w.v * w.v * f.v2,
                [THETA] = by_u * w.v - by_v * w.u,
                [F] = p[F] > 0 ? w.window * turned * w.u / p[F] : 0,
                [A] = w.window * w.cosine,
                [B] = w.window * w.sine,
            };
            for (int a = 0; a < UNKNOWNS; a++) {
                slope[a] += j[a] * error;
                for (int b = 0; b <= a; b++)
                    normal[a][b] += j[a] * j[b];
            }
        }
}

/* step (8) solves (normal + damping diagonal) step = slope, by Cholesky's factors. Directions that
 * the function does not feel get no step. */
static void solve(double *step, double normal[UNKNOWNS][UNKNOWNS], const double *slope,
                  double damping) {
    double l[UNKNOWNS][UNKNOWNS], most = 0;
    for (int a = 0; a < UNKNOWNS; a++)
        most = vmath_max(most, normal[a][a]);
    for (int a = 0; a < UNKNOWNS; a++) {
        for (int b = 0; b <= a; b++) {
            double sum = normal[a][b];
            if (a == b) sum += damping * sum + 1e-12 * most;
            for (int c = 0; c < b; c++)
                sum -= l[a][c] * l[b][c];
            l[a][b] = a == b ? vmath_sqrt(vmath_max(sum, 1e-300)) : sum / l[b][b];
        }
    }
    for (int a = 0; a < UNKNOWNS; a++) {
        step[a] = slope[a];
        for (int b = 0; b < a; b++)
            step[a] -= l[a][b] * step[b];
        step[a] /= l[a][a];
    }
    for (int a = UNKNOWNS - 1; a >= 0; a--) {
        for (int b = a + 1; b < UNKNOWNS; b++)
            step[a] -= l[b][a] * step[b];
        step[a] /= l[a][a];
    }
}

static double clamped(double x, double low, double high) {
    return vmath_max(low, vmath_min(x, high));
}

/* What may be asked: a centre in the patch or near it, a width between a pixel's half and a window
 * that is flat over the patch. */
static void keep_inside(double *p, int side) {
    p[X0] = clamped(p[X0], -0.25 * side, 1.25 * side);
    p[Y0] = clamped(p[Y0], -0.25 * side, 1.25 * side);
    double least = vmath_log(WIDTH_LEAST), most = vmath_log(4.0 * side);
    p[LOG_U] = clamped(p[LOG_U], least, most);
    p[LOG_V] = clamped(p[LOG_V], least, most);
    p[F] = clamped(p[F], 1e-4, F_MOST);
    p[THETA] = clamped(p[THETA], -1e3, 1e3);
}

static void improve(Fit *fit, const double *patch, int side) {
    double damping = 1e-2, normal[UNKNOWNS][UNKNOWNS], slope[UNKNOWNS];
    bool fresh = true;
    for (int i = 0; i < STEPS && damping < 1e8; i++) {
        if (fresh) linearise(normal, slope, fit->p, patch, side);
        Fit next = *fit;
        double step[UNKNOWNS];
        solve(step, normal, slope, damping);
        for (int a = 0; a < UNKNOWNS; a++)
            next.p[a] += step[a];
        keep_inside(next.p, side);
        next.error = error_of(next.p, patch, side);
        fresh = next.error < fit->error;
        damping *= fresh ? 0.2 : 5;
        if (!fresh) continue;
        bool done = fit->error - next.error < ENOUGH * fit->error;
        *fit = next;
        if (done) break;
    }
}

/* ---- where it starts ---- */

typedef struct Peak {
    double fx, fy, power;
} Peak;

/* The largest frequencies of the half plane that stand above their neighbours. */
static void find_peaks(Peak *peaks, const double *patch, int side) {
    enum { N = TUNING_SPECTRUM };
    double power[N * N];
    tuning_spectrum(power, patch, side);
    for (int i = 0; i < PEAKS; i++)
        peaks[i] = (Peak){0.1, 0, 0};
    for (int g = 0; g <= N / 2; g++)
        for (int f = 0; f < N; f++) {
            double here = power[g * N + f];
            if ((f == 0 && g == 0) || here <= peaks[PEAKS - 1].power) continue;
            bool highest = true;
            for (int dg = -1; dg <= 1; dg++)
                for (int df = -1; df <= 1; df++)
                    if (power[(g + dg + N) % N * N + (f + df + N) % N] > here) highest = false;
            if (!highest) continue;
            int i = PEAKS - 1;
            for (; i > 0 && peaks[i - 1].power < here; i--)
                peaks[i] = peaks[i - 1];
            peaks[i] = (Peak){(f < N / 2 ? f : f - N) / (double)N,
                              (g < N / 2 ? g : g - N) / (double)N, here};
        }
}

/* The point where the patch has its centre of energy, and that where it is largest. */
static void find_centres(double centres[CENTRES][2], const double *patch, int side) {
    double sum = 0, sx = 0, sy = 0, most = -1;
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            double energy = patch[y * side + x] * patch[y * side + x];
            sum += energy;
            sx += energy * x;
            sy += energy * y;
            if (energy <= most) continue;
            most = energy;
            centres[1][0] = x;
            centres[1][1] = y;
        }
    centres[0][0] = sx / sum;
    centres[0][1] = sy / sum;
}

/* The best STARTS of all guesses, in order. */
static void guess(Fit *best, const double *patch, int side) {
    double centres[CENTRES][2] = {{0}};
    const double widths[WIDTHS] = {1.2, side / 5.0, side / 2.0};
    Peak peaks[PEAKS];
    find_centres(centres, patch, side);
    find_peaks(peaks, patch, side);
    int found = 0;
    for (int i = 0; i < CENTRES * PEAKS * WIDTHS; i++) {
        const double *centre = centres[i % CENTRES];
        const Peak *peak = &peaks[i / CENTRES % PEAKS];
        double width = vmath_log(widths[i / CENTRES / PEAKS]);
        double f = vmath_sqrt(peak->fx * peak->fx + peak->fy * peak->fy);
        Fit fit = {.p = {centre[0], centre[1], width, width, vmath_atan2(peak->fy, peak->fx), f}};
        keep_inside(fit.p, side);
        solve_linear(&fit, patch, side);
        int at = found < STARTS ? found++ : STARTS;
        for (; at > 0 && fit.error < best[at - 1].error; at--)
            if (at < STARTS) best[at] = best[at - 1];
        if (at < STARTS) best[at] = fit;
    }
}

double gabor_fit(Gabor *g, const double *patch, int side) {
    int n = side * side;
    double mean = 0, variance = 0;
    for (int i = 0; i < n; i++)
        mean += patch[i] / n;
    for (int i = 0; i < n; i++)
        variance += (patch[i] - mean) * (patch[i] - mean);
    memset(g, 0, sizeof *g);
    g->s_u = g->s_v = 1;
    if (!(variance > 0)) return 0;
    Fit fits[STARTS] = {{{0}, 0}}, *best = fits;
    guess(fits, patch, side);
    for (int i = 0; i < STARTS; i++) {
        improve(&fits[i], patch, side);
        if (fits[i].error < best->error) best = &fits[i];
    }
    const double *p = best->p;
    *g = (Gabor){p[X0], p[Y0], vmath_exp(p[LOG_U]), vmath_exp(p[LOG_V]), p[THETA], p[F], 0, 0};
    g->amplitude = vmath_sqrt(p[A] * p[A] + p[B] * p[B]);
    g->phase = vmath_atan2(-p[B], p[A]);
    return vmath_max(0, 1 - best->error / variance);
}
