#include "vision/receptive_field.h"

#include "base/vmath.h"

Status rf_check(const RfLayer *layer) {
    CHECK(check_whole("k", "1", layer->k, 1, RF_MAX_SIZE));
    CHECK(check_whole("s", "1", layer->s, 1, RF_MAX_SIZE));
    CHECK(check_whole("p", "1", layer->p, 0, layer->pool ? layer->k / 2.0 : RF_MAX_SIZE));
    return check_whole("d", "1", layer->d, 1, RF_MAX_SIZE);
}

RfPlace rf_input(int n0) {
    return (RfPlace){.n = n0, .r = 1, .jump = 1, .start = 0};
}

//> step
void rf_step(RfPlace *at, const RfLayer *layer) {
    int64_t reach = (int64_t)(layer->k - 1) * layer->d; /* from the first tap to the last */
    int64_t room = at->n + 2 * (int64_t)layer->p - reach - 1;
    at->n = at->n > 0 && room >= 0 ? room / layer->s + 1 : 0;
    at->r += reach * at->jump;
    at->start -= layer->p * at->jump;
    at->jump *= layer->s; /* last: the three lines above need the jump before this layer */
}
//< step

double rf_centre(const RfPlace *at) {
    return (double)at->start + (double)(at->r - 1) / 2;
}

int64_t rf_unit(const RfPlace *at, double x) {
    double unit = (x - rf_centre(at)) / (double)at->jump + 0.5;
    double last = (double)(at->n > 0 ? at->n - 1 : 0);
    return (int64_t)vmath_min(vmath_max(unit, 0), last);
}

/* Through one layer more, unless it is refused. */
static Status checked_step(RfPlace *at, const RfLayer *layer) {
    CHECK(rf_check(layer));
    double padded = (double)(at->n + 2 * (int64_t)layer->p);
    double wanted = (layer->k - 1) * (double)layer->d + 1;
    if (padded < wanted)
        return (Status){.code = E_SHAPE,
                        .rule = RULE_AT_LEAST,
                        .what = "padded_input",
                        .unit = "1",
                        .value = padded,
                        .low = wanted};
    rf_step(at, layer);
    CHECK(check_between("r", "1", (double)at->r, 1, (double)RF_MAX_FIELD));
    return check_between("jump", "1", (double)at->jump, 1, (double)RF_MAX_FIELD);
}

Status rf_compute(RfPlace *places, const RfLayer *layers, int count, int n0) {
    CHECK(check_whole("n0", "1", n0, 1, RF_MAX_INPUT));
    CHECK(check_whole("layers", "1", count, 0, RF_MAX_LAYERS));
    RfPlace at = rf_input(n0);
    for (int l = 0; l < count; l++)
        CHECK(checked_step(&at, &layers[l]));
    at = rf_input(n0);
    for (int l = 0; l < count && places; l++) {
        rf_step(&at, &layers[l]);
        places[l] = at;
    }
    return STATUS_OK;
}

int64_t rf_width(const RfLayer *layers, int count) {
    RfPlace at = rf_input(1);
    for (int l = 0; l < count; l++)
        rf_step(&at, &layers[l]);
    return at.r;
}

int64_t rf_weights(const RfLayer *layers, int count, int dims) {
    int64_t sum = 0;
    for (int l = 0; l < count; l++) {
        int64_t k = layers[l].pool ? 0 : layers[l].k;
        sum += dims == 2 ? k * k : k;
    }
    return sum;
}
