#include "base/hash.h"

#include <string.h>

/* An element of 1, 4 or 8 bytes as a number. */
static uint64_t element(const unsigned char *at, size_t bytes) {
    uint32_t word;
    uint64_t pair;
    if (bytes == 1) return *at;
    if (bytes == 4) {
        memcpy(&word, at, sizeof word);
        return word;
    }
    memcpy(&pair, at, sizeof pair);
    return pair;
}

uint64_t hash_array(uint64_t hash, const void *array, size_t element_bytes, size_t n) {
    const unsigned char *at = array;
    for (size_t i = 0; i < n; i++, at += element_bytes) {
        uint64_t value = element(at, element_bytes);
        for (size_t byte = 0; byte < element_bytes; byte++, value >>= 8)
            hash = (hash ^ (value & 0xff)) * 0x100000001b3u;
    }
    return hash;
}
