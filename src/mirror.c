#include "mirror.h"

#include "base/kernel.h"
#include "base/scene.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] = "usage: mirror list [--json] | mirror kernels [--json] | mirror run "
                            "SCENE [--set id=value ...] [--seed S] [--steps N] "
                            "[--csv VIEW | --hash | --json]";

typedef enum Output { OUTPUT_NUMBERS, OUTPUT_CSV, OUTPUT_HASH, OUTPUT_JSON } Output;

typedef struct Request {
    const Scene *scene;
    double values[SCENE_MAX_PARAMS];
    uint64_t seed;
    int64_t steps;
    Output output;
    int view; /* for OUTPUT_CSV */
} Request;

__attribute__((format(printf, 2, 3))) static int complain(FILE *err, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(err, format, arguments);
    va_end(arguments);
    fputc('\n', err);
    return 2;
}

/* The unit as a header or a sentence has it, with `before` in front; nothing for names. */
static void print_unit(FILE *out, const char *unit) {
    if (*unit) fprintf(out, " (%s)", unit);
}

static const char *const type_names[] = {"f64", "f32", "i32", "u8"};

/* ---- list ---- */

static void list(FILE *out) {
    for (int s = 0; s < scene_count; s++) {
        const Scene *scene = scenes[s];
        fprintf(out, "%s%s\n", scene->id, scene->step ? "" : " (no clock)");
        for (int i = 0; i < scene->param_count; i++) {
            const Param *p = &scene->params[i];
            if (p->choices)
                fprintf(out, "  set %s = %s\n", p->id, p->choices);
            else
                fprintf(out, "  set %s = %g ... %g %s, initially %g\n", p->id, p->lowest,
                        p->highest, p->unit, p->initial);
        }
        for (int i = 0; i < scene->view_count; i++) {
            const ViewInfo *v = &scene->views[i];
            fprintf(out, "  view %s", v->id);
            print_unit(out, v->unit);
            fprintf(out, " %s%s%s\n", type_names[v->type], v->over ? " over " : "",
                    v->over ? v->over : "");
        }
        for (int i = 0; i < scene->input_count; i++) {
            const InputInfo *in = &scene->inputs[i];
            fprintf(out, "  give %s: up to %d by %d numbers from %g to %g\n", in->id, in->max_rows,
                    in->max_columns, in->lowest, in->highest);
        }
    }
}

static void list_json(FILE *out) {
    fprintf(out, "[");
    for (int s = 0; s < scene_count; s++) {
        const Scene *scene = scenes[s];
        fprintf(out, "%s{\"id\":\"%s\",\"clock\":%s,\"dt\":%.17g,\"params\":[", s ? ",\n" : "",
                scene->id, scene->step ? "true" : "false", scene->dt);
        for (int i = 0; i < scene->param_count; i++) {
            const Param *p = &scene->params[i];
            fprintf(out,
                    "%s{\"id\":\"%s\",\"unit\":\"%s\",\"lowest\":%.17g,\"highest\":%.17g,"
                    "\"initial\":%.17g,\"step\":%.17g,\"log\":%s,\"whole\":%s,\"restart\":%s,"
                    "\"choices\":\"%s\"}",
                    i ? "," : "", p->id, p->unit, p->lowest, p->highest, p->initial, p->step,
                    p->flags & PARAM_LOG ? "true" : "false",
                    p->flags & PARAM_WHOLE ? "true" : "false",
                    p->flags & PARAM_RESTART ? "true" : "false", p->choices ? p->choices : "");
        }
        fprintf(out, "],\"views\":[");
        for (int i = 0; i < scene->view_count; i++) {
            const ViewInfo *v = &scene->views[i];
            fprintf(out, "%s{\"id\":\"%s\",\"unit\":\"%s\",\"type\":\"%s\",\"over\":\"%s\"}",
                    i ? "," : "", v->id, v->unit, type_names[v->type], v->over ? v->over : "");
        }
        fprintf(out, "],\"inputs\":[");
        for (int i = 0; i < scene->input_count; i++) {
            const InputInfo *in = &scene->inputs[i];
            fprintf(out,
                    "%s{\"id\":\"%s\",\"unit\":\"%s\",\"rows\":%d,\"columns\":%d,\"lowest\":%.17g,"
                    "\"highest\":%.17g}",
                    i ? "," : "", in->id, in->unit, in->max_rows, in->max_columns, in->lowest,
                    in->highest);
        }
        fprintf(out, "]}");
    }
    fprintf(out, "]\n");
}

/* ---- kernels ---- */

/* lif_rate(drive, tau_m, ...) */
static void print_signature(FILE *out, const Kernel *kernel) {
    fprintf(out, "%s(", kernel->id);
    for (int i = 0; i < kernel->arg_count; i++)
        fprintf(out, "%s%s", i ? ", " : "", kernel->args[i].id);
    fprintf(out, ")");
}

