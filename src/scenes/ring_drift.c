/* Rings of four sizes in noise, many of each: the variance of their angles against time, and how
 * fast it grows against 1/N, both in thousandths. A step is 1 ms of all of them. Figure of
 * laboratory 18. */
#include "base/scene.h"
#include "base/vmath.h"
#include "circuit/ring_theory.h"

#define PARAMS(P)                        \
    RING_WEIGHT_PARAMS(P, PARAM_RESTART) \
    P(sigma, "1", 0.02, 0.5, 0.2, 0.01, PARAM_RESTART)

#define VIEWS(V)                                             \
    V(lag_sim, "ms", VIEW_F64, NULL)                         \
    V(lag, "ms", VIEW_F64, NULL)                             \
    V(variance_16, "10⁻³ rad²", VIEW_F64, "lag_sim")         \
    V(variance_32, "10⁻³ rad²", VIEW_F64, "lag_sim")         \
    V(variance_64, "10⁻³ rad²", VIEW_F64, "lag_sim")         \
    V(variance_128, "10⁻³ rad²", VIEW_F64, "lag_sim")        \
    V(theory, "10⁻³ rad²", VIEW_F64, NULL)                   \
    V(inverse_axis, "1", VIEW_F64, NULL)                     \
    V(diffusion, "10⁻³ rad²/s", VIEW_F64, "inverse_axis")    \
    V(inverse_n, "1", VIEW_F64, NULL)                        \
    V(diffusion_sim, "10⁻³ rad²/s", VIEW_F64, "inverse_n")   \
    V(diffusion_error, "10⁻³ rad²/s", VIEW_F64, "inverse_n") \
    V(lived, "s", VIEW_F64, NULL)                            \
    V(diffusion_64, "10⁻³ rad²/s", VIEW_F64, NULL)           \
    V(diffusion_32, "10⁻³ rad²/s", VIEW_F64, NULL)           \
    V(measured_64, "10⁻³ rad²/s", VIEW_F64, NULL)            \
    V(measured_32, "10⁻³ rad²/s", VIEW_F64, NULL)            \
    V(ratio, "1", VIEW_F64, NULL)                            \
    V(after_a_second, "rad", VIEW_F64, NULL)                 \
    V(has_bump, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { SIZES = 4, RINGS = 16, LAGS = 20, LAG_MS = 10, POINTS = 2 };
static const int sizes[SIZES] = {16, 32, 64, 128};
#define TAU     10.0
#define WARM_UP 100 /* ms in which the noise settles, before anything is measured */
#define MOST    128

typedef struct State {
    Values values;
    Ring rings[SIZES][RINGS];
    Rng rng;
    double from[SIZES][RINGS], angle[SIZES][RINGS], turned[SIZES][RINGS];
    double squares[SIZES][LAGS], fourths[SIZES][LAGS], counts[LAGS];
    double input[MOST];
    int64_t now;
    double lag[LAGS + 1], variance[SIZES][LAGS + 1], theory[SIZES][LAGS + 1];
    double inverse_axis[POINTS], diffusion[POINTS];
    double inverse_n[SIZES], diffusion_sim[SIZES], diffusion_error[SIZES];
    double lived, diffusion_64, diffusion_32, ratio, after_a_second, has_bump;
} State;

static RingParams ring_params(const Values *x, int size) {
    return (RingParams){.j0 = x->j0, .j1 = x->j1, .tau = TAU, .dt = 1, .neurons = sizes[size]};
}

static size_t bytes(const double *values) {
    size_t sum = arena_rounded(sizeof(State));
    for (int k = 0; k < SIZES; k++) {
        RingParams p = ring_params((const Values *)values, k);
        sum += RINGS * ring_bytes(&p);
    }
    return sum;
}

static void set(void *state, const double *values) {
    ((State *)state)->values = *(const Values *)values;
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    set(s, values);
    const Values *x = &s->values;
    s->rng = rng_stream(seed, STREAM_NOISE);
    Rng start = rng_stream(seed, STREAM_START);
    for (int i = 0; i < MOST; i++)
        s->input[i] = 1;
    for (int k = 0; k < SIZES; k++) {
        RingParams p = ring_params(x, k);
        double d = ring_diffusion(x->j0, x->j1, 1, x->sigma, TAU, sizes[k]);
        for (int m = 0; m < RINGS; m++) {
            ring_init(&s->rings[k][m], &p, arena);
            s->angle[k][m] = 2 * VMATH_PI * rng_uniform(&start) - VMATH_PI;
            ring_place(&s->rings[k][m], 1, s->angle[k][m]);
        }
        for (int j = 0; j <= LAGS; j++) {
            s->lag[j] = (double)j * LAG_MS;
            s->theory[k][j] = 1000 * d * s->lag[j];
        }
        s->inverse_n[k] = 1.0 / sizes[k];
        if (sizes[k] == 32) s->diffusion_32 = 1e6 * d;
        if (sizes[k] == 64) s->diffusion_64 = 1e6 * d;
    }
    s->has_bump = s->diffusion_64 > 0;
    s->after_a_second = vmath_sqrt(s->diffusion_64 / 1000);
    s->inverse_axis[1] = 1.0 / sizes[0];
    s->diffusion[1] = 1e6 * ring_diffusion(x->j0, x->j1, 1, x->sigma, TAU, sizes[0]);
    return s;
}

/* How far each ring has come since the stretch began; a stretch lasts as long as the longest lag.
 */
static void measure(State *s, int since) {
    int j = since / LAG_MS - 1;
    for (int k = 0; k < SIZES; k++)
        for (int m = 0; m < RINGS; m++) {
            double far = s->turned[k][m] - s->from[k][m];
            if (j < 0) {
                s->from[k][m] = s->turned[k][m];
                continue;
            }
            s->squares[k][j] += far * far;
            s->fourths[k][j] += far * far * far * far;
        }
    if (j >= 0) s->counts[j] += RINGS;
    if (j == LAGS - 1) measure(s, 0);
}

static void step(void *state, int n) {
    State *s = state;
    for (; n > 0 && s->has_bump; n--) { /* without a bump nothing can drift */
        s->now++;
        for (int k = 0; k < SIZES; k++)
            for (int m = 0; m < RINGS; m++) {
                Ring *ring = &s->rings[k][m];
                ring_noise(ring, s->values.sigma, &s->rng);
                ring_advance(ring, s->input);
                if (s->now % LAG_MS) continue;
                double angle = s->angle[k][m];
                ring_direction(ring_modes(ring), &angle);
                s->turned[k][m] += ring_wrap(angle - s->angle[k][m]);
                s->angle[k][m] = angle;
            }
        if (s->now < WARM_UP || s->now % LAG_MS) continue;
        int64_t since = (s->now - WARM_UP) % ((int64_t)LAGS * LAG_MS);
        if (s->now == WARM_UP)
            measure(s, 0);
        else
            measure(s, since ? (int)since : LAGS * LAG_MS);
    }
}

/* The slope of the variance, from its last point: there the pushes of single moments weigh least.
 */
static void estimate(State *s) {
    for (int k = 0; k < SIZES; k++) {
        for (int j = 0; j < LAGS; j++)
            s->variance[k][j + 1] = s->counts[j] > 0 ? 1000 * s->squares[k][j] / s->counts[j] : 0;
        double count = s->counts[LAGS - 1], span = LAGS * LAG_MS / 1000.0;
        if (count <= 0) continue;
        double mean = s->squares[k][LAGS - 1] / count;
        double spread = s->fourths[k][LAGS - 1] / count - mean * mean;
        s->diffusion_sim[k] = 1000 * mean / span;
        s->diffusion_error[k] = 1000 * vmath_sqrt(vmath_max(spread, 0) / count) / span;
    }
    s->lived = (double)s->now * RINGS / 1000;
    s->ratio = s->diffusion_sim[2] > 0 ? s->diffusion_sim[1] / s->diffusion_sim[2] : 0;
}

static void look(void *state, View *out) {
    State *s = state;
    estimate(s);
    double top = 1, rate = 1, end = (double)LAGS * LAG_MS;
    if (s->has_bump) {
        top = 1.3 * s->theory[1][LAGS];
        rate = 1.15 * s->diffusion[1];
    }
    int seen = 0, points = s->counts[LAGS - 1] > 0 ? SIZES : 0;
    for (int j = 0; j < LAGS; j++)
        seen += s->counts[j] > 0;
    out[VIEW_lag_sim] = view_array(s->lag, seen ? seen + 1 : 0, 0, end);
    out[VIEW_lag] = view_array(s->lag, LAGS + 1, 0, end);
    for (int k = 0; k < SIZES; k++) {
        out[VIEW_variance_16 + k] = view_array(s->variance[k], seen ? seen + 1 : 0, 0, top);
    }
    out[VIEW_theory] = view_matrix(s->theory, s->has_bump ? SIZES : 0, LAGS + 1, 0, top);
    out[VIEW_inverse_axis] = view_array(s->inverse_axis, POINTS, 0, 1.08 / sizes[0]);
    out[VIEW_diffusion] = view_array(s->diffusion, s->has_bump ? POINTS : 0, 0, rate);
    out[VIEW_inverse_n] = view_array(s->inverse_n, points, 0, 1.08 / sizes[0]);
    out[VIEW_diffusion_sim] = view_array(s->diffusion_sim, points, 0, rate);
    out[VIEW_diffusion_error] = view_array(s->diffusion_error, points, 0, rate);
    out[VIEW_lived] = view_number(&s->lived, 0, 1000);
    out[VIEW_diffusion_64] = view_number(&s->diffusion_64, 0, rate);
    out[VIEW_diffusion_32] = view_number(&s->diffusion_32, 0, rate);
    out[VIEW_measured_64] = view_number(&s->diffusion_sim[2], 0, rate);
    out[VIEW_measured_32] = view_number(&s->diffusion_sim[1], 0, rate);
    out[VIEW_ratio] = view_number(&s->ratio, 0, 4);
    out[VIEW_after_a_second] = view_number(&s->after_a_second, 0, 3);
    out[VIEW_has_bump] = view_number(&s->has_bump, 0, 1);
}

SCENE(ring_drift, .dt = 1, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
