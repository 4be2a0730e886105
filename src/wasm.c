/* What the page, its worker and Node see of the core, and all that they see. One module runs one
 * scene; every number crosses as a double, every array as an address that holds until the next
 * call.
 *
 * web/core/core.ts is the other side of it. */
#include "base/kernel.h"
#include "base/scene.h"
#include "base/thin.h"

#ifdef __wasm__
#define EXPORT(name) __attribute__((export_name(#name))) core_##name
#else
#define EXPORT(name) core_##name
#endif

static Session session;
static View views[SCENE_MAX_VIEWS];
static double values[SCENE_MAX_PARAMS];
static Arena arena;

/* What was wrong: code, rule, value, low, high; then the addresses of the three names. */
static double status_fields[8];

/* For each view: address, rank, rows, columns, low, high. */
enum { VIEW_FIELDS = 6 };
static double view_fields[SCENE_MAX_VIEWS * VIEW_FIELDS];

static double address(const void *pointer) {
    return (double)(uintptr_t)pointer;
}

static int report(Status s) {
    double fields[] = {s.code, s.rule,          s.value,         s.low,
                       s.high, address(s.what), address(s.unit), address(s.other)};
    for (int i = 0; i < 8; i++)
        status_fields[i] = fields[i];
    return s.code;
}

/* At least `size` bytes that keep what was in them, or NULL. The arena stands at the front; what
 * thin_* writes, behind it. */
#if defined __wasm__ && !defined NM_HOSTED
extern unsigned char __heap_base; /* where the linker leaves off; from there on all is ours */

static unsigned char *reserve(size_t size) {
    size_t start = arena_rounded((size_t)(uintptr_t)&__heap_base), page = 65536;
    size_t have = __builtin_wasm_memory_size(0) * page;
    if (start + size > have) {
        size_t pages = (start + size - have + page - 1) / page;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return NULL;
    }
    return (unsigned char *)(uintptr_t)start;
}
#else /* in the tests, which have an allocator */
#include <stdlib.h>

static unsigned char *reserve(size_t size) {
    static unsigned char *memory;
    static const size_t all = (size_t)512 << 20;
    if (!memory) memory = aligned_alloc(ARENA_ALIGNMENT, all);
    return size <= all ? memory : NULL;
}
#endif

static int open_with(const Scene *scene, const double *wanted, uint64_t seed) {
    size_t size = scene->bytes(wanted);
    unsigned char *memory = reserve(size);
    if (!memory)
        return report((Status){.code = E_MEMORY, .what = scene->id, .value = (double)size});
    arena = (Arena){memory, size, 0};
    session_open(&session, scene, wanted, seed, &arena);
    return report(STATUS_OK);
}

/* A chapter's part of the core has only what its figures need. */
static Status not_here(const char *what) {
    return (Status){.code = E_MISSING, .what = what};
}

/* The values that `open` will start with; the running session's values after it. */
double *EXPORT(values_at)(void) {
    return values;
}

double *EXPORT(status_at)(void) {
    return status_fields;
}

/* Opens scene number `index` with the values at values_at(). Returns a Code; where it is not OK,
 * the scene that ran before goes on. */
int EXPORT(open)(int index, uint32_t seed) {
    if (!scenes[index]) return report(not_here("scene"));
    Status status = scene_check(scenes[index], values);
    if (status.code != OK) return report(status);
    return open_with(scenes[index], values, seed);
}

/* Sets a parameter of the running scene. Returns a Code; where it is not OK, nothing has changed.
 */
int EXPORT(set)(int index, double value) {
    int restart = 0;
    Status status = session_set(&session, index, value, &restart);
    if (status.code != OK) return report(status);
    for (int i = 0; i < session.scene->param_count; i++)
        values[i] = session.values[i];
    values[index] = value;
    return restart ? open_with(session.scene, values, session.seed) : report(STATUS_OK);
}

/* Hands the numbers (rows, columns) that stand at arrays_at() to the running scene; rows 0 takes
 * back what was given. Returns a Code; where it is not OK, nothing has changed. */
int EXPORT(give)(int input, int rows, int columns) {
    const double *data = (const double *)(const void *)(arena.memory + arena.size);
    return report(session_give(&session, input, data, rows, columns));
}

void EXPORT(step)(int n) {
    session_step(&session, n);
}

double EXPORT(steps)(void) {
    return (double)session.steps;
}

/* Where the views stand: VIEW_FIELDS numbers for each. */
double *EXPORT(look)(void) {
    session_look(&session, views);
    for (int i = 0; i < session.scene->view_count; i++) {
        const View *v = &views[i];
        double fields[VIEW_FIELDS] = {address(v->data), v->rank, v->shape[0],
                                      v->shape[1],      v->low,  v->high};
        for (int k = 0; k < VIEW_FIELDS; k++)
            view_fields[i * VIEW_FIELDS + k] = fields[k];
    }
    return view_fields;
}

/* The hash of all views, in two halves of 32 bits. */
double *EXPORT(hash)(void) {
    static double halves[2];
    uint64_t hash = session_hash(&session);
    halves[0] = (double)(hash >> 32);
    halves[1] = (double)(hash & 0xffffffff);
    return halves;
}

/* As thin_line, for two views after look(). Returns the number of points, -1 where memory is short;
 * they stand at thinned_at(). */
static unsigned char *thinned;

void *EXPORT(thinned_at)(void) {
    return thinned;
}

int EXPORT(line)(int x, int y, double from, double to, int columns) {
    size_t points = 4 * ((size_t)columns + 2);
    if (!reserve(arena.size + points * 2 * sizeof(float))) return -1;
    thinned = arena.memory + arena.size;
    const ViewInfo *infos = session.scene->views;
    return thin_line((float *)thinned, &infos[x], &views[x], &infos[y], &views[y], from, to,
                     columns);
}

/* As thin_raster. Returns 0, or -1. */
int EXPORT(raster)(int t, int row, double from, double to, int source_rows, int rows, int columns) {
    if (!reserve(arena.size + (size_t)rows * (size_t)columns)) return -1;
    thinned = arena.memory + arena.size;
    const ViewInfo *infos = session.scene->views;
    thin_raster(thinned, &infos[t], &views[t], &infos[row], &views[row], from, to, source_rows,
                rows, columns);
    return 0;
}

/* A call of a kernel: its result, then for each argument its number, or its array's address, and
 * the array's length. */
static double call_fields[1 + 2 * KERNEL_MAX_ARGS];

double *EXPORT(call_at)(void) {
    return call_fields;
}

/* Room for arrays of so many bytes, behind the scene's memory; NULL where there is none. It holds
 * until a scene is opened or another array is asked for that is larger. */
void *EXPORT(arrays_at)(double bytes) {
    if (!(bytes >= 0 && bytes <= 1 << 30) || !reserve(arena.size + (size_t)bytes)) return NULL;
    return arena.memory ? arena.memory + arena.size : reserve(0);
}

/* Calls kernel number `index` with the arguments at call_at(). Returns a Code; where it is not OK,
 * no array has changed. */
int EXPORT(kernel)(int index) {
    const Kernel *kernel = kernel_at(index);
    if (!kernel) return report(not_here("kernel"));
    KernelCall call = {0};
    for (int i = 0; i < kernel->arg_count; i++) {
        double field = call_fields[1 + 2 * i];
        if (kernel->args[i].kind == KERNEL_NUMBER)
            call.number[i] = field;
        else
            call.array[i] = (double *)(uintptr_t)field;
        call.length[i] = (int)call_fields[2 + 2 * i];
    }
    Status status = kernel_call(kernel, &call);
    call_fields[0] = call.result;
    return report(status);
}
