/* The learning rules of chapter 2, one example at a time, and what they are held against. */
#include "base/kernel.h"
#include "base/linalg.h"
#include "plasticity/hebb.h"
#include "plasticity/oja.h"
#include "plasticity/sanger.h"
#include "plasticity/weights.h"

#define ETA \
    { "eta", "1", KERNEL_NUMBER, 0 }
#define ARRAY(id, kind, more) \
    { id, "1", kind, more }

/* How many rows of n numbers an array of `length` has; E_EMPTY for none, E_SHAPE for a part. */
static Status rows_check(const char *what, int length, int n, int *rows) {
    if (n < 1 || length < 1) return (Status){.code = E_EMPTY, .what = what};
    *rows = length / n;
    return check_length(what, length, (*rows > 0 ? *rows : 1) * n);
}

static Status eta_check(double eta) {
    return check_at_least("eta", "", eta, 0);
}

static Status hebb(KernelCall *c) {
    CHECK(eta_check(c->number[2]));
    hebb_step(c->array[0], c->array[1], c->length[0], c->number[2]);
    return STATUS_OK;
}

static Status oja(KernelCall *c) {
    CHECK(eta_check(c->number[2]));
    oja_step(c->array[0], c->array[1], c->length[0], c->number[2]);
    return STATUS_OK;
}

/* w (n), X (count, n), eta */
static Status epoch(KernelCall *c) {
    int count, n = c->length[0];
    CHECK(rows_check("X", c->length[1], n, &count));
    CHECK(eta_check(c->number[2]));
    oja_epoch(c->array[0], c->array[1], count, n, c->number[2]);
    return STATUS_OK;
}

/* W (k, n), x (n), eta */
static Status units_check(const KernelCall *c, int *k) {
    CHECK(rows_check("W", c->length[0], c->length[1], k));
    CHECK(gha_check(*k, c->length[1]));
    return eta_check(c->number[2]);
}

static Status gha(KernelCall *c) {
    int k;
    CHECK(units_check(c, &k));
    gha_step(c->array[0], k, c->length[1], c->array[1], c->number[2]);
    return STATUS_OK;
}

static Status subspace(KernelCall *c) {
    int k;
    CHECK(units_check(c, &k));
    subspace_step(c->array[0], k, c->length[1], c->array[1], c->number[2]);
    return STATUS_OK;
}

/* values (n), vectors (n, n), a (n, n) */
static Status eigen(KernelCall *c) {
    int n = c->length[0];
    if (n < 1) return (Status){.code = E_EMPTY, .what = "values"};
    CHECK(check_length("vectors", c->length[1], n * n));
    CHECK(check_length("a", c->length[2], n * n));
    return symmetric_eigen(c->array[0], c->array[1], c->array[2], n);
}

/* out (n), values (n), vectors (n, n), w0 (n), t */
static Status flow(KernelCall *c) {
    int n = c->length[0];
    if (n < 1) return (Status){.code = E_EMPTY, .what = "out"};
    CHECK(check_length("vectors", c->length[2], n * n));
    CHECK(check_at_least("values", "", c->array[1][n - 1], 0));
    CHECK(check_at_least("t", "", c->number[4], 0));
    oja_flow(c->array[0], c->array[1], c->array[2], c->array[3], n, c->number[4]);
    return STATUS_OK;
}

/* moment (n, n), data (count, n), about (n) */
static Status moment(KernelCall *c) {
    int count, n = c->length[2];
    CHECK(rows_check("data", c->length[1], n, &count));
    CHECK(check_length("moment", c->length[0], n * n));
    data_moment(c->array[0], c->array[1], c->array[2], count, n);
    return STATUS_OK;
}

/* mean (n), data (count, n) */
static Status mean(KernelCall *c) {
    int count, n = c->length[0];
    CHECK(rows_check("data", c->length[1], n, &count));
    data_mean(c->array[0], c->array[1], count, n);
    return STATUS_OK;
}

