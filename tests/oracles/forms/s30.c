/* Oja's rule on a cloud, epoch by epoch: the laboratory. */
#include "../oracle.h"

#include "base/linalg.h"
#include "base/vmath.h"
#include "plasticity/oja.h"
#include "plasticity/weights.h"

enum { MOST_DATA = 4096, MOST_EPOCHS = 1000 };

static Status cloud2d(Case *c) {
    static double X[MOST_DATA], measured[2 * MOST_EPOCHS];
    double w[2], moment[4], values[2], vectors[4];
    int shape[4];
    input_numbers(c, "w0", w, 2, shape);
    input_numbers(c, "X", X, MOST_DATA, shape);
    double eta = input_number(c, "eta"), epochs = input_number(c, "epochs");
    if (c->lacking) return STATUS_OK;
    CHECK(check_length("X", shape[1], 2));
    CHECK(check_whole("epochs", "", epochs, 0, MOST_EPOCHS));
    data_moment(moment, X, NULL, shape[0], 2);
    CHECK(symmetric_eigen(values, vectors, moment, 2));
    for (int k = 0; k < epochs; k++) {
        oja_epoch(w, X, shape[0], 2, eta);
        measured[2 * k] = vector_norm(w, 2);
        measured[2 * k + 1] = weights_alignment(w, vectors, 2);
    }
    give_list(c, "w_end", w, 2, NULL);
    give_nested(c, "norm_cos_per_epoch", measured, (const int[4]){(int)epochs, 2});
    give_number(c, "pc1_angle_deg", vmath_atan2(vectors[1], vectors[0]) * 180 / VMATH_PI);
    give_list(c, "eigs", values, 2, NULL);
    return STATUS_OK;
}

const Form s30_forms[] = {{"s30.cloud2d", cloud2d}, {NULL, NULL}};
