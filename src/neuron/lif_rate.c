#include "neuron/lif_rate.h"

#include "base/vmath.h"

//> rate
double lif_rate(const Membrane *m, double drive) {
    if (!(drive > m->v_th)) return 0;
    double climb = m->tau_m * vmath_log1p((m->v_th - m->v_reset) / (drive - m->v_th));
    return 1000 / (m->tau_ref + climb); /* ms to Hz */
}
//< rate

double lif_rate_limit(const Membrane *m) {
    return m->tau_ref > 0 ? 1000 / m->tau_ref : __builtin_inf();
}

double lif_rate_gain(const Membrane *m, double drive) {
    double r = lif_rate(m, drive) / 1000;
    if (r == 0) return 0;
    return 1000 * r * r * m->tau_m * (m->v_th - m->v_reset) /
           ((drive - m->v_reset) * (drive - m->v_th));
}

Status lif_rate_inverse(const Membrane *m, double *drive, double rate) {
    CHECK(check_above("rate", "Hz", rate, 0));
    double limit = lif_rate_limit(m);
    if (!(rate < limit)) return check_below("rate", "Hz", rate, limit, "1/tau_ref");
    *drive = m->v_th + (m->v_th - m->v_reset) / vmath_expm1((1000 / rate - m->tau_ref) / m->tau_m);
    return STATUS_OK;
}
