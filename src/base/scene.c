#include "base/scene.h"

#include "base/hash.h"

#include <string.h>

const Scene *scene_find(const char *id) {
    for (int i = 0; i < scene_count; i++)
        if (strcmp(scenes[i]->id, id) == 0) return scenes[i];
    return NULL;
}

void scene_initial_values(const Scene *scene, double *values) {
    for (int i = 0; i < scene->param_count; i++)
        values[i] = scene->params[i].initial;
}

Status scene_check(const Scene *scene, const double *values) {
    for (int i = 0; i < scene->param_count; i++)
        CHECK(param_check(&scene->params[i], values[i]));
    return scene->check ? scene->check(values) : STATUS_OK;
}

void session_open(Session *session, const Scene *scene, const double *values, uint64_t seed,
                  Arena *arena) {
    session->scene = scene;
    memmove(session->values, values, (size_t)scene->param_count * sizeof *values);
    session->seed = seed;
    session->steps = 0;
    session->state = scene->open(session->values, seed, arena);
}

Status session_set(Session *session, int index, double value, int *restart) {
    const Scene *scene = session->scene;
    double values[SCENE_MAX_PARAMS];
    memcpy(values, session->values, sizeof values);
    values[index] = value;
    CHECK(scene_check(scene, values));
    *restart = (scene->params[index].flags & PARAM_RESTART) != 0;
    if (*restart) return STATUS_OK;
    session->values[index] = value;
    scene->set(session->state, session->values);
    return STATUS_OK;
}

/* One side of an input: from 1 to `most`. */
static Status side_check(const InputInfo *info, int length, int most) {
    Status status = check_whole(info->id, "", length, 1, most);
    if (status.code != OK) status.code = E_SHAPE;
    return status;
}

Status session_give(Session *session, int input, const double *data, int rows, int columns) {
    const InputInfo *info = &session->scene->inputs[input];
    if (rows != 0) {
        CHECK(side_check(info, rows, info->max_rows));
        CHECK(side_check(info, columns, info->max_columns));
    }
    for (int i = 0; i < rows * columns; i++)
        CHECK(check_between(info->id, info->unit, data[i], info->lowest, info->highest));
    return session->scene->give(session->state, input, data, rows, columns);
}

void session_step(Session *session, int n) {
    if (!session->scene->step) return;
    session->scene->step(session->state, n);
    session->steps += n;
}

void session_look(const Session *session, View *views) {
    session->scene->look(session->state, views);
}

uint64_t session_hash(const Session *session) {
    View views[SCENE_MAX_VIEWS];
    session_look(session, views);
    return view_hash(HASH_START, session->scene->views, views, session->scene->view_count);
}
