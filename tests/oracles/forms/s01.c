/* The leaky integrate-and-fire neuron. The cases call tau_m tau and v_reset v_r. */
#include "../oracle.h"

#include "base/vmath.h"
#include "neuron/lif.h"

#include <stdlib.h>

static LifParams params(Case *c, LifMethod method, double dt) {
    return (LifParams){.membrane = {.tau_m = input_number(c, "tau"),
                                    .v_th = input_number(c, "v_th"),
                                    .v_reset = input_number(c, "v_r"),
                                    .tau_ref = input_number(c, "tau_ref")},
                       .resistance = input_number(c, "R"),
                       .dt = dt,
                       .method = method};
}

/* Runs under currents (n) and reports spikes, samples and the end. */
static Status run(Case *c, const double *currents, int n) {
    LifMethod method = input_flag(c, "method", "euler") ? LIF_EULER : LIF_EXACT;
    LifParams p = params(c, method, input_number(c, "dt"));
    double v0 = input_number(c, "v0");
    if (c->lacking) return STATUS_OK;
    Lif neuron;
    CHECK(lif_init(&neuron, &p, v0));
    double *v = calloc((size_t)n + 1, sizeof *v), *list = calloc((size_t)n + 1, sizeof *list);
    int *spikes = calloc((size_t)n + 1, sizeof *spikes), count = 0;
    Status status = lif_run(&neuron, v, spikes, n, &count, currents, n);
    if (status.code == OK) {
        for (int i = 0; i < count; i++)
            list[i] = spikes[i];
        give_number(c, "n_spikes", count);
        give_list(c, "spike_steps", list, count, NULL);
        give_number(c, "v_end", v[n]);
        const cJSON *asked = cJSON_GetObjectItemCaseSensitive(c->expect, "v_sample_every");
        int every = cJSON_IsNumber(asked) ? asked->valueint : 0, samples = 0;
        for (int k = 0; every > 0 && k <= n; k += every)
            list[samples++] = v[k];
        give_number(c, "v_sample_every", every);
        give_list(c, "v_samples", list, samples, NULL);
    }
    free(v);
    free(list);
    free(spikes);
    return status;
}

/* The number of steps, as far as the cases go. */
static Status count_of(Case *c, const char *key, int *n) {
    double wanted = input_number(c, key);
    if (c->lacking) return STATUS_OK;
    CHECK(check_whole(key, "", wanted, 0, 1e8));
    *n = (int)wanted;
    return STATUS_OK;
}

static Status run_constant(Case *c) {
    int n = 0;
    CHECK(count_of(c, "n_steps", &n));
    double *currents = calloc((size_t)n + 1, sizeof *currents);
    for (int k = 0; k < n; k++)
        currents[k] = input_number(c, "I_const");
    Status status = run(c, currents, n);
    free(currents);
    return status;
}

static Status run_sine(Case *c) {
    int n = 0;
    CHECK(count_of(c, "n_steps", &n));
    Case sine = {.inputs = cJSON_GetObjectItemCaseSensitive(c->inputs, "I_sine")};
    double mean = input_number(&sine, "mean"), amplitude = input_number(&sine, "amp"),
           period = input_number(&sine, "period_ms"), dt = input_number(c, "dt");
    if (sine.lacking) c->lacking = sine.lacking;
    double *currents = calloc((size_t)n + 1, sizeof *currents);
    for (int k = 0; k < n; k++)
        currents[k] = mean + amplitude * vmath_sin(2 * VMATH_PI * k * dt / period);
    Status status = run(c, currents, n);
    free(currents);
    return status;
}

static Status run_segments(Case *c) {
    int n = 0, k = 0;
    CHECK(count_of(c, "n_steps", &n));
    double *currents = calloc((size_t)n + 1, sizeof *currents);
    const cJSON *segments = cJSON_GetObjectItemCaseSensitive(c->inputs, "I_segments"), *item;
    if (!cJSON_IsArray(segments)) c->lacking = "I_segments";
    cJSON_ArrayForEach(item, segments) {
        Case segment = {.inputs = item};
        double current = input_number(&segment, "I"), length = input_number(&segment, "n");
        if (segment.lacking) c->lacking = segment.lacking;
        for (int i = 0; i < length && k < n; i++)
            currents[k++] = current;
    }
    Status status = run(c, currents, n);
    free(currents);
    return status;
}

