/* Filters as they form from patches of images, beside PCA, ZCA and a Gaussian control, and what
 * they are like. Figure "gabor" of chapter 3. */
#include "base/scene.h"
#include "base/vmath.h"
#include "vision/emergence.h"

#define PARAMS(P)                                                                        \
    P(method, "", 0, 4, 0, 1, PARAM_CHOICE | PARAM_RESTART, "ica sparse relu pca zca")   \
    P(source, "", 0, 2, 0, 1, PARAM_CHOICE | PARAM_RESTART, "images scrambled gaussian") \
    P(show, "", 0, 1, 0, 1, PARAM_CHOICE, "basis filter")                                \
    P(size, "px", 6, 12, 8, 1, PARAM_WHOLE | PARAM_RESTART)                              \
    P(components, "1", 4, 144, 32, 1, PARAM_WHOLE | PARAM_RESTART)                       \
    P(patches, "1", 500, 20000, 5000, 500, PARAM_WHOLE | PARAM_RESTART | PARAM_LOG)      \
    P(images, "1", 1, 40, 10, 1, PARAM_WHOLE | PARAM_RESTART)                            \
    P(iterations, "1", 0, 200, 60, 1, PARAM_WHOLE | PARAM_RESTART)                       \
    P(updates, "1", 0, 2000, 600, 10, PARAM_WHOLE | PARAM_RESTART)                       \
    P(atoms, "1", 4, 200, 64, 1, PARAM_WHOLE | PARAM_RESTART)                            \
    P(lambda, "1", 0, 1, 0.2, 0.01, PARAM_RESTART)                                       \
    P(l1, "1", 0, 4, 0, 0.1, PARAM_RESTART)                                              \
    P(noise, "1", 0, 1, 0.2, 0.01, PARAM_RESTART)

#define VIEWS(V)                                \
    V(image, "1", VIEW_F32, NULL)               \
    V(examples, "1", VIEW_F32, NULL)            \
    V(found, "1", VIEW_F32, NULL)               \
    V(pca, "1", VIEW_F32, NULL)                 \
    V(zca, "1", VIEW_F32, NULL)                 \
    V(control, "1", VIEW_F32, NULL)             \
    V(kurtosis, "1", VIEW_F64, NULL)            \
    V(participation, "1", VIEW_F64, NULL)       \
    V(orientation, "1", VIEW_F64, NULL)         \
    V(fit, "1", VIEW_F64, NULL)                 \
    V(kurtosis_bound, "1", VIEW_F64, NULL)      \
    V(participation_bound, "1", VIEW_F64, NULL) \
    V(orientation_bound, "1", VIEW_F64, NULL)   \
    V(kurtosis_found, "1", VIEW_F64, NULL)      \
    V(participation_found, "1", VIEW_F64, NULL) \
    V(orientation_found, "1", VIEW_F64, NULL)   \
    V(fit_found, "1", VIEW_F64, NULL)           \
    V(good_fits, "1", VIEW_F64, NULL)           \
    V(kurtosis_pca, "1", VIEW_F64, NULL)        \
    V(kurtosis_control, "1", VIEW_F64, NULL)    \
    V(criteria, "1", VIEW_F64, NULL)            \
    V(criteria_control, "1", VIEW_F64, NULL)    \
    V(learned, "1", VIEW_F64, NULL)             \
    V(active, "1", VIEW_F64, NULL)              \
    V(residual, "1", VIEW_F64, NULL)            \
    V(own_photo, "1", VIEW_F64, NULL)           \
    V(stage, "1", VIEW_F64, NULL)               \
    V(progress, "1", VIEW_F64, NULL)            \
    V(done, "1", VIEW_F64, NULL)                \
    V(singular, "1", VIEW_F64, NULL)

#define INPUTS(I) I(photo, "1", 512, 512, 0, 1)

SCENE_TABLES(PARAMS, VIEWS)
SCENE_INPUTS(INPUTS)

/* The three that count together: few pixels, one direction, and responses whose kurtosis is well
 * above what second-order statistics give. */
#define LOCAL    0.25
#define ORIENTED 0.3
#define SPARSER  1.5
/* Of PCA and ZCA, of which a few tell all, so many are shown. */
enum { TILES = 32, ROOM = 200, PIXELS = 144 };

typedef struct Gallery {
    float tiles[ROOM * PIXELS];
    int count;
    int64_t drawn; /* what it was drawn of */
} Gallery;