static Status angle(KernelCall *c) {
    c->result = weights_angle(c->array[0], c->array[1], c->length[0]);
    return STATUS_OK;
}

const Kernel plasticity_kernels[] = {
    {"hebb_step", "", "One example by Hebb’s rule: w grows by eta y x.", "plasticity/hebb.h",
     "hebb_step", KERNEL_ARGS(ARRAY("w", KERNEL_INOUT, 0), ARRAY("x", KERNEL_IN, 0), ETA), hebb},
    {"oja_step", "", "One example by Oja’s rule: w grows by eta (y x - y² w).", "plasticity/oja.h",
     "oja_step", KERNEL_ARGS(ARRAY("w", KERNEL_INOUT, 0), ARRAY("x", KERNEL_IN, 0), ETA), oja},
    {"oja_epoch", "",
     "Oja’s rule over all examples, once each in their order. X holds them one after the other.",
     "plasticity/oja.h", "oja_epoch",
     KERNEL_ARGS(ARRAY("w", KERNEL_INOUT, 0), ARRAY("X", KERNEL_IN, KERNEL_FREE), ETA), epoch},
    {"gha_step", "",
     "One example by Sanger’s rule. W holds the weights of its units one after the other, each as "
     "long as x; at most 16 units, and no more than inputs.",
     "plasticity/sanger.h", "gha_step",
     KERNEL_ARGS(ARRAY("W", KERNEL_INOUT, KERNEL_FREE), ARRAY("x", KERNEL_IN, 0), ETA), gha},
    {"subspace_step", "",
     "One example by Oja’s subspace rule, which is Sanger’s without the order.",
     "plasticity/sanger.h", "subspace_step",
     KERNEL_ARGS(ARRAY("W", KERNEL_INOUT, KERNEL_FREE), ARRAY("x", KERNEL_IN, 0), ETA), subspace},
    {"oja_flow", "",
     "Where Oja’s rule, averaged and in endlessly small steps, stands at time t from w0. values "
     "and "
     "vectors are those of the second moment, by symmetric_eigen.",
     "plasticity/oja.h", "oja_flow",
     KERNEL_ARGS(ARRAY("out", KERNEL_OUT, 0), ARRAY("values", KERNEL_IN, 0),
                 ARRAY("vectors", KERNEL_IN, KERNEL_FREE), ARRAY("w0", KERNEL_IN, 0),
                 {"t", "1", KERNEL_NUMBER, 0}),
     flow},
    {"symmetric_eigen", "",
     "Eigenvalues of the symmetric matrix a, the largest first, and its eigenvectors one after the "
     "other, each of length 1. a is used up.",
     "base/linalg.h", "symmetric_eigen",
     KERNEL_ARGS(ARRAY("values", KERNEL_OUT, 0), ARRAY("vectors", KERNEL_OUT, KERNEL_FREE),
                 ARRAY("a", KERNEL_INOUT, KERNEL_FREE)),
     eigen},
    {"data_mean", "", "The mean of examples that stand one after the other in data.",
     "base/linalg.h", "data_mean",
     KERNEL_ARGS(ARRAY("mean", KERNEL_OUT, 0), ARRAY("data", KERNEL_IN, KERNEL_FREE)), mean},
    {"data_moment", "",
     "The mean product of the inputs, each counted from about: the covariance about the mean, the "
     "second moment about zero.",
     "base/linalg.h", "data_moment",
     KERNEL_ARGS(ARRAY("moment", KERNEL_OUT, KERNEL_FREE), ARRAY("data", KERNEL_IN, KERNEL_FREE),
                 ARRAY("about", KERNEL_IN, 0)),
     moment},
    {"weights_angle", "°", "The angle between the lines along a and b, from 0 to 90 degrees.",
     "plasticity/weights.h", "weights_angle",
     KERNEL_ARGS(ARRAY("a", KERNEL_IN, 0), ARRAY("b", KERNEL_IN, 0)), angle},
    {0}};
