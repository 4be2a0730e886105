/* A number that stands for every bit of some arrays: 64-bit FNV-1a over the elements, each as
 * little-endian bytes, so that it does not depend on the machine's byte order.
 *
 * G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, The FNV non-cryptographic hash algorithm. */
#ifndef NM_BASE_HASH_H
#define NM_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START 0xcbf29ce484222325u

/* The hash so far, continued over n elements of 1, 4 or 8 bytes each. */
uint64_t hash_array(uint64_t hash, const void *array, size_t element_bytes, size_t n);

#endif
