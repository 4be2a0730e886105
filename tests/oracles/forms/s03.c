/* Noise: Siegert's formula, Monte Carlo, Brunel's network. */
#include "../oracle.h"

#include "neuron/brunel.h"
#include "neuron/lif_rate.h"
#include "neuron/noisy_lif.h"
#include "neuron/siegert.h"

#include <stdlib.h>

static Membrane membrane(Case *c) {
    return (Membrane){.tau_m = input_number(c, "tau"),
                      .v_th = input_number(c, "v_th"),
                      .v_reset = input_number(c, "v_r"),
                      .tau_ref = input_number(c, "tau_ref")};
}

static Status siegert(Case *c) {
    Membrane m = membrane(c);
    int n = input_length(c, "mu"), sigmas = input_length(c, "sigma");
    const char *like = sigmas > n ? "sigma" : "mu";
    if (sigmas > n) n = sigmas;
    double *rates = calloc((size_t)n, sizeof *rates), *cvs = calloc((size_t)n, sizeof *cvs),
           *mean_only = calloc((size_t)n, sizeof *mean_only),
           *differences = calloc((size_t)n, sizeof *differences);
    Status status = STATUS_OK;
    for (int i = 0; i < n && status.code == OK && !c->lacking; i++) {
        double mu = input_element(c, "mu", i), sigma = input_element(c, "sigma", i);
        status = siegert_check(&m, mu, sigma);
        if (status.code != OK) break;
        rates[i] = siegert_rate(&m, mu, sigma);
        if (expects(c, "cv")) cvs[i] = siegert_cv(&m, mu, sigma);
        mean_only[i] = lif_rate(&m, mu);
        differences[i] = rates[i] - mean_only[i];
    }
    give_list(c, "rate_hz", rates, n, like);
    give_list(c, "siegert_hz", rates, n, like);
    give_list(c, "cv", cvs, n, like);
    give_list(c, "mean_only_hz", mean_only, n, like);
    give_list(c, "deterministic_hz", mean_only, n, like);
    give_list(c, "difference_hz", differences, n, like);
    free(rates);
    free(cvs);
    free(mean_only);
    free(differences);
    return status;
}

/* The simulated rate at one dt: 50 neurons together live as long as the case demands. */
static Status simulate(const Membrane *m, double mu, double sigma, double dt, double seconds,
                       double *rate) {
    NoisyLifParams p = {.membrane = *m, .sigma = sigma, .dt = dt, .points = 1, .neurons = 50};
    size_t size = noisy_lif_bytes(&p);
    Arena arena = {aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
    NoisyLif population;
    Status status = noisy_lif_init(&population, &p, &mu, 1, &arena);
    if (status.code == OK) {
        noisy_lif_step(&population, (int)(seconds * 1000 / dt / p.neurons) + 1);
        *rate = noisy_lif_rate(&population, 0);
    }
    free(arena.memory);
    return status;
}

static Status monte_carlo(Case *c) {
    Membrane m = membrane(c);
    double mu = input_number(c, "mu"), sigma = input_number(c, "sigma");
    double seconds = input_number(c, "total_time_s_at_least");
    int n = input_length(c, "dt_list");
    if (c->lacking) return STATUS_OK;
    CHECK(siegert_check(&m, mu, sigma));
    double *simulated = calloc((size_t)n, sizeof *simulated),
           *sampled = calloc((size_t)n, sizeof *sampled);
    Status status = STATUS_OK;
    for (int i = 0; i < n && status.code == OK; i++) {
        double dt = input_element(c, "dt_list", i);
        status = simulate(&m, mu, sigma, dt, seconds, &simulated[i]);
        if (status.code == OK) sampled[i] = siegert_rate_sampled(&m, mu, sigma, dt);
    }
    give_number(c, "theory_hz", siegert_rate(&m, mu, sigma));
    give_list(c, "mc_hz", simulated, n, "dt_list");
    give_list(c, "discrete_monitoring_theory_hz", sampled, n, "dt_list");
    /* The interval of a simulation is centred on the corrected theory, as the cases say. */
    const cJSON *centre =
        cJSON_GetObjectItemCaseSensitive(c->expect, "discrete_monitoring_theory_hz");
    if (centre) cJSON_AddItemToObject(c->centres, "mc_hz", cJSON_Duplicate(centre, 1));
    free(simulated);
    free(sampled);
    return status;
}

static Status brunel_mean_field(Case *c) {
    BrunelParams p = {.membrane = membrane(c),
                      .weight = input_number(c, "J"),
                      .inputs = input_number(c, "C_E"),
                      .gamma = input_number(c, "gamma"),
                      .inhibition = input_number(c, "g"),
                      .external = input_number(c, "eta")};
    if (c->lacking) return STATUS_OK;
    /* eta counts in units of the rate that the case gives; ours in that of the parameters */
    double threshold_rate = 1000 * p.membrane.v_th / (p.inputs * p.weight * p.membrane.tau_m);
    if (cJSON_HasObjectItem(c->inputs, "nu_thr_hz"))
        p.external *= input_number(c, "nu_thr_hz") / threshold_rate;
    CHECK(brunel_check(&p));
    BrunelState noisy = brunel_fixed_point(&p, true), mean_only = brunel_fixed_point(&p, false);
    give_list(c, "rate_hz", &noisy.rate, 1, NULL);
    give_list(c, "mean_only_rate_hz", &mean_only.rate, 1, NULL);
    give_number(c, "mu", noisy.mu);
    give_number(c, "sigma", noisy.sigma);
    return STATUS_OK;
}

const Form s03_forms[] = {{"s03.siegert", siegert},
                          {"s03.monte_carlo", monte_carlo},
                          {"s03.brunel_mean_field", brunel_mean_field},
                          {NULL, NULL}};
