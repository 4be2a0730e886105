#include "vision/emergence.h"
#include "base/vmath.h"
#include "data/dead_leaves.h"
#include "vision/gabor.h"

#include <string.h>

#define TOLERANCE 1e-4 /* of ICA */

const EmergenceParams emergence_full = {.method = EMERGENCE_ICA,
                                        .size = 12,
                                        .k = 64,
                                        .patches = 20000,
                                        .images = 40,
                                        .iterations = 200,
                                        .updates = 1500,
                                        .atoms = 100,
                                        .lambda = 0.15};

static int pixels(const EmergenceParams *p) {
    return p->size * p->size;
}

Status emergence_check(const EmergenceParams *p) {
    CHECK(check_whole("size", "px", p->size, 2, GABOR_SIDE));
    CHECK(check_whole("components", "1", p->k, 1, pixels(p)));
    CHECK(check_at_least("patches", "1", p->patches, 1));
    CHECK(check_at_least("images", "1", p->images, 1));
    CHECK(check_at_least("iterations", "1", p->iterations, 0));
    CHECK(check_at_least("updates", "1", p->updates, 0));
    CHECK(sparse_check(p->lambda, p->atoms));
    return relu_check(&(ReluParams){p->atoms, p->noise, p->l1});
}

/* The most filters that a set may have. */
static int set_room(const EmergenceParams *p) {
    return pixels(p) > p->atoms ? pixels(p) : p->atoms;
}

static ReluParams relu_params(const EmergenceParams *p) {
    return (ReluParams){p->atoms, p->noise, p->l1};
}

static size_t learner_bytes(const EmergenceParams *p) {
    ReluParams relu = relu_params(p);
    if (p->method == EMERGENCE_ICA) return ica_bytes(p->k);
    if (p->method == EMERGENCE_SPARSE) return sparse_bytes(p->k, p->atoms);
    return p->method == EMERGENCE_RELU ? relu_bytes(&relu, p->k) : 0;
}

size_t emergence_bytes(const EmergenceParams *p) {
    size_t d = (size_t)pixels(p), n = (size_t)p->patches, k = (size_t)p->k;
    size_t fine = (size_t)EMERGENCE_SCRAMBLE * EMERGENCE_SCRAMBLE;
    return ARENA_ARRAY_BYTES(float, (size_t)p->images *EMERGENCE_IMAGE *EMERGENCE_IMAGE) +
           ARENA_ARRAY_BYTES(float, (size_t)EMERGENCE_PHOTO *EMERGENCE_PHOTO) +
           ARENA_ARRAY_BYTES(float, fine) + ARENA_ARRAY_BYTES(float, n *d) +
           ARENA_ARRAY_BYTES(float, n *k) + ARENA_ARRAY_BYTES(float, EMERGENCE_SHOWN *d) +
           2 * whiten_bytes(p->size * p->size, p->k) +
           EMERGENCE_SETS * filter_set_bytes(set_room(p), p->k) + ARENA_ARRAY_BYTES(double, n) +
           ARENA_ARRAY_BYTES(double, 4 * fine) + arena_rounded(dead_leaves_bytes(EMERGENCE_IMAGE)) +
           arena_rounded(learner_bytes(p)) + arena_rounded(sizeof(GemmWork));
}

static void begin(Emergence *e) {
    e->phase = e->photo_rows > 0 && e->p.source != EMERGENCE_SCRAMBLED ? EMERGENCE_CUTTING
                                                                       : EMERGENCE_DRAWING;
    e->begun++;
    e->at = e->control = e->shown_count = e->learned = e->control_learned = 0;
    e->active_share = e->relative_error = e->control_active = e->control_error = 0;
    e->patch_rng = rng_seeded(e->patch_seed);
    e->weight_rng = rng_seeded(e->weight_seed);
    e->cut_from = e->photo_rows > 0
                      ? (Images){e->photo, 1, e->photo_rows, e->photo_columns}
                      : (Images){e->images, e->p.images, EMERGENCE_IMAGE, EMERGENCE_IMAGE};
    whiten_clear(&e->white);
    whiten_clear(&e->control_white);
    for (int i = 0; i < EMERGENCE_SETS; i++)
        e->sets[i].count = e->sets[i].measured = 0;
}

