/* Sparse codes, and what a filter is like: the Gabor experiment of chapter 3. */
#include "base/kernel.h"
#include "vision/lasso.h"
#include "vision/tuning.h"

#define NUMBER(id) \
    { id, "1", KERNEL_NUMBER, 0 }
#define FREE(id, kind) \
    { id, "1", kind, KERNEL_FREE }
#define LIST(id) \
    { id, "1", KERNEL_IN, 0 }

/* Is there anything in the only array, so that an index of it is defined? */
static Status some_check(const KernelCall *c, const char *what) {
    if (c->length[0] < 1) return (Status){.code = E_EMPTY, .what = what};
    return STATUS_OK;
}

static Status share(KernelCall *c) {
    CHECK(some_check(c, "a"));
    if (!tuning_defined(c->array[0], c->length[0]))
        return (Status){.code = E_SINGULAR, .what = "a", .unit = ""};
    c->result = participation(c->array[0], c->length[0]);
    return STATUS_OK;
}

static Status kurtosis(KernelCall *c) {
    CHECK(some_check(c, "s"));
    int differ = 0;
    for (int i = 1; i < c->length[0]; i++)
        differ |= c->array[0][i] != c->array[0][0];
    if (!differ) return (Status){.code = E_SINGULAR, .what = "s", .unit = ""};
    c->result = excess_kurtosis(c->array[0], c->length[0]);
    return STATUS_OK;
}

static Status threshold(KernelCall *c) {
    CHECK(check_at_least("t", "1", c->number[1], 0));
    c->result = soft_threshold(c->number[0], c->number[1]);
    return STATUS_OK;
}

/* D (m, k), m, k */
static Status size_check(const KernelCall *c, int *m, int *k) {
    CHECK(check_whole("m", "1", c->number[1], 1, LASSO_MAX));
    CHECK(check_whole("k", "1", c->number[2], 1, LASSO_MAX));
    *m = (int)c->number[1];
    *k = (int)c->number[2];
    return check_length("D", c->length[0], *m * *k);
}

static Status lipschitz(KernelCall *c) {
    int m, k;
    CHECK(size_check(c, &m, &k));
    c->result = lasso_lipschitz(c->array[0], m, k);
    return STATUS_OK;
}

/* D (m, k), m, k, x (m), lam */
static Status problem_check(const KernelCall *c, int *m, int *k) {
    CHECK(size_check(c, m, k));
    CHECK(check_length("x", c->length[3], *m));
    return check_at_least("lam", "1", c->number[4], 0);
}

/* ..., a (k) */
static Status objective(KernelCall *c) {
    int m, k;
    CHECK(problem_check(c, &m, &k));
    CHECK(check_length("a", c->length[5], k));
    c->result = lasso_objective(c->array[0], m, k, c->array[3], c->number[4], c->array[5]);
    return STATUS_OK;
}

/* ..., steps, a (k) */
static Status ista(KernelCall *c) {
    int m, k;
    CHECK(problem_check(c, &m, &k));
    CHECK(check_whole("steps", "1", c->number[5], 0, 100000));
    CHECK(check_length("a", c->length[6], k));
    lasso_ista(c->array[0], m, k, c->array[3], c->number[4], (int)c->number[5], c->array[6]);
    return STATUS_OK;
}

const Kernel coding_kernels[] = {
    {"participation", "1",
     "The share of the pixels that take part in a filter: 1/n for one pixel, 1 where all have the "
     "same size.",
     "vision/tuning.h", "participation", KERNEL_ARGS(LIST("a")), share},
    {"excess_kurtosis", "1",
     "How much heavier the tails of s are than a Gaussian’s: 0 for a Gaussian, 3 for a Laplacian.",
     "vision/tuning.h", "excess_kurtosis", KERNEL_ARGS(LIST("s")), kurtosis},
    {"soft_threshold", "1", "z brought nearer to 0 by t, and not beyond it.", "vision/lasso.h",
     "soft_threshold", KERNEL_ARGS(NUMBER("z"), NUMBER("t")), threshold},
    {"lasso_lipschitz", "1",
     "The largest eigenvalue of D'D, where D has m rows of k numbers, one row after the other.",
     "vision/lasso.h", "lasso_lipschitz",
     KERNEL_ARGS(FREE("D", KERNEL_IN), NUMBER("m"), NUMBER("k")), lipschitz},
    {"lasso_objective", "1", "What a sparse code costs: 1/2 |x - D a|^2 + lam |a|_1.",
     "vision/lasso.h", "lasso_objective",
     KERNEL_ARGS(FREE("D", KERNEL_IN), NUMBER("m"), NUMBER("k"), FREE("x", KERNEL_IN),
                 NUMBER("lam"), FREE("a", KERNEL_IN)),
     objective},
    {"lasso_ista", "",
     "Fills a with the code of x in the dictionary D after so many steps of ISTA from 0.",
     "vision/lasso.h", "lasso_ista",
     KERNEL_ARGS(FREE("D", KERNEL_IN), NUMBER("m"), NUMBER("k"), FREE("x", KERNEL_IN),
                 NUMBER("lam"), NUMBER("steps"), FREE("a", KERNEL_OUT)),
     ista},
    {0}};
