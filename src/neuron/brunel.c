#include "neuron/brunel.h"

#include "base/vmath.h"
#include "neuron/siegert.h"

Status brunel_check(const BrunelParams *p) {
    CHECK(membrane_check(&p->membrane));
    CHECK(check_above("v_th", "mV", p->membrane.v_th, 0));
    CHECK(check_above("weight", "mV", p->weight, 0));
    CHECK(check_above("inputs", "", p->inputs, 0));
    CHECK(check_at_least("gamma", "", p->gamma, 0));
    CHECK(check_at_least("inhibition", "", p->inhibition, 0));
    return check_at_least("external", "", p->external, 0);
}

/* What a neuron receives while all neurons fire at `rate`. */
static BrunelState input(const BrunelParams *p, double rate, bool noisy) {
    double per_hz = p->inputs * p->weight * p->membrane.tau_m / 1000; /* mV per Hz */
    double outside = p->external * p->membrane.v_th / per_hz, g = p->inhibition;
    double mu = per_hz * (outside + (1 - p->gamma * g) * rate);
    double variance = per_hz * p->weight * (outside + (1 + p->gamma * g * g) * rate);
    return (BrunelState){rate, mu, noisy ? vmath_sqrt(variance) : 0};
}

/* -nu + rate(nu): the direction in which the network moves. */
static double flow(const BrunelParams *p, double rate, bool noisy) {
    BrunelState s = input(p, rate, noisy);
    return siegert_rate(&p->membrane, s.mu, s.sigma) - rate;
}

//> fixed_point
BrunelState brunel_fixed_point(const BrunelParams *p, bool noisy) {
    /* Upwards from silence in steps that are a tenth of the flow, until the flow turns. */
    double low = 0, push = flow(p, 0, noisy);
    double high = low;
    while (push > 1e-9) {
        low = high;
        high = low + vmath_max(0.1 * push, 1e-3);
        push = flow(p, high, noisy);
    }
    for (int i = 0; i < 60 && high - low > 1e-12 * high; i++) {
        double middle = (low + high) / 2;
        if (flow(p, middle, noisy) > 0)
            low = middle;
        else
            high = middle;
    }
    return input(p, (low + high) / 2, noisy);
}
//< fixed_point