typedef struct State {
    Values values;
    Emergence experiment;
    Gallery galleries[EMERGENCE_SETS];
    float examples[EMERGENCE_SHOWN * PIXELS];
    double measures[4][EMERGENCE_SETS]; /* kurtosis, participation, orientation, fit */
    double bounds[3], found[5], kurtosis_pca, kurtosis_control, criteria, criteria_control;
    double learned, active, residual, own_photo, stage, progress, done, singular;
    int known; /* sets whose measures are complete */
    double scratch[ROOM];
} State;

static EmergenceParams emergence_params(const Values *x) {
    return (EmergenceParams){.method = (EmergenceMethod)x->method,
                             .source = (EmergenceSource)x->source,
                             .size = (int)x->size,
                             .k = (int)x->components,
                             .patches = (int)x->patches,
                             .images = (int)x->images,
                             .iterations = (int)x->iterations,
                             .updates = (int)x->updates,
                             .atoms = (int)x->atoms,
                             .lambda = x->lambda,
                             .l1 = x->l1,
                             .noise = x->noise};
}

static Status check(const double *values) {
    EmergenceParams p = emergence_params((const Values *)values);
    return emergence_check(&p);
}

static size_t bytes(const double *values) {
    EmergenceParams p = emergence_params((const Values *)values);
    return arena_rounded(sizeof(State)) + emergence_bytes(&p);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    State *s = arena_take(arena, sizeof *s);
    s->values = *(const Values *)values;
    EmergenceParams p = emergence_params(&s->values);
    Rng data = rng_stream(seed, STREAM_DATA), weights = rng_stream(seed, STREAM_WEIGHTS);
    uint64_t images = rng_next(&data), patches = rng_next(&data);
    emergence_init(&s->experiment, &p, images, patches, rng_next(&weights), arena);
    for (int i = 0; i < EMERGENCE_SETS; i++)
        s->galleries[i].drawn = -1;
    return s;
}

static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
}

static Status give(void *state, int input, const double *data, int rows, int columns) {
    (void)input;
    return emergence_give(&((State *)state)->experiment, data, rows, columns);
}

static void step(void *state, int n) {
    State *s = state;
    for (int i = 0; i < n; i++)
        emergence_step(&s->experiment);
}

/* ---- looking ---- */

/* to (d) = from (d) with its largest value at 1 or -1 */
static void stretch(float *to, const float *from, int d) {
    float most = 0;
    for (int p = 0; p < d; p++)
        most = from[p] > most ? from[p] : -from[p] > most ? -from[p] : most;
    for (int p = 0; p < d; p++)
        to[p] = most > 0 ? from[p] / most : 0;
}

/* Draws a set where it has changed; of those that are only beside, some evenly chosen. */
static void hang(State *s, EmergenceSet name) {
    Emergence *e = &s->experiment;
    Gallery *g = &s->galleries[name];
    int learned = name == EMERGENCE_OWN       ? e->learned
                  : name == EMERGENCE_CONTROL ? e->control_learned
                                              : 0;
    int64_t now = (((int64_t)e->begun * 256 + e->sets[name].count) * 4096 + learned) * 2 +
                  (s->values.show != 0);
    if (g->drawn == now) return;
    g->drawn = now;
    int d = e->d, count = s->values.show == 0 ? emergence_basis(e, name, g->tiles)
                                              : emergence_filters(e, name, g->tiles);
    int most = name == EMERGENCE_OWN || count < TILES ? count : TILES;
    for (int i = 0; i < most; i++) {
        /* the first components of PCA; of the pixels of ZCA, some from all over the patch */
        int from = name == EMERGENCE_BY_ZCA ? i * count / most : i;
        stretch(g->tiles + (ptrdiff_t)i * d, g->tiles + (ptrdiff_t)from * d, d);
    }
    g->count = most;
}

static double criteria(const FilterMeasures *m, double kurtosis_bound) {
    if (m->count == 0) return 0;
    return (m->participation < LOCAL) + (m->orientation > ORIENTED) +
           (m->kurtosis > kurtosis_bound);
}