static void kernels(FILE *out) {
    const Kernel *kernel;
    for (int k = 0; (kernel = kernel_at(k)); k++) {
        print_signature(out, kernel);
        if (strcmp(kernel->unit, "1") != 0) print_unit(out, kernel->unit);
        fprintf(out, "\n    %s\n", kernel->says);
    }
}

static void kernels_json(FILE *out) {
    static const char *const kinds[] = {"number", "in", "out", "inout"};
    const Kernel *kernel;
    for (int k = 0; (kernel = kernel_at(k)); k++) {
        fprintf(out, "%s{\"id\":\"%s\",\"unit\":\"%s\",\"says\":\"%s\",", k ? ",\n" : "[",
                kernel->id, kernel->unit, kernel->says);
        fprintf(out, "\"header\":\"%s\",\"function\":\"%s\",\"args\":[", kernel->header,
                kernel->function);
        for (int i = 0; i < kernel->arg_count; i++) {
            const KernelArg *arg = &kernel->args[i];
            fprintf(out, "%s{\"id\":\"%s\",\"unit\":\"%s\",\"kind\":\"%s\",\"more\":%d}",
                    i ? "," : "", arg->id, arg->unit, kinds[arg->kind], arg->more);
        }
        fprintf(out, "]}");
    }
    fprintf(out, "]\n");
}

/* ---- run: arguments ---- */

/* The whole of `text` as a number; not "nan" or "inf" spelled out less than exactly. */
static int parse_number(const char *text, double *value) {
    char *end;
    *value = strtod(text, &end);
    return *text && !*end;
}

static int parse_count(FILE *err, const char *what, const char *text, double highest,
                       double *value) {
    if (text && parse_number(text, value) && *value >= 0 && *value <= highest &&
        *value == floor(*value))
        return 0;
    return complain(err, "%s = %s: it must be a whole number from 0 to %.0f.", what,
                    text ? text : "nothing", highest);
}

static int complain_unknown(FILE *err, const Scene *scene, const char *kind, const char *id) {
    fprintf(err, "%s has no %s \"%s\": it has", scene->id, kind, id);
    int params = strcmp(kind, "parameter") == 0;
    for (int i = 0; i < (params ? scene->param_count : scene->view_count); i++)
        fprintf(err, "%s %s", i ? "," : "", params ? scene->params[i].id : scene->views[i].id);
    fprintf(err, ".\n");
    return 2;
}

static int parse_setting(FILE *err, Request *request, const char *text) {
    const char *equals = text ? strchr(text, '=') : NULL;
    if (!equals)
        return complain(err, "--set %s: it must have the form id=value.", text ? text : "");
    char id[64] = {0};
    if (equals - text < (long)sizeof id) memcpy(id, text, (size_t)(equals - text));
    int i = param_index(request->scene->params, id, request->scene->param_count);
    if (i < 0) return complain_unknown(err, request->scene, "parameter", id);
    const Param *p = &request->scene->params[i];
    if (p->choices) {
        int choice = param_choice(p->choices, equals + 1);
        if (choice < 0)
            return complain(err, "%s = %s: it must be one of: %s.", id, equals + 1, p->choices);
        request->values[i] = choice;
    } else if (!parse_number(equals + 1, &request->values[i])) {
        return complain(err, "%s = %s: it must be a number.", id, equals + 1);
    }
    return 0;
}

static int parse(FILE *err, Request *request, int argc, char **argv) {
    if (argc < 3) {
        complain(err, "%s", usage);
        return 2;
    }
    request->scene = scene_find(argv[2]);
    if (!request->scene) {
        fprintf(err, "There is no scene \"%s\": there are", argv[2]);
        for (int i = 0; i < scene_count; i++)
            fprintf(err, "%s %s", i ? "," : "", scenes[i]->id);
        fprintf(err, ".\n");
        return 2;
    }
    scene_initial_values(request->scene, request->values);
    for (int i = 3; i < argc; i++) {
        const char *option = argv[i], *next = i + 1 < argc ? argv[i + 1] : NULL;
        double count = 0;
        int wrong = 0;
        if (strcmp(option, "--hash") == 0) {
            request->output = OUTPUT_HASH;
            continue;
        }
        if (strcmp(option, "--json") == 0) {
            request->output = OUTPUT_JSON;
            continue;
        }
        i++;
        if (strcmp(option, "--set") == 0) {
            wrong = parse_setting(err, request, next);
        } else if (strcmp(option, "--seed") == 0) {
            wrong = parse_count(err, "seed", next, UINT32_MAX, &count);
            if (!wrong) request->seed = (uint64_t)count;
        } else if (strcmp(option, "--steps") == 0) {
            wrong = parse_count(err, "steps", next, 1e9, &count);
            if (!wrong) request->steps = (int64_t)count;
        } else if (strcmp(option, "--csv") == 0) {
            request->output = OUTPUT_CSV;
            request->view =
                next ? view_index(request->scene->views, next, request->scene->view_count) : -1;
            if (request->view < 0)
                return complain_unknown(err, request->scene, "view", next ? next : "");
        } else {
            wrong = complain(err, "There is no option \"%s\"; %s", option, usage);
        }
        if (wrong) return wrong;
    }
    Status status = scene_check(request->scene, request->values);
    if (status.code == OK) return 0;
    char sentence[256];
    status_sentence(sentence, sizeof sentence, status);
    return complain(err, "%s", sentence);
}

