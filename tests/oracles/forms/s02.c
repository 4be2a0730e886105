/* The f-I curve. */
#include "../oracle.h"

#include "neuron/lif_rate.h"

#include <stdlib.h>

static Membrane membrane(Case *c) {
    return (Membrane){.tau_m = input_number(c, "tau"),
                      .v_th = input_number(c, "v_th"),
                      .v_reset = input_number(c, "v_r"),
                      .tau_ref = input_number(c, "tau_ref")};
}

static Status rate(Case *c) {
    Membrane m = membrane(c);
    int n = input_length(c, "RI");
    if (c->lacking) return STATUS_OK;
    CHECK(membrane_check(&m));
    double *rates = calloc((size_t)n, sizeof *rates);
    Status status = STATUS_OK;
    for (int i = 0; i < n && status.code == OK; i++) {
        double drive = input_element(c, "RI", i);
        status = check_finite("RI", "mV", drive);
        rates[i] = lif_rate(&m, drive);
    }
    give_list(c, "rate_hz", rates, n, "RI");
    give_number(c, "limit_hz", lif_rate_limit(&m));
    /* For endless drive the slope is that of 1000 (R I) / (tau (v_th - v_r)): measured, not given.
     */
    give_number(c, "asymptotic_slope_hz_per_mV",
                m.tau_ref == 0 ? lif_rate_gain(&m, 1e15 * (m.v_th - m.v_reset)) : 0);
    free(rates);
    return status;
}

static Status inverse_and_gain(Case *c) {
    Membrane m = membrane(c);
    int n = input_length(c, "rate_hz");
    if (c->lacking) return STATUS_OK;
    CHECK(membrane_check(&m));
    double *drives = calloc((size_t)n, sizeof *drives), *gains = calloc((size_t)n, sizeof *gains);
    Status status = STATUS_OK;
    for (int i = 0; i < n && status.code == OK; i++) {
        status = lif_rate_inverse(&m, &drives[i], input_element(c, "rate_hz", i));
        gains[i] = lif_rate_gain(&m, drives[i]);
    }
    give_list(c, "RI", drives, n, "rate_hz");
    give_list(c, "gain_hz_per_mV", gains, n, "rate_hz");
    free(drives);
    free(gains);
    return status;
}

static Status simulation_vs_formula(Case *c) {
    Membrane m = membrane(c);
    double duration = input_number(c, "T");
    int n = input_length(c, "RI");
    LifParams p = {
        .membrane = m, .resistance = 1, .dt = input_number(c, "dt"), .method = LIF_EXACT};
    double *simulated = calloc((size_t)n, sizeof *simulated),
           *rates = calloc((size_t)n, sizeof *rates);
    Status status = lif_check(&p);
    for (int i = 0; i < n && status.code == OK && !c->lacking; i++) {
        double drive = input_element(c, "RI", i);
        Lif neuron;
        status = lif_init(&neuron, &p, m.v_reset);
        int first = 0, last = 0, spikes = 0;
        for (int k = 1; k <= (int)(duration / p.dt + 0.5); k++) {
            if (!lif_step(&neuron, drive)) continue;
            if (spikes++ == 0) first = k;
            last = k;
        }
        simulated[i] = spikes < 2 ? 0 : 1000 * (spikes - 1) / ((last - first) * p.dt);
        rates[i] = lif_rate(&m, drive);
    }
    give_list(c, "rate_hz_sim", simulated, n, "RI");
    give_list(c, "rate_hz", rates, n, "RI");
    free(simulated);
    free(rates);
    return status;
}

const Form s02_forms[] = {{"s02.rate", rate},
                          {"s02.inverse_and_gain", inverse_and_gain},
                          {"s02.simulation_vs_formula", simulation_vs_formula},
                          {NULL, NULL}};
