#include "neuron/lif.h"

#include "base/vmath.h"

Status membrane_check(const Membrane *m) {
    CHECK(check_above("tau_m", "ms", m->tau_m, 0));
    CHECK(check_finite("v_th", "mV", m->v_th));
    CHECK(check_below("v_reset", "mV", m->v_reset, m->v_th, "v_th"));
    return check_at_least("tau_ref", "ms", m->tau_ref, 0);
}

Status lif_check(const LifParams *p) {
    CHECK(membrane_check(&p->membrane));
    CHECK(check_finite("resistance", "MΩ", p->resistance));
    return check_above("dt", "ms", p->dt, 0);
}

void lif_set(Lif *neuron, const LifParams *p) {
    neuron->p = *p;
    neuron->decay = vmath_exp(-p->dt / p->membrane.tau_m);
    neuron->hold = (int)(p->membrane.tau_ref / p->dt + 0.5);
}

Status lif_init(Lif *neuron, const LifParams *p, double v0) {
    CHECK(lif_check(p));
    CHECK(check_finite("v0", "mV", v0));
    lif_set(neuron, p);
    neuron->v = v0;
    neuron->refractory = 0;
    return STATUS_OK;
}

//> step
bool lif_step(Lif *neuron, double current) {
    const Membrane *m = &neuron->p.membrane;
    if (neuron->refractory > 0) {
        neuron->refractory--;
        neuron->v = m->v_reset;
        return false;
    }
    double target = neuron->p.resistance * current; /* where v would settle */
    if (neuron->p.method == LIF_EULER)
        neuron->v += neuron->p.dt / m->tau_m * (target - neuron->v);
    else
        neuron->v = target + (neuron->v - target) * neuron->decay;
    if (neuron->v < m->v_th) return false;
    neuron->v = m->v_reset;
    neuron->refractory = neuron->hold;
    return true;
}
//< step

Status lif_run(Lif *neuron, double *v, int *spike_steps, int max, int *count,
               const double *currents, int n) {
    for (int k = 0; k < n; k++)
        CHECK(check_finite("current", "nA", currents[k]));
    *count = 0;
    if (v) v[0] = neuron->v;
    for (int k = 0; k < n; k++) {
        if (lif_step(neuron, currents[k])) {
            if (spike_steps && *count < max) spike_steps[*count] = k + 1;
            ++*count;
        }
        if (v) v[k + 1] = neuron->v;
    }
    return STATUS_OK;
}

double lif_time_to_threshold(const Membrane *m, double drive, double v0) {
    if (!(drive > m->v_th)) return __builtin_inf();
    return m->tau_m * vmath_log1p((m->v_th - v0) / (drive - m->v_th));
}

/* Between spikes v is an exponential; from the first spike on they come at even intervals. */
int lif_flow(const Membrane *m, double *v, double *rest, double *ages, int max, double drive,
             double duration) {
    if (*rest > 0) {
        double wait = vmath_min(*rest, duration);
        *v = m->v_reset;
        *rest -= wait;
        duration -= wait;
    }
    double climb = *v < m->v_th ? lif_time_to_threshold(m, drive, *v) : 0;
    if (duration <= 0 || climb > duration) {
        if (duration > 0) *v = drive + (*v - drive) * vmath_exp(-duration / m->tau_m);
        return 0;
    }
    double since = duration - climb; /* the first spike */
    double interval = m->tau_ref + lif_time_to_threshold(m, drive, m->v_reset);
    int more = interval <= since ? (int)vmath_min(since / interval, 1e9) : 0;
    if (max > 0) ages[0] = since;
    for (int k = 1; k <= more && k < max; k++)
        ages[k] = since - k * interval;
    if (more > 0) since = vmath_max(0, since - more * interval); /* the last spike */
    *rest = vmath_max(0, m->tau_ref - since);
    *v = m->v_reset;
    if (since > m->tau_ref)
        *v = drive + (m->v_reset - drive) * vmath_exp((m->tau_ref - since) / m->tau_m);
    return more + 1;
}
