#include "base/kernel.h"

#include <string.h>

const Kernel *kernel_at(int index) {
    for (int list = 0; kernel_lists[list]; list++)
        for (const Kernel *k = kernel_lists[list]; k->id; k++)
            if (index-- == 0) return k;
    return NULL;
}

int kernel_index(const char *id) {
    const Kernel *kernel;
    for (int i = 0; (kernel = kernel_at(i)); i++)
        if (strcmp(kernel->id, id) == 0) return i;
    return -1;
}

/* The lengths of the arrays, which hang on that of the first that is not free. */
static Status lengths_check(const Kernel *kernel, const KernelCall *call) {
    int first = -1;
    for (int i = 0; i < kernel->arg_count; i++) {
        const KernelArg *arg = &kernel->args[i];
        if (arg->kind == KERNEL_NUMBER || arg->more == KERNEL_FREE) continue;
        if (first < 0) first = i;
        int wanted = call->length[first] + arg->more;
        if (wanted < 0)
            return check_length(kernel->args[first].id, call->length[first], -arg->more);
        CHECK(check_length(arg->id, call->length[i], wanted));
    }
    return STATUS_OK;
}

Status kernel_call(const Kernel *kernel, KernelCall *call) {
    CHECK(lengths_check(kernel, call));
    for (int i = 0; i < kernel->arg_count; i++) {
        const KernelArg *arg = &kernel->args[i];
        if (arg->kind == KERNEL_NUMBER) CHECK(check_finite(arg->id, arg->unit, call->number[i]));
        int read = arg->kind == KERNEL_IN || arg->kind == KERNEL_INOUT;
        for (int k = 0; read && k < call->length[i]; k++)
            CHECK(check_finite(arg->id, arg->unit, call->array[i][k]));
    }
    call->result = 0;
    return kernel->run(call);
}