/* ---- run: output ---- */

static void print_element(FILE *out, const ViewInfo *info, const View *view, size_t i) {
    double value = view_element(info, view, i);
    if (info->type == VIEW_F64)
        fprintf(out, "%.17g", value);
    else if (info->type == VIEW_F32)
        fprintf(out, "%.9g", value);
    else
        fprintf(out, "%.0f", value);
}

/* Columns: the coordinates, if the view has any, then the view itself, all columns of a matrix. */
static void print_csv(FILE *out, const Scene *scene, const View *views, int index) {
    const ViewInfo *info = &scene->views[index];
    const View *view = &views[index];
    int over = info->over ? view_index(scene->views, info->over, scene->view_count) : -1;
    if (over >= 0) {
        fprintf(out, "%s", info->over);
        print_unit(out, scene->views[over].unit);
        fputc(',', out);
    }
    for (int column = 0; column < view->shape[1]; column++) {
        fprintf(out, "%s%s", column ? "," : "", info->id);
        if (view->rank == 2) fprintf(out, "[%d]", column);
        print_unit(out, info->unit);
    }
    fputc('\n', out);
    for (int row = 0; row < view->shape[0]; row++) {
        if (over >= 0) {
            print_element(out, &scene->views[over], &views[over], (size_t)row);
            fputc(',', out);
        }
        for (int column = 0; column < view->shape[1]; column++) {
            if (column) fputc(',', out);
            print_element(out, info, view, (size_t)row * (size_t)view->shape[1] + (size_t)column);
        }
        fputc('\n', out);
    }
}

static void print_json(FILE *out, const Scene *scene, const View *views) {
    for (int i = 0; i < scene->view_count; i++) {
        const View *view = &views[i];
        fprintf(out,
                "%s\"%s\":{\"rank\":%d,\"shape\":[%d,%d],\"low\":%.17g,\"high\":%.17g,\"data\":[",
                i ? ",\n" : "{", scene->views[i].id, view->rank, view->shape[0], view->shape[1],
                view->low, view->high);
        for (size_t j = 0; j < view_length(view); j++) {
            if (j) fputc(',', out);
            print_element(out, &scene->views[i], view, j);
        }
        fprintf(out, "]}");
    }
    fprintf(out, "}\n");
}

static void print_numbers(FILE *out, const Scene *scene, const View *views) {
    for (int i = 0; i < scene->view_count; i++) {
        if (views[i].rank > 0) continue;
        fprintf(out, "%s = ", scene->views[i].id);
        print_element(out, &scene->views[i], &views[i], 0);
        fprintf(out, " %s\n", scene->views[i].unit);
    }
}

static int run(FILE *out, FILE *err, const Request *request) {
    const Scene *scene = request->scene;
    size_t size = scene->bytes(request->values);
    Arena arena = {aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
    if (!arena.memory)
        return complain(err, "%s needs %zu bytes, more than there are.", scene->id, size);
    Session session;
    session_open(&session, scene, request->values, request->seed, &arena);
    for (int64_t left = request->steps; left > 0; left -= 1 << 20)
        session_step(&session, (int)(left < 1 << 20 ? left : 1 << 20));
    View views[SCENE_MAX_VIEWS];
    session_look(&session, views);
    switch (request->output) {
    case OUTPUT_NUMBERS:
        print_numbers(out, scene, views);
        break;
    case OUTPUT_CSV:
        print_csv(out, scene, views, request->view);
        break;
    case OUTPUT_HASH:
        fprintf(out, "%016llx\n", (unsigned long long)session_hash(&session));
        break;
    case OUTPUT_JSON:
        print_json(out, scene, views);
        break;
    }
    free(arena.memory);
    return 0;
}

int mirror(int argc, char **argv, FILE *out, FILE *err) {
    int json = argc == 3 && strcmp(argv[2], "--json") == 0;
    if ((argc == 2 || json) && strcmp(argv[1], "list") == 0) {
        (json ? list_json : list)(out);
        return 0;
    }
    if ((argc == 2 || json) && strcmp(argv[1], "kernels") == 0) {
        (json ? kernels_json : kernels)(out);
        return 0;
    }
    if (argc < 2 || strcmp(argv[1], "run") != 0) return complain(err, "%s", usage);
    Request request = {0};
    int wrong = parse(err, &request, argc, argv);
    return wrong ? wrong : run(out, err, &request);
}
