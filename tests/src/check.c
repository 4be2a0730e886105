#include "check.h"

#include <stdlib.h>

Arena test_arena(size_t bytes) {
    size_t size = arena_rounded(bytes);
    Arena arena = {aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
    assert_non_null(arena.memory);
    return arena;
}

void stage_open(Stage *stage, const char *id, const double *values, uint64_t seed) {
    const Scene *scene = scene_find(id);
    assert_non_null(scene);
    double initial[SCENE_MAX_PARAMS];
    scene_initial_values(scene, initial);
    if (!values) values = initial;
    check_ok(scene_check(scene, values));
    memset(stage, 0, sizeof *stage);
    stage->arena = test_arena(scene->bytes(values));
    session_open(&stage->session, scene, values, seed, &stage->arena);
}

void stage_close(Stage *stage) {
    free(stage->arena.memory);
}

void stage_set(Stage *stage, const char *id, double value) {
    const Scene *scene = stage->session.scene;
    int index = param_index(scene->params, id, scene->param_count), restart = 0;
    assert_true(index >= 0);
    check_ok(session_set(&stage->session, index, value, &restart));
    if (!restart) return;
    double values[SCENE_MAX_PARAMS];
    memcpy(values, stage->session.values, sizeof values);
    values[index] = value;
    stage_close(stage);
    stage_open(stage, scene->id, values, stage->session.seed);
}

const View *stage_view(Stage *stage, const char *id) {
    const Scene *scene = stage->session.scene;
    int index = view_index(scene->views, id, scene->view_count);
    assert_true(index >= 0);
    session_look(&stage->session, stage->views);
    return &stage->views[index];
}

const double *stage_array(Stage *stage, const char *id, int *length) {
    const View *view = stage_view(stage, id);
    assert_int_equal(view->rank, 1);
    *length = view->shape[0];
    return view->data;
}

double stage_number(Stage *stage, const char *id) {
    const View *view = stage_view(stage, id);
    assert_int_equal(view->rank, 0);
    return *(const double *)view->data;
}