static Status analytic_isi(Case *c) {
    LifParams p = params(c, LIF_EXACT, 1);
    double drive = p.resistance * input_number(c, "I"), v0 = input_number(c, "v0");
    if (c->lacking) return STATUS_OK;
    CHECK(lif_check(&p));
    CHECK(check_finite("drive", "mV", drive));
    CHECK(check_below("v0", "mV", v0, p.membrane.v_th, "v_th"));
    double first = lif_time_to_threshold(&p.membrane, drive, v0);
    double interval =
        p.membrane.tau_ref + lif_time_to_threshold(&p.membrane, drive, p.membrane.v_reset);
    give_number(c, "isi_ms", interval);
    give_number(c, "first_spike_ms", first);
    give_number(c, "third_spike_ms", first + 2 * interval);
    return STATUS_OK;
}

/* |Euler - exact| at time T under a current that does not reach threshold, for each dt. */
static Status euler_convergence(Case *c) {
    double tau = input_number(c, "tau"), drive = input_number(c, "R") * input_number(c, "I");
    double end = input_number(c, "T"), v0 = input_number(c, "v0");
    int n = input_length(c, "dt_list");
    double errors[64], order = 0, previous = 0;
    if (n > 64) n = 64;
    for (int i = 0; i < n && !c->lacking; i++) {
        double dt = input_element(c, "dt_list", i);
        LifParams p = {.membrane = {tau, input_number(c, "v_th"), -1e300, 0},
                       .resistance = 1,
                       .dt = dt,
                       .method = LIF_EULER};
        Lif neuron;
        CHECK(lif_init(&neuron, &p, v0));
        for (int k = 0; k < (int)(end / dt + 0.5); k++)
            lif_step(&neuron, drive);
        double error = neuron.v - (drive + (v0 - drive) * vmath_exp(-end / tau));
        errors[i] = error < 0 ? -error : error;
        if (i > 0) order = vmath_log(errors[i - 1] / errors[i]) / vmath_log(previous / dt);
        previous = dt;
    }
    give_list(c, "abs_err", errors, n, "dt_list");
    give_number(c, "order_last", order);
    return STATUS_OK;
}

/* The mean inter-spike interval of a neuron that starts at v_reset, over `duration` ms. */
static Status mean_interval(const LifParams *p, double current, double duration, double *interval) {
    Lif neuron;
    CHECK(lif_init(&neuron, p, p->membrane.v_reset));
    int first = 0, last = 0, spikes = 0;
    for (int k = 1; k <= (int)(duration / p->dt + 0.5); k++) {
        if (!lif_step(&neuron, current)) continue;
        if (spikes++ == 0) first = k;
        last = k;
    }
    *interval = spikes < 2 ? __builtin_inf() : (last - first) * p->dt / (spikes - 1);
    return STATUS_OK;
}

static Status isi_vs_dt(Case *c) {
    double current = input_number(c, "I"), duration = input_number(c, "T");
    int n = input_length(c, "dt_list");
    double exact[64], euler[64];
    if (n > 64) n = 64;
    for (int i = 0; i < n; i++) {
        double dt = input_element(c, "dt_list", i);
        LifParams with_exact = params(c, LIF_EXACT, dt), with_euler = params(c, LIF_EULER, dt);
        if (c->lacking) return STATUS_OK;
        CHECK(mean_interval(&with_exact, current, duration, &exact[i]));
        CHECK(mean_interval(&with_euler, current, duration, &euler[i]));
    }
    LifParams p = params(c, LIF_EXACT, 1);
    give_list(c, "isi_exact_integrator", exact, n, "dt_list");
    give_list(c, "isi_euler", euler, n, "dt_list");
    give_number(c, "isi_true",
                p.membrane.tau_ref +
                    lif_time_to_threshold(&p.membrane, p.resistance * current, p.membrane.v_reset));
    return STATUS_OK;
}

const Form s01_forms[] = {{"s01.run_constant", run_constant},
                          {"s01.run_sine", run_sine},
                          {"s01.run_segments", run_segments},
                          {"s01.analytic_isi", analytic_isi},
                          {"s01.euler_convergence", euler_convergence},
                          {"s01.isi_vs_dt", isi_vs_dt},
                          {NULL, NULL}};
