/* Sanger's rule on images of digits: its units beside the principal components, which the core's
 * eigensolver works out meanwhile, sweep by sweep; and an image rebuilt from the first few. Figure
 * "sanger" of chapter 2. */
#include "plasticity/sanger.h"
#include "base/linalg.h"
#include "base/rng.h"
#include "base/scene.h"
#include "base/vmath.h"
#include "data/glyphs.h"
#include "plasticity/weights.h"

enum { MAX_UNITS = 8, IMAGES = 300, PER_STEP = 10, N = GLYPH_PIXELS, HISTORY = 900 };
enum { RULE_SANGER, RULE_SUBSPACE };

#define PARAMS(P)                                                             \
    P(rule, "1", 0, 1, 0, 1, PARAM_CHOICE | PARAM_RESTART, "sanger subspace") \
    P(eta, "1", 0.0005, 0.2, 0.005, 0.0005, PARAM_LOG)                        \
    P(schedule, "1", 0, 1, 1, 1, PARAM_CHOICE, "constant falling")            \
    P(digits, "1", 1, GLYPH_LABELS, 2, 1, PARAM_WHOLE | PARAM_RESTART)        \
    P(units, "1", 1, MAX_UNITS, 4, 1, PARAM_WHOLE | PARAM_RESTART)            \
    P(centred, "1", 0, 1, 1, 1, PARAM_CHOICE | PARAM_RESTART, "no yes")       \
    P(used, "1", 0, MAX_UNITS, 4, 1, PARAM_WHOLE)                             \
    P(shown, "1", 1, 100, 3, 1, PARAM_WHOLE)

