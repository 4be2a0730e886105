/* A scene: models put together under one id, with a table of parameters and a table of views. A
 * figure, a test, a bench row and the command line all open the same scene, and all go through a
 * Session, which keeps the rules: values are checked before anything changes, and a refused value
 * leaves everything as it was.
 *
 * A scene knows nothing of figures, and whoever runs one knows nothing of its models. */
#ifndef NM_BASE_SCENE_H
#define NM_BASE_SCENE_H

#include "base/arena.h"
#include "base/param.h"
#include "base/view.h"

enum { SCENE_MAX_PARAMS = 24, SCENE_MAX_VIEWS = 40 };

/* What a reader may hand to a running scene beside single numbers: a photograph, points, a list of
 * layers. A table is a macro that lists rows:
 *
 *     #define THING_INPUTS(I) I(photo, "1", 512, 512, 0, 1)
 *
 *     id, unit, most rows, most columns, lowest and highest value of an element */
typedef struct InputInfo {
    const char *id, *unit;
    int max_rows, max_columns;
    double lowest, highest;
} InputInfo;

#define INPUT_ROW(id, ...)   {#id, __VA_ARGS__},
#define INPUT_INDEX(id, ...) INPUT_##id,
#define SCENE_INPUTS(INPUTS)                               \
    static const InputInfo inputs[] = {INPUTS(INPUT_ROW)}; \
    enum { INPUTS(INPUT_INDEX) INPUT_COUNT };

typedef struct Scene {
    const char *id;
    const Param *params;
    const ViewInfo *views;
    int param_count, view_count;
    double dt; /* model time of a step in ms; 0: the parameter "dt", or steps that take no time */
    const InputInfo *inputs; /* NULL where it takes none */
    int input_count;

    /* Do these values go together? Each has already been checked by itself. May be NULL. */
    Status (*check)(const double *values);

    /* Memory that `open` will take from the arena, in bytes. */
    size_t (*bytes)(const double *values);

    /* A state at step 0, inside the arena. Values that pass `check` always open. */
    void *(*open)(const double *values, uint64_t seed, Arena *arena);

    /* New values, from now on; those flagged PARAM_RESTART have not changed. */
    void (*set)(void *state, const double *values);

    /* data (rows, columns), which fits its row of the table, from now on; rows 0: the scene's own
     * again. Copies what it keeps, and takes no memory. May refuse, and is then as it was. */
    Status (*give)(void *state, int input, const double *data, int rows, int columns);

    /* n steps. Takes no memory, cannot fail. NULL: a scene without a clock. */
    void (*step)(void *state, int n);

    /* Where the views stand now, in table order. */
    void (*look)(void *state, View *views);
} Scene;

/* What every scene file starts with: its parameters as a struct, the rows of both tables, and an
 * index for each view. */
#define SCENE_TABLES(PARAMS, VIEWS)                    \
    typedef struct Values {                            \
        PARAMS(PARAM_FIELD)                            \
    } Values;                                          \
    static const Param params[] = {PARAMS(PARAM_ROW)}; \
    static const ViewInfo views[] = {VIEWS(VIEW_ROW)}; \
    enum { VIEWS(VIEW_INDEX) VIEW_COUNT };

/* `bytes` of a scene whose State is all the memory that it takes. */
#define SCENE_STATE_BYTES                       \
    static size_t bytes(const double *values) { \
        (void)values;                           \
        return arena_rounded(sizeof(State));    \
    }

/* And ends with: the scene of the file's name, with the functions that it has. */
#define SCENE(name, ...)                                                              \
    const Scene scene_##name = {.id = #name,                                          \
                                .params = params,                                     \
                                .views = views,                                       \
                                .param_count = (int)(sizeof params / sizeof *params), \
                                .view_count = VIEW_COUNT,                             \
                                __VA_ARGS__};

/* All scenes, made by the build from the names of the files in src/scenes. */
extern const Scene *const scenes[];
extern const int scene_count;

/* The scene of that id, or NULL. */
const Scene *scene_find(const char *id);

typedef struct Session {
    const Scene *scene;
    double values[SCENE_MAX_PARAMS];
    uint64_t seed;
    int64_t steps;
    void *state;
} Session;

/* Initial values in table order. */
void scene_initial_values(const Scene *scene, double *values);

/* Are the values allowed, each and together? */
Status scene_check(const Scene *scene, const double *values);

/* Starts at step 0 with values that pass scene_check, in memory that holds scene->bytes(values). */
void session_open(Session *session, const Scene *scene, const double *values, uint64_t seed,
                  Arena *arena);

/* Sets one value of a running session; one that restarts, or is not allowed, is left to the caller:
 * *restart tells the first, the status the second. */
Status session_set(Session *session, int index, double value, int *restart);

/* Hands data (rows, columns) to the scene; rows 0 takes it back. A scene that is opened anew has to
 * be given it again. E_SHAPE, E_NONFINITE, E_DOMAIN, or what the scene itself refuses. */
Status session_give(Session *session, int input, const double *data, int rows, int columns);

void session_step(Session *session, int n);

/* views (scene->view_count) */
void session_look(const Session *session, View *views);

/* The hash of all views. */
uint64_t session_hash(const Session *session);

#endif
