/* Views: the arrays that a scene shows, described once. A table is a macro that lists rows:
 *
 *     #define THING_VIEWS(V) \
 *         V(t, "ms", VIEW_F64, NULL) \
 *         V(v, "mV", VIEW_F64, "t")
 *
 *     id, unit ("1" for a pure number), element type, the view that its first index runs over
 *
 * The rows are fixed; where the data stand, and how much of them, changes as the scene runs and is
 * asked for each time. */
#ifndef NM_BASE_VIEW_H
#define NM_BASE_VIEW_H

#include <stddef.h>
#include <stdint.h>

typedef enum ViewType { VIEW_F64, VIEW_F32, VIEW_I32, VIEW_U8 } ViewType;

typedef struct ViewInfo {
    const char *id, *unit;
    ViewType type;
    const char *over; /* id of the view with the coordinates of the first index, or NULL */
} ViewInfo;

typedef struct View {
    const void *data;
    int rank, shape[2]; /* rank 0: one number; 1: shape[0] numbers; 2: rows by columns */
    double low, high;   /* the range that an axis for it should show */
} View;

#define VIEW_ROW(id, unit, type, over) {#id, unit, type, over},
#define VIEW_INDEX(id, ...)            VIEW_##id,

static inline View view_number(const void *data, double low, double high) {
    return (View){.data = data, .rank = 0, .shape = {1, 1}, .low = low, .high = high};
}

static inline View view_array(const void *data, int n, double low, double high) {
    return (View){.data = data, .rank = 1, .shape = {n, 1}, .low = low, .high = high};
}

/* data (rows, columns) */
static inline View view_matrix(const void *data, int rows, int columns, double low, double high) {
    return (View){.data = data, .rank = 2, .shape = {rows, columns}, .low = low, .high = high};
}

static inline size_t view_length(const View *view) {
    return (size_t)view->shape[0] * (size_t)view->shape[1];
}

size_t view_element_bytes(ViewType type);

/* Element i as a double. */
double view_element(const ViewInfo *info, const View *view, size_t i);

/* The index of `id` among n rows, or -1. */
int view_index(const ViewInfo *views, const char *id, int n);

/* The hash of n views' elements in table order, continued. */
uint64_t view_hash(uint64_t hash, const ViewInfo *infos, const View *views, int n);

#endif
