#include "base/record.h"

#include <string.h>

void record_init(Record *record, int capacity, Arena *arena) {
    *record = (Record){ARENA_ARRAY(arena, double, 2 * (size_t)capacity), capacity, 0, 0};
}

void record_push(Record *record, double x) {
    if (record->length == record->capacity) record_forget(record, 1);
    if (record->start + record->length == 2 * record->capacity) {
        memmove(record->memory, record_data(record), (size_t)record->length * sizeof x);
        record->start = 0;
    }
    record->memory[record->start + record->length++] = x;
}

void record_forget(Record *record, int n) {
    record->start += n;
    record->length -= n;
}

int record_forget_below(Record *record, double x) {
    int n = 0;
    while (n < record->length && record_data(record)[n] < x)
        n++;
    record_forget(record, n);
    return n;
}
