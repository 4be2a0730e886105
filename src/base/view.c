#include "base/view.h"

#include "base/hash.h"

#include <string.h>

size_t view_element_bytes(ViewType type) {
    static const size_t bytes[] = {8, 4, 4, 1};
    return bytes[type];
}

double view_element(const ViewInfo *info, const View *view, size_t i) {
    switch (info->type) {
    case VIEW_F64:
        return ((const double *)view->data)[i];
    case VIEW_F32:
        return (double)((const float *)view->data)[i];
    case VIEW_I32:
        return ((const int32_t *)view->data)[i];
    case VIEW_U8:
        break;
    }
    return ((const uint8_t *)view->data)[i];
}

int view_index(const ViewInfo *views, const char *id, int n) {
    for (int i = 0; i < n; i++)
        if (strcmp(views[i].id, id) == 0) return i;
    return -1;
}

uint64_t view_hash(uint64_t hash, const ViewInfo *infos, const View *views, int n) {
    for (int i = 0; i < n; i++)
        hash = hash_array(hash, views[i].data, view_element_bytes(infos[i].type),
                          view_length(&views[i]));
    return hash;
}
