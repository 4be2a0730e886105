/* Receptive fields, and the effective ones. */
#include "../oracle.h"

#include "vision/effective_field.h"
#include "vision/random_field.h"

#include <stdlib.h>

/* The layers of a case; their number. What is no int stays out of an int's range. */
static int layers_of(Case *c, RfLayer *layers) {
    double kspd[4 * RF_MAX_LAYERS];
    int shape[4], n = input_numbers(c, "layers_kspd", kspd, 4 * RF_MAX_LAYERS, shape);
    for (int l = 0; l < n / 4; l++)
        layers[l] = (RfLayer){.k = (int)kspd[4 * l],
                              .s = (int)kspd[4 * l + 1],
                              .p = (int)kspd[4 * l + 2],
                              .d = (int)kspd[4 * l + 3]};
    return n / 4;
}

static Status stack(Case *c) {
    RfLayer layers[RF_MAX_LAYERS];
    RfPlace places[RF_MAX_LAYERS];
    int count = layers_of(c, layers);
    double n0 = input_number(c, "input_size");
    if (c->lacking) return STATUS_OK;
    CHECK(rf_compute(places, layers, count, (int)n0));
    double values[5][RF_MAX_LAYERS];
    for (int l = 0; l < count; l++) {
        values[0][l] = (double)places[l].n;
        values[1][l] = (double)places[l].r;
        values[2][l] = (double)places[l].jump;
        values[3][l] = (double)places[l].start;
        values[4][l] = rf_centre(&places[l]);
    }
    static const char *const keys[] = {"n", "rf", "jump", "start", "center0"};
    for (int i = 0; i < 5; i++)
        give_list(c, keys[i], values[i], count, NULL);
    return STATUS_OK;
}

enum { MOST = 64 };

static int equal_layers(Case *c, RfLayer *layers, int i) {
    int k = (int)input_number(c, "k"), n = (int)input_element(c, "n_layers", i);
    for (int l = 0; l < n; l++)
        layers[l] = (RfLayer){.k = k, .s = 1, .p = 0, .d = 1};
    return n;
}

static Status erf_uniform(Case *c) {
    int cases = input_length(c, "n_layers");
    double values[4][MOST];
    for (int i = 0; i < cases && !c->lacking; i++) {
        RfLayer layers[RF_MAX_LAYERS];
        int n = equal_layers(c, layers, i), r = (int)rf_width(layers, n);
        double *profile = calloc(2 * (size_t)r, sizeof *profile);
        ef_profile(profile, profile + r, layers, n);
        values[0][i] = ef_spread(NULL, profile, r);
        values[1][i] = ef_std(layers, n);
        values[2][i] = r;
        values[3][i] = ef_size(profile, r, 2) / r;
        free(profile);
    }
    static const char *const keys[] = {"std", "std_formula", "trf", "erf_ratio_4p55pct"};
    for (int i = 0; i < 4; i++)
        give_list(c, keys[i], values[i], cases, NULL);
    return STATUS_OK;
}

/* The width of the mean squared gradient over so many networks in two dimensions. */
static double measured_std(RandomField *field, const RfLayer *layers, int n, int channels,
                           bool relu) {
    static double profile[RANDOM_FIELD_MAP];
    random_field_set(field, layers, n, 2, channels, relu, 1);
    while (field->draws < 200)
        random_field_step(field, 1 << 30);
    random_field_profile(profile, field);
    return ef_spread(NULL, profile, field->wide);
}

static Status erf_random_weights(Case *c) {
    int cases = input_length(c, "n_layers"), channels = (int)input_number(c, "channels");
    if (c->lacking) return STATUS_OK;
    Arena arena = {.size = random_field_bytes()};
    arena.memory = aligned_alloc(ARENA_ALIGNMENT, arena.size);
    RandomField field;
    random_field_init(&field, &arena);
    double linear[MOST], relu[MOST], formula[MOST];
    for (int i = 0; i < cases; i++) {
        RfLayer layers[RF_MAX_LAYERS];
        int n = equal_layers(c, layers, i);
        linear[i] = measured_std(&field, layers, n, channels, false);
        relu[i] = measured_std(&field, layers, n, channels, true);
        formula[i] = ef_std(layers, n);
    }
    give_list(c, "std_energy_linear", linear, cases, NULL);
    give_list(c, "std_energy_relu", relu, cases, NULL);
    give_list(c, "formula", formula, cases, NULL);
    free(arena.memory);
    return STATUS_OK;
}

const Form s28_forms[] = {{"s28.stack", stack},
                          {"s28.erf_uniform", erf_uniform},
                          {"s28.erf_random_weights", erf_random_weights},
                          {NULL, NULL}};
