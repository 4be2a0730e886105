#include "base/arena.h"

#include <string.h>

void *arena_take(Arena *arena, size_t bytes) {
    size_t rounded = arena_rounded(bytes);
    if (rounded < bytes || rounded > arena->size - arena->used) return NULL;
    void *piece = arena->memory + arena->used;
    arena->used += rounded;
    memset(piece, 0, rounded);
    return piece;
}
