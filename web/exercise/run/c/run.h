/* The scenes of the book for a program in C:
 *
 *     Run *trace = run("lif", SET(current, 2.0));
 *     plot_line(view(trace, "t"), view(trace, "v"), length(trace, "t"), "v");
 */
#ifndef RUN_H
#define RUN_H

#include "base/scene.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One setting of a run: a parameter of the scene, "steps" or "seed". */
typedef struct Setting {
    const char *id;
    double value;
} Setting;

#define SET(parameter, value) {#parameter, value}

/* Runs a scene from its start, by default for 200 ms of its time; NULL, and a printed sentence, for
 * what cannot be. */
#define run(scene, ...) run_scene(scene, (Setting[]){__VA_ARGS__ __VA_OPT__(, ){NULL, 0}})

typedef struct Run {
    Session session;
    View views[SCENE_MAX_VIEWS];
} Run;

static inline Run *run_refused(const char *scene, const char *why) {
    printf("%s: %s\n", scene, why);
    return NULL;
}

static inline Run *run_scene(const char *id, const Setting *settings) {
    char why[200];
    const Scene *scene = scene_find(id);
    if (!scene) return run_refused(id, "there is no such scene");
    double values[SCENE_MAX_PARAMS], steps = -1, seed = 1, dt = scene->dt;
    scene_initial_values(scene, values);
    for (; settings->id; settings++) {
        int i = 0;
        while (i < scene->param_count && strcmp(scene->params[i].id, settings->id) != 0)
            i++;
        if (i < scene->param_count)
            values[i] = settings->value;
        else if (strcmp(settings->id, "steps") == 0)
            steps = settings->value;
        else if (strcmp(settings->id, "seed") == 0)
            seed = settings->value;
        else {
            snprintf(why, sizeof why, "there is no parameter %s", settings->id);
            return run_refused(id, why);
        }
    }
    Status status = scene_check(scene, values);
    if (status.code != OK) {
        status_sentence(why, sizeof why, status);
        return run_refused(id, why);
    }
    for (int i = 0; i < scene->param_count; i++)
        if (dt == 0 && strcmp(scene->params[i].id, "dt") == 0) dt = values[i];
    if (steps < 0) steps = scene->step && dt > 0 ? ceil(200 / dt) : 0;
    size_t bytes = arena_rounded(sizeof(Run)) + arena_rounded(scene->bytes(values));
    Arena arena = {aligned_alloc(ARENA_ALIGNMENT, bytes), bytes, 0};
    if (!arena.memory) return run_refused(id, "there is not enough memory");
    Run *made = arena_take(&arena, sizeof(Run));
    session_open(&made->session, scene, values, (uint64_t)seed, &arena);
    session_step(&made->session, (int)steps);
    session_look(&made->session, made->views);
    return made;
}

static inline int run_view_index(const Run *made, const char *id) {
    int i = view_index(made->session.scene->views, id, made->session.scene->view_count);
    if (i < 0) printf("%s: there is no view %s\n", made->session.scene->id, id);
    return i;
}

/* How many numbers a view has; 1 for a single number. */
static inline int length(const Run *made, const char *id) {
    int i = made ? run_view_index(made, id) : -1;
    return i < 0 ? 0 : (int)view_length(&made->views[i]);
}

/* Element k of a view. */
static inline double element(const Run *made, const char *id, int k) {
    int i = made ? run_view_index(made, id) : -1;
    if (i < 0 || k < 0 || (size_t)k >= view_length(&made->views[i])) return NAN;
    return view_element(&made->session.scene->views[i], &made->views[i], (size_t)k);
}

/* The numbers of a view as doubles, in memory of their own. */
static inline double *view(const Run *made, const char *id) {
    int n = length(made, id);
    double *numbers = calloc((size_t)n + 1, sizeof *numbers);
    for (int k = 0; numbers && k < n; k++)
        numbers[k] = element(made, id, k);
    return numbers;
}

#endif