#define VIEWS(V)                        \
    V(learned, "1", VIEW_F64, NULL)     \
    V(components, "1", VIEW_F64, NULL)  \
    V(rebuilt, "1", VIEW_F64, NULL)     \
    V(image, "1", VIEW_F64, NULL)       \
    V(angle_1, "°", VIEW_F64, "image")  \
    V(angle_2, "°", VIEW_F64, "image")  \
    V(angle_3, "°", VIEW_F64, "image")  \
    V(angle_4, "°", VIEW_F64, "image")  \
    V(angle_5, "°", VIEW_F64, "image")  \
    V(angle_6, "°", VIEW_F64, "image")  \
    V(angle_7, "°", VIEW_F64, "image")  \
    V(angle_8, "°", VIEW_F64, "image")  \
    V(seen, "1", VIEW_F64, NULL)        \
    V(found, "1", VIEW_F64, NULL)       \
    V(worst, "°", VIEW_F64, NULL)       \
    V(missing, "%", VIEW_F64, NULL)     \
    V(missing_pca, "%", VIEW_F64, NULL) \
    V(solved, "1", VIEW_F64, NULL)      \
    V(diverged, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

/* A unit counts as found within this angle of its component. */
#define FOUND 10.0
/* Falling: eta / (1 + images seen / FALLS). */
#define FALLS 3000.0

typedef struct State {
    Values values;
    Rng rng;
    double images[IMAGES * N], mean[N], from[N], moment[N * N], seen_moment[N * N], vectors[N * N],
        variances[N];
    double w[MAX_UNITS * N], before[MAX_UNITS * N], work[MAX_UNITS * N], tiles[MAX_UNITS * N],
        pca[MAX_UNITS * N];
    double rebuilt[3 * N]; /* an image; from the units; from the components */
    double image[HISTORY], angle[MAX_UNITS][HISTORY], angle_now[MAX_UNITS];
    double power, variance; /* traces: of what is learned from, of the covariance */
    double seen, found, worst, missing, missing_pca, solved, diverged, norm_start;
    int order[IMAGES], next, history, stride, steps, units;
} State;

SCENE_STATE_BYTES

/* Image `index`, counted from `from`. */
static void counted(double *x, const State *s, int index, const double *from) {
    for (int i = 0; i < N; i++)
        x[i] = s->images[index * N + i] - from[i];
}

/* Image `index` from its parts along the first `used` rows of w: from + w' w (x - from), the
 * nearest image that these rows can make where they are orthonormal. */
static void rebuild(double *out, const State *s, int index, const double *w, const double *from) {
    double x[N];
    int used = (int)s->values.used < s->units ? (int)s->values.used : s->units;
    counted(x, s, index, from);
    for (int i = 0; i < N; i++)
        out[i] = from[i];
    for (int k = 0; k < used; k++)
        vector_add(out, vector_dot(w + k * N, x, N), w + k * N, N);
}

/* How much of the images' variance is missing after rebuilding all of them from rows of w, in per
 * cent: with M the second moment of what is learned from, and G = W W', it is
 * tr M - 2 tr W M W' + tr (W M W' G). */
static double missing_share(State *s, const double *w) {
    int used = (int)s->values.used < s->units ? (int)s->values.used : s->units;
    double left = s->power;
    matrix_product(s->work, w, s->seen_moment, used, N, N);
    for (int i = 0; i < used; i++)
        for (int j = 0; j < used; j++) {
            double m = vector_dot(s->work + i * N, w + j * N, N);
            left += m * (vector_dot(w + i * N, w + j * N, N) - (i == j ? 2 : 0));
        }
    return vmath_min(999, 100 * left / s->variance);
}

/* Units as pictures, with the sign and the length that the components beside them have. */
static void draw_units(State *s) {
    for (int k = 0; k < s->units; k++) {
        const double *w = s->w + k * N, *v = s->vectors + k * N;
        double norm = vector_norm(w, N);
        double sign = s->solved > 0 && vector_dot(w, v, N) < 0 ? -1 : 1;
        for (int i = 0; i < N; i++) {
            s->tiles[k * N + i] = norm > 0 ? sign * w[i] / vmath_max(norm, 0.2) : 0;
            s->pca[k * N + i] = v[i];
        }
    }
}

static void measure(State *s) {
    s->found = s->worst = 0;
    for (int k = 0; k < s->units && s->solved > 0; k++) {
        s->angle_now[k] = weights_angle(s->w + k * N, s->vectors + k * N, N);
        s->worst = vmath_max(s->worst, s->angle_now[k]);
        if (s->found == k && s->angle_now[k] < FOUND) s->found++;
    }
}

static void remember(State *s) {
    if (s->solved == 0 || s->steps % s->stride != 0) return;
    if (s->history == HISTORY) {
        for (int i = 0; 2 * i < HISTORY; i++) {
            s->image[i] = s->image[2 * i];
            for (int k = 0; k < MAX_UNITS; k++)
                s->angle[k][i] = s->angle[k][2 * i];
        }
        s->history /= 2;
        s->stride *= 2;
    }
    s->image[s->history] = s->seen;
    for (int k = 0; k < s->units; k++)
        s->angle[k][s->history] = s->angle_now[k];
    s->history++;
}

static void set(void *state, const double *values) {
    ((State *)state)->values = *(const Values *)values;
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->values = *(const Values *)values;
    s->units = (int)s->values.units;
    Rng pen = rng_seeded(seed);
    for (int k = 0; k < IMAGES; k++) {
        GlyphShape shape = glyph_shape(&pen);
        glyph_draw(s->images + k * N, k % (int)s->values.digits, &shape);
        glyph_add_noise(s->images + k * N, GLYPH_NOISE, &pen);
    }
    data_mean(s->mean, s->images, IMAGES, N);
    for (int i = 0; i < N; i++)
        s->from[i] = s->values.centred > 0 ? s->mean[i] : 0;
    data_moment(s->moment, s->images, s->mean, IMAGES, N);
    for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++)
            s->seen_moment[i * N + j] =
                s->moment[i * N + j] + (s->mean[i] - s->from[i]) * (s->mean[j] - s->from[j]);
        s->power += s->seen_moment[i * N + i];
        s->variance += s->moment[i * N + i];
    }
    jacobi_start(s->vectors, s->moment, N);
    Rng weights = rng_stream(seed, STREAM_WEIGHTS);
    for (int i = 0; i < s->units * N; i++)
        s->w[i] = 0.02 * rng_normal(&weights);
    s->norm_start = vector_norm(s->w, s->units * N);
    s->rng = rng_stream(seed, STREAM_NOISE);
    rng_permutation(s->order, &s->rng, IMAGES);
    s->stride = 1;
    return s;
}