void emergence_init(Emergence *e, const EmergenceParams *p, uint64_t image_seed,
                    uint64_t patch_seed, uint64_t weight_seed, Arena *arena) {
    size_t d = (size_t)pixels(p), n = (size_t)p->patches, k = (size_t)p->k,
           fine = (size_t)EMERGENCE_SCRAMBLE * EMERGENCE_SCRAMBLE;
    *e = (Emergence){.p = *p, .d = pixels(p), .image_seed = image_seed};
    e->patch_seed = patch_seed;
    e->weight_seed = weight_seed;
    e->images = ARENA_ARRAY(arena, float, (size_t)p->images *EMERGENCE_IMAGE *EMERGENCE_IMAGE);
    e->photo = ARENA_ARRAY(arena, float, (size_t)EMERGENCE_PHOTO *EMERGENCE_PHOTO);
    e->altered = ARENA_ARRAY(arena, float, fine);
    e->patches = ARENA_ARRAY(arena, float, n *d);
    e->z = ARENA_ARRAY(arena, float, n *k);
    e->shown = ARENA_ARRAY(arena, float, EMERGENCE_SHOWN *d);
    whiten_init(&e->white, e->d, p->k, arena);
    whiten_init(&e->control_white, e->d, p->k, arena);
    for (int i = 0; i < EMERGENCE_SETS; i++)
        filter_set_init(&e->sets[i], set_room(p), p->k, arena);
    e->responses = ARENA_ARRAY(arena, double, n);
    e->spectrum = ARENA_ARRAY(arena, double, 4 * fine);
    e->scratch = arena_take(arena, dead_leaves_bytes(EMERGENCE_IMAGE));
    e->learner_bytes = learner_bytes(p);
    e->learner = arena_take(arena, e->learner_bytes);
    e->gemm = arena_take(arena, sizeof(GemmWork));
    begin(e);
}

Status emergence_give(Emergence *e, const double *photo, int rows, int columns) {
    if (rows > 0) {
        Images as_given = {e->photo, 1, rows, columns};
        Status fits = patches_check(&as_given, e->p.size);
        fits.what = "photo";
        CHECK(fits);
        int same = 1;
        for (int i = 1; i < rows * columns && same; i++)
            same = photo[i] == photo[0];
        if (same) return (Status){.code = E_SINGULAR, .what = "photo", .unit = ""};
    }
    for (int i = 0; i < rows * columns; i++)
        e->photo[i] = (float)photo[i];
    e->photo_rows = rows;
    e->photo_columns = rows > 0 ? columns : 0;
    begin(e);
    return STATUS_OK;
}

static void enter(Emergence *e, EmergencePhase phase) {
    e->phase = phase;
    e->at = 0;
}

/* ---- data ---- */

/* The largest square in the middle of the photograph whose side is a power of two. */
static void scramble_photo(Emergence *e, Rng *rng) {
    int least = e->photo_rows < e->photo_columns ? e->photo_rows : e->photo_columns, side = 1;
    while (2 * side <= least && 2 * side <= EMERGENCE_SCRAMBLE)
        side *= 2;
    int top = (e->photo_rows - side) / 2, left = (e->photo_columns - side) / 2;
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++)
            e->altered[y * side + x] = e->photo[(ptrdiff_t)(top + y) * e->photo_columns + left + x];
    phase_scramble(e->altered, side, rng, e->spectrum);
    e->cut_from = (Images){e->altered, 1, side, side};
}

static void draw(Emergence *e) {
    Rng rng = rng_seeded(e->image_seed + (uint64_t)e->at);
    if (e->photo_rows > 0) {
        scramble_photo(e, &rng);
        enter(e, EMERGENCE_CUTTING);
        return;
    }
    float *image = e->images + (ptrdiff_t)e->at * EMERGENCE_IMAGE * EMERGENCE_IMAGE;
    dead_leaves(image, EMERGENCE_IMAGE, DEAD_LEAVES_R_MIN, DEAD_LEAVES_R_MAX, &rng, e->scratch);
    if (e->p.source == EMERGENCE_SCRAMBLED)
        phase_scramble(image, EMERGENCE_IMAGE, &rng, e->spectrum);
    if (++e->at == e->p.images) enter(e, EMERGENCE_CUTTING);
}

/* Whose covariance is being measured: that of the images first, and of what is drawn from it then.
 * Data that are Gaussian from the start need no control. */
static Whitening *white_now(Emergence *e) {
    return e->control ? &e->control_white : &e->white;
}

static int chunk(const Emergence *e) {
    int left = e->p.patches - e->at;
    return left < EMERGENCE_CHUNK ? left : EMERGENCE_CHUNK;
}

