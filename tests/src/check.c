#include "check.h"

#include <stdlib.h>

Arena test_arena(size_t bytes) {
    size_t size = arena_rounded(bytes);
    Arena arena = {aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
    assert_non_null(arena.memory);
    return arena;
}
