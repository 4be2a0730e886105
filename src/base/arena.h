/* Memory that the caller owns, handed out from front to back and given back all at once. */
#ifndef NM_BASE_ARENA_H
#define NM_BASE_ARENA_H

#include <stddef.h>

/* Every piece starts on a cache line, which also satisfies SIMD. */
#define ARENA_ALIGNMENT ((size_t)64)

typedef struct Arena {
    unsigned char *memory; /* aligned to ARENA_ALIGNMENT */
    size_t size, used;
} Arena;

/* The bytes that a piece of `bytes` takes. Sums of it tell what an arena must hold. */
static inline size_t arena_rounded(size_t bytes) {
    return (bytes + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
}

/* The next `bytes` bytes, zeroed; NULL where they do not fit. */
void *arena_take(Arena *arena, size_t bytes);

#define ARENA_ARRAY(arena, type, count) ((type *)arena_take(arena, (size_t)(count) * sizeof(type)))
#define ARENA_ARRAY_BYTES(type, count)  arena_rounded((size_t)(count) * sizeof(type))

#endif
