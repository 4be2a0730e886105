/* Functions that a reader's own program may call by name, whatever its language. A table for each
 * topic (src/kernels/TOPIC.c) says what each is called, what it takes and gives, in which units,
 * and in one sentence what for; from it come the wrappers for JavaScript and Python, the editor's
 * completion and the reference chapter. A program in C calls the same functions by their headers.
 *
 * An argument is a number or an array of doubles; every array's length is given with it. */
#ifndef NM_BASE_KERNEL_H
#define NM_BASE_KERNEL_H

#include "base/status.h"

enum { KERNEL_MAX_ARGS = 12 };

typedef enum KernelArgKind {
    KERNEL_NUMBER,
    KERNEL_IN,   /* an array that is read */
    KERNEL_OUT,  /* an array that is written */
    KERNEL_INOUT /* an array that is read and changed in place */
} KernelArgKind;

/* An array's `more` where its length hangs on the other arguments (a matrix, say): the sentence
 * tells how, and `run` checks it. */
enum { KERNEL_FREE = 1 << 20 };

typedef struct KernelArg {
    const char *id, *unit; /* "1" for a pure number */
    KernelArgKind kind;
    int more; /* of an array that is not the first: so many elements more than the first has, or
                 KERNEL_FREE */
} KernelArg;

/* What crosses, by the position of the argument. */
typedef struct KernelCall {
    double number[KERNEL_MAX_ARGS];
    double *array[KERNEL_MAX_ARGS];
    int length[KERNEL_MAX_ARGS];
    double result;
} KernelCall;

typedef struct Kernel {
    const char *id, *unit, *says;  /* the unit of the result, "" where there is none */
    const char *header, *function; /* what a program in C calls instead, and where it is declared */
    int arg_count;
    KernelArg args[KERNEL_MAX_ARGS];
    Status (*run)(KernelCall *call);
} Kernel;

#define KERNEL_ARGS(...)                                                        \
    .arg_count = (int)(sizeof((KernelArg[]){__VA_ARGS__}) / sizeof(KernelArg)), \
    .args = {__VA_ARGS__}

/* All kernels, gathered by the build from the files in src/kernels; each list ends with an id of
 * NULL. */
extern const Kernel *const kernel_lists[];

/* Number `index` over all lists, or NULL. */
const Kernel *kernel_at(int index);

/* The index of that name, or -1. */
int kernel_index(const char *id);

/* Checks that numbers are finite and that lengths fit each other, and calls. E_NONFINITE, E_SHAPE,
 * and what the function itself refuses; the arrays that it writes are then as they were. */
Status kernel_call(const Kernel *kernel, KernelCall *call);

#endif