static void cut(Emergence *e) {
    int n = chunk(e), d = e->d;
    float *patches = e->patches + (ptrdiff_t)e->at * d;
    if (e->control)
        patches_gaussian(patches, n, d, e->white.variance, e->white.modes, &e->patch_rng);
    else
        patches_cut(patches, n, e->p.size, &e->cut_from, &e->patch_rng);
    whiten_add(white_now(e), patches, n);
    /* Examples: of the images, or of the Gaussian patches where these are the data. */
    int wanted = !e->control || e->p.source == EMERGENCE_GAUSSIAN;
    for (int i = 0; wanted && i < n && e->at + i < EMERGENCE_SHOWN; i++) {
        memcpy(e->shown + (ptrdiff_t)(e->at + i) * d, patches + (ptrdiff_t)i * d,
               (size_t)d * sizeof *patches);
        e->shown_count = e->at + i + 1;
    }
    e->at += n;
    if (e->at == e->p.patches) enter(e, EMERGENCE_SOLVING);
}

static void solve(Emergence *e) {
    Whitening *w = white_now(e);
    if (e->at == 0) {
        whiten_moments(w);
        e->at = 1;
        if (whiten_start(w).code != OK) enter(e, EMERGENCE_SINGULAR);
        return;
    }
    if (e->at++ < 60 && whiten_sweep(w)) return;
    if (whiten_finish(w).code != OK) {
        enter(e, EMERGENCE_SINGULAR);
        return;
    }
    if (e->p.source == EMERGENCE_GAUSSIAN && !e->control) {
        e->control = 1;
        enter(e, EMERGENCE_CUTTING);
        return;
    }
    enter(e, EMERGENCE_WHITENING);
}

/* ---- learning ---- */

/* The set that is being filled: the method's own, or that of the control. */
static EmergenceSet learning(const Emergence *e) {
    return e->control && e->p.source != EMERGENCE_GAUSSIAN ? EMERGENCE_CONTROL : EMERGENCE_OWN;
}

static void publish(Emergence *e) {
    FilterSet *set = &e->sets[learning(e)];
    switch (e->p.method) {
    case EMERGENCE_ICA:
        filter_set_fill(set, e->ica.w, e->p.k);
        break;
    case EMERGENCE_SPARSE:
        filter_set_fill(set, e->sparse.dictionary, e->p.atoms);
        break;
    case EMERGENCE_RELU:
        filter_set_fill(set, e->relu.decoder.value, e->p.atoms);
        break;
    case EMERGENCE_PCA:
        filter_set_fill_pca(set);
        break;
    case EMERGENCE_ZCA:
        filter_set_fill_zca(set, white_now(e));
        break;
    }
}

static void start_learning(Emergence *e) {
    const EmergenceParams *p = &e->p;
    Arena arena = {.memory = e->learner, .size = e->learner_bytes};
    ReluParams relu = relu_params(p);
    if (p->method == EMERGENCE_ICA)
        ica_init(&e->ica, e->z, p->patches, p->k, &e->weight_rng, e->gemm, &arena);
    if (p->method == EMERGENCE_SPARSE)
        sparse_init(&e->sparse, e->z, p->patches, p->k, p->atoms, p->lambda, &e->weight_rng,
                    e->gemm, &arena);
    if (p->method == EMERGENCE_RELU)
        relu_init(&e->relu, &relu, e->z, p->patches, p->k, &e->weight_rng, e->gemm, &arena);
    publish(e);
}

static void whiten(Emergence *e) {
    const Whitening *w = white_now(e);
    int n = chunk(e);
    whiten_apply(w, e->z + (ptrdiff_t)e->at * e->p.k, e->patches + (ptrdiff_t)e->at * e->d, n,
                 e->gemm);
    e->at += n;
    if (e->at < e->p.patches) return;
    if (learning(e) == EMERGENCE_OWN) {
        filter_set_fill_pca(&e->sets[EMERGENCE_BY_PCA]);
        filter_set_fill_zca(&e->sets[EMERGENCE_BY_ZCA], w);
    }
    start_learning(e);
    enter(e, EMERGENCE_LEARNING);
}