/* A sweep of the eigensolver, as long as there is one to do. */
static void solve(State *s) {
    if (s->solved > 0 || jacobi_sweep(s->vectors, s->moment, N)) return;
    jacobi_finish(s->variances, s->vectors, s->moment, N);
    s->solved = 1;
}

/* The next images in random order, each once before any comes again. */
static void learn(State *s) {
    double x[N];
    for (int i = 0; i < s->units * N; i++)
        s->before[i] = s->w[i];
    for (int k = 0; k < PER_STEP; k++) {
        if (s->next == IMAGES) {
            rng_permutation(s->order, &s->rng, IMAGES);
            s->next = 0;
        }
        double eta = s->values.eta / (s->values.schedule > 0 ? 1 + s->seen / FALLS : 1);
        counted(x, s, s->order[s->next++], s->from);
        (s->values.rule == RULE_SANGER ? gha_step : subspace_step)(s->w, s->units, N, x, eta);
        s->seen++;
    }
    if (!weights_diverged(s->w, s->units * N, s->norm_start)) return;
    for (int i = 0; i < s->units * N; i++)
        s->w[i] = s->before[i];
    s->diverged = 1;
}

static void step(void *state, int n) {
    State *s = state;
    for (int k = 0; k < n && s->diverged == 0; k++) {
        solve(s);
        learn(s);
        measure(s);
        remember(s);
        s->steps++;
    }
}

static void look(void *state, View *out) {
    State *s = state;
    double end = vmath_max(3000, s->seen);
    int index = (int)s->values.shown - 1, solved = s->solved > 0;
    draw_units(s);
    for (int i = 0; i < N; i++)
        s->rebuilt[i] = s->images[index * N + i];
    rebuild(s->rebuilt + N, s, index, s->w, s->from);
    if (solved) rebuild(s->rebuilt + 2 * N, s, index, s->vectors, s->mean);
    s->missing = missing_share(s, s->w);
    s->missing_pca = 100;
    for (int k = 0; solved && k < s->units && k < s->values.used; k++)
        s->missing_pca -= 100 * s->variances[k] / s->variance;
    out[VIEW_learned] = view_matrix(s->tiles, s->units, N, -0.2, 0.2);
    out[VIEW_components] = view_matrix(s->pca, solved ? s->units : 0, N, -0.2, 0.2);
    out[VIEW_rebuilt] = view_matrix(s->rebuilt, solved ? 3 : 2, N, 0, 1);
    out[VIEW_image] = view_array(s->image, s->history, 0, end);
    for (int k = 0; k < MAX_UNITS; k++)
        out[VIEW_angle_1 + k] = view_array(s->angle[k], k < s->units ? s->history : 0, -8, 90);
    out[VIEW_seen] = view_number(&s->seen, 0, end);
    out[VIEW_found] = view_number(&s->found, 0, MAX_UNITS);
    out[VIEW_worst] = view_number(&s->worst, 0, 90);
    out[VIEW_missing] = view_number(&s->missing, 0, 100);
    out[VIEW_missing_pca] = view_number(&s->missing_pca, 0, 100);
    out[VIEW_solved] = view_number(&s->solved, 0, 1);
    out[VIEW_diverged] = view_number(&s->diverged, 0, 1);
}

SCENE(sanger, .dt = 1, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