static void measure(State *s) {
    Emergence *e = &s->experiment;
    FilterMeasures m[EMERGENCE_SETS] = {{0}};
    s->known = 0;
    for (int i = 0; i < EMERGENCE_SETS; i++) {
        const FilterSet *set = &e->sets[i];
        if (set->count == 0 || set->measured < set->count) break;
        m[i] = filter_set_summary(set, s->scratch);
        s->measures[0][i] = m[i].kurtosis;
        s->measures[1][i] = m[i].participation;
        s->measures[2][i] = m[i].orientation;
        s->measures[3][i] = m[i].fit;
        s->known = i + 1;
    }
    const FilterMeasures *own = &m[EMERGENCE_OWN], *control = &m[EMERGENCE_CONTROL];
    s->kurtosis_pca = m[EMERGENCE_BY_PCA].kurtosis;
    s->kurtosis_control = control->kurtosis;
    s->bounds[0] = s->known > EMERGENCE_BY_PCA ? s->kurtosis_pca + SPARSER : 0;
    s->bounds[1] = LOCAL;
    s->bounds[2] = ORIENTED;
    s->found[0] = own->kurtosis;
    s->found[1] = own->participation;
    s->found[2] = own->orientation;
    s->found[3] = own->fit;
    s->found[4] = own->good_fits;
    s->criteria = s->known > EMERGENCE_BY_PCA ? criteria(own, s->bounds[0]) : 0;
    s->criteria_control = criteria(control, s->bounds[0]);
}

static void look(void *state, View *out) {
    State *s = state;
    Emergence *e = &s->experiment;
    int d = e->d;
    for (EmergenceSet name = 0; name < EMERGENCE_SETS; name++)
        hang(s, name);
    for (int i = 0; i < e->shown_count; i++)
        stretch(s->examples + (ptrdiff_t)i * d, e->shown + (ptrdiff_t)i * d, d);
    measure(s);
    s->learned = e->control && e->control_learned > 0 ? e->control_learned : e->learned;
    s->active = e->active_share;
    s->residual = e->relative_error;
    s->own_photo = e->photo_rows > 0;
    s->stage = e->phase;
    s->progress = emergence_progress(e);
    s->singular = e->phase == EMERGENCE_SINGULAR;
    s->done = e->phase == EMERGENCE_DONE || s->singular > 0;
    Images images = emergence_images(e);
    const float *last = images.data + (ptrdiff_t)(images.count - 1) * images.rows * images.columns;
    out[VIEW_image] = images.count > 0 ? view_matrix(last, images.rows, images.columns, 0, 1)
                                       : view_matrix(images.data, 0, 0, 0, 1);
    out[VIEW_examples] = view_matrix(s->examples, e->shown_count, d, -1, 1);
    static const int tiles[EMERGENCE_SETS] = {VIEW_found, VIEW_pca, VIEW_zca, VIEW_control};
    for (int i = 0; i < EMERGENCE_SETS; i++)
        out[tiles[i]] = view_matrix(s->galleries[i].tiles, s->galleries[i].count, d, -1, 1);
    double top = 4;
    for (int i = 0; i < s->known; i++)
        top = vmath_max(top, 1.15 * s->measures[0][i]);
    out[VIEW_kurtosis] = view_array(s->measures[0], s->known, vmath_min(-0.5, -0.1 * top), top);
    out[VIEW_participation] = view_array(s->measures[1], s->known, 0, 0.7);
    out[VIEW_orientation] = view_array(s->measures[2], s->known, 0, 0.7);
    out[VIEW_fit] = view_array(s->measures[3], s->known, 0, 1);
    const struct {
        int view;
        const double *value;
        double high;
    } numbers[] = {
        {VIEW_kurtosis_bound, &s->bounds[0], top},
        {VIEW_participation_bound, &s->bounds[1], 0.7},
        {VIEW_orientation_bound, &s->bounds[2], 0.7},
        {VIEW_kurtosis_found, &s->found[0], top},
        {VIEW_participation_found, &s->found[1], 0.7},
        {VIEW_orientation_found, &s->found[2], 0.7},
        {VIEW_fit_found, &s->found[3], 1},
        {VIEW_good_fits, &s->found[4], 1},
        {VIEW_kurtosis_pca, &s->kurtosis_pca, top},
        {VIEW_kurtosis_control, &s->kurtosis_control, top},
        {VIEW_criteria, &s->criteria, 3},
        {VIEW_criteria_control, &s->criteria_control, 3},
        {VIEW_learned, &s->learned, vmath_max(s->values.iterations, s->values.updates) + 1},
        {VIEW_active, &s->active, 1},
        {VIEW_residual, &s->residual, 1},
        {VIEW_own_photo, &s->own_photo, 1},
        {VIEW_stage, &s->stage, EMERGENCE_SINGULAR},
        {VIEW_progress, &s->progress, 1},
        {VIEW_done, &s->done, 1},
        {VIEW_singular, &s->singular, 1}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        out[numbers[i].view] = view_number(numbers[i].value, 0, numbers[i].high);
}

SCENE(gabor, .inputs = inputs, .input_count = INPUT_COUNT, .check = check, .bytes = bytes,
      .open = open, .set = set, .give = give, .step = step, .look = look)
