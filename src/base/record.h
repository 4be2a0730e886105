/* The last part of a growing series, in one piece: new numbers come at the end, old ones are
 * forgotten at the front, and the rest moves to the front of its memory only when the end is
 * reached, so that a push costs the same on average however long the record is. */
#ifndef NM_BASE_RECORD_H
#define NM_BASE_RECORD_H

#include "base/arena.h"

typedef struct Record {
    double *memory;
    int capacity; /* the most that it remembers; the memory holds twice that */
    int start, length;
} Record;

static inline size_t record_bytes(int capacity) {
    return ARENA_ARRAY_BYTES(double, 2 * (size_t)capacity);
}

void record_init(Record *record, int capacity, Arena *arena);

/* Adds one number; where the record is full, the oldest is forgotten. */
void record_push(Record *record, double x);

/* Forgets the n oldest numbers. */
void record_forget(Record *record, int n);

/* Of numbers that only grow: forgets those below x, and returns how many these were. */
int record_forget_below(Record *record, double x);

static inline const double *record_data(const Record *record) {
    return record->memory + record->start;
}

#endif
