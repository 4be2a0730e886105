/* Convolution and pooling. */
#include "../oracle.h"

#include "vision/conv.h"
#include "vision/pool.h"

#include <stdlib.h>

enum { ROOM = 4096 };

static Status conv(Case *c) {
    static double x[ROOM], w[ROOM], b[ROOM], dy[ROOM], y[ROOM], dx[ROOM], dw[ROOM], db[ROOM];
    int xs[4], ws[4], bs[4], dys[4];
    input_numbers(c, "x", x, ROOM, xs);
    input_numbers(c, "w", w, ROOM, ws);
    int biases = input_numbers(c, "b", b, ROOM, bs);
    Conv layer = {xs[0],
                  xs[1],
                  xs[2],
                  ws[0],
                  ws[2],
                  (int)input_number(c, "stride"),
                  (int)input_number(c, "padding"),
                  (int)input_number(c, "dilation")};
    if (c->lacking) return STATUS_OK;
    CHECK(conv_check(&layer));
    CHECK(check_length("channels", ws[1], layer.channels));
    CHECK(check_length("b", biases, layer.filters));
    const int ys[4] = {layer.filters, conv_rows(&layer), conv_columns(&layer)};
    conv_forward(y, x, w, b, &layer);
    give_nested(c, "y", y, ys);
    give_list(c, "out_hw", (double[]){ys[1], ys[2]}, 2, NULL);
    if (!expects(c, "dx")) return STATUS_OK;
    int grads = input_numbers(c, "grad_out", dy, ROOM, dys);
    if (c->lacking) return STATUS_OK;
    CHECK(check_length("grad_out", grads, ys[0] * ys[1] * ys[2]));
    conv_backward(dx, dw, db, dy, x, w, &layer);
    give_nested(c, "dx", dx, xs);
    give_nested(c, "dw", dw, ws);
    give_list(c, "db", db, biases, NULL);
    return STATUS_OK;
}

static Status pool(Case *c) {
    static double x[ROOM], y[ROOM];
    int xs[4];
    input_numbers(c, "x", x, ROOM, xs);
    Pool p = {xs[0],
              xs[1],
              xs[2],
              (int)input_number(c, "k"),
              (int)input_number(c, "stride"),
              (int)input_number(c, "padding")};
    if (c->lacking) return STATUS_OK;
    CHECK(pool_check(&p));
    const int ys[4] = {p.channels, pool_rows(&p), pool_columns(&p)};
    pool_max(y, NULL, x, &p);
    give_nested(c, "max", y, ys);
    pool_mean(y, x, &p, true);
    give_nested(c, "avg_count_include_pad", y, ys);
    pool_mean(y, x, &p, false);
    give_nested(c, "avg_exclude_pad", y, ys);
    return STATUS_OK;
}

static Status flip_relation(Case *c) {
    double x[ROOM], w[ROOM], flipped[ROOM], y[ROOM], bias = 0;
    int xs[4], ws[4];
    input_numbers(c, "x", x, ROOM, xs);
    int weights = input_numbers(c, "w", w, ROOM, ws);
    if (c->lacking) return STATUS_OK;
    Conv layer = {1, xs[0], xs[1], 1, ws[0], 1, 0, 1};
    CHECK(conv_check(&layer));
    const int ys[4] = {conv_rows(&layer), conv_columns(&layer)};
    for (int k = 0; k < weights; k++)
        flipped[k] = w[weights - 1 - k];
    conv_forward(y, x, w, &bias, &layer);
    give_nested(c, "cross_correlation", y, ys);
    conv_forward(y, x, flipped, &bias, &layer);
    give_nested(c, "true_convolution", y, ys);
    return STATUS_OK;
}

static Status param_counts(Case *c) {
    const Conv first = {3, 32, 32, 64, 3, 1, 1, 1}, next = {64, 32, 32, 64, 3, 1, 1, 1};
    give_number(c, "conv_3to64_k3", conv_parameters(&first));
    give_number(c, "conv_64to64_k3", conv_parameters(&next));
    give_number(c, "dense_equiv_32x32x3_to_32x32x64", conv_dense_parameters(&first));
    return STATUS_OK;
}

const Form s06_forms[] = {{"s06.conv", conv},
                          {"s06.pool", pool},
                          {"s06.flip_relation", flip_relation},
                          {"s06.param_counts", param_counts},
                          {NULL, NULL}};