/* A piece of the learning; is there more to do? */
static int learn_once(Emergence *e) {
    if (e->p.method == EMERGENCE_ICA) {
        if (e->at >= e->p.iterations || e->ica.change < TOLERANCE || !ica_step(&e->ica)) return 0;
        e->at = e->ica.iterations;
        return 1;
    }
    int learns = e->p.method == EMERGENCE_SPARSE || e->p.method == EMERGENCE_RELU;
    if (!learns || e->at >= e->p.updates) return 0;
    if (e->p.method == EMERGENCE_SPARSE)
        sparse_step(&e->sparse);
    else
        for (int i = 0; i < EMERGENCE_RELU_BATCHES; i++)
            relu_step(&e->relu);
    e->at++;
    return 1;
}

/* What the codes of a few batches are like once the dictionary stands still. */
static void measure_codes(Emergence *e) {
    enum { BATCHES = 20 };
    double active = 0, error = 0;
    if (e->p.method == EMERGENCE_SPARSE)
        for (int i = 0; i < BATCHES; i++) {
            sparse_encode(&e->sparse);
            active += e->sparse.active_share / BATCHES;
            error += e->sparse.relative_error / BATCHES;
        }
    if (e->p.method == EMERGENCE_RELU) active = e->relu.active_share;
    *(learning(e) == EMERGENCE_OWN ? &e->active_share : &e->control_active) = active;
    *(learning(e) == EMERGENCE_OWN ? &e->relative_error : &e->control_error) = error;
}

static void learn(Emergence *e) {
    int more = learn_once(e);
    if (more) {
        *(learning(e) == EMERGENCE_OWN ? &e->learned : &e->control_learned) = e->at;
        return;
    }
    measure_codes(e);
    publish(e);
    enter(e, EMERGENCE_MEASURING);
}

/* ---- measuring ---- */

static void measure(Emergence *e) {
    EmergenceSet first = learning(e), last = first == EMERGENCE_OWN ? EMERGENCE_BY_ZCA : first;
    for (EmergenceSet name = first; name <= last; name++) {
        FilterSet *set = &e->sets[name];
        if (set->measured == set->count) continue;
        filter_set_measure(set, white_now(e), e->p.size, e->z, e->p.patches, e->responses);
        e->at++;
        return;
    }
    if (e->control) {
        enter(e, EMERGENCE_DONE);
        return;
    }
    e->control = 1;
    enter(e, EMERGENCE_CUTTING);
}

void emergence_step(Emergence *e) {
    switch (e->phase) {
    case EMERGENCE_DRAWING:
        draw(e);
        break;
    case EMERGENCE_CUTTING:
        cut(e);
        break;
    case EMERGENCE_SOLVING:
        solve(e);
        break;
    case EMERGENCE_WHITENING:
        whiten(e);
        break;
    case EMERGENCE_LEARNING:
        learn(e);
        break;
    case EMERGENCE_MEASURING:
        measure(e);
        break;
    case EMERGENCE_DONE:
    case EMERGENCE_SINGULAR:
        break;
    }
}

/* ---- looking ---- */

Images emergence_images(const Emergence *e) {
    Images images = e->cut_from;
    if (e->phase == EMERGENCE_DRAWING) images.count = e->photo_rows > 0 ? 0 : e->at;
    return images;
}

double emergence_progress(const Emergence *e) {
    if (e->phase == EMERGENCE_DONE || e->phase == EMERGENCE_SINGULAR) return 1;
    /* Shares of the time, roughly, as the phases take it. */
    static const double start[] = {0, 0.1, 0.15, 0.2, 0.25, 0.75, 1};
    double most[] = {e->p.images,
                     e->p.patches,
                     12,
                     e->p.patches,
                     e->p.method == EMERGENCE_ICA ? e->p.iterations : e->p.updates,
                     3 * e->d};
    double done = vmath_min(1, e->at / vmath_max(1, most[e->phase]));
    double whole = start[e->phase] + done * (start[e->phase + 1] - start[e->phase]);
    return (whole + e->control) / 2;
}

static int patches_of(Emergence *e, EmergenceSet name, int basis, float *out) {
    if (e->phase == EMERGENCE_LEARNING && name == learning(e)) publish(e);
    const Whitening *w = name == EMERGENCE_CONTROL || e->p.source == EMERGENCE_GAUSSIAN
                             ? &e->control_white
                             : &e->white;
    filter_set_patches(&e->sets[name], basis ? w->colour : w->white, e->d, out);
    return e->sets[name].count;
}

int emergence_basis(Emergence *e, EmergenceSet name, float *out) {
    return patches_of(e, name, 1, out);
}

int emergence_filters(Emergence *e, EmergenceSet name, float *out) {
    return patches_of(e, name, 0, out);
}
