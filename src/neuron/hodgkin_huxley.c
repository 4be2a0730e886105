#include "neuron/hodgkin_huxley.h"

#include "base/vmath.h"

/* x / (e^x - 1), 1 at x = 0 */
static double over_expm1(double x) {
    return x == 0 ? 1 : x / vmath_expm1(x);
}

typedef struct Gate {
    double opens, closes; /* alpha and beta, 1/ms */
} Gate;

static Gate sodium_activation(double v) {
    return (Gate){over_expm1(-(v + 40) / 10), 4 * vmath_exp(-(v + 65) / 18)};
}

static Gate sodium_inactivation(double v) {
    return (Gate){0.07 * vmath_exp(-(v + 65) / 20), 1 / (1 + vmath_exp(-(v + 35) / 10))};
}

static Gate potassium_activation(double v) {
    return (Gate){0.1 * over_expm1(-(v + 55) / 10), 0.125 * vmath_exp(-(v + 65) / 80)};
}

static double settled(Gate gate) {
    return gate.opens / (gate.opens + gate.closes);
}

static double moved(double x, Gate gate, double dt) {
    double target = settled(gate);
    return target + (x - target) * vmath_exp(-dt * (gate.opens + gate.closes));
}

HodgkinHuxley hodgkin_huxley_rest(void) {
    double v = -65;
    return (HodgkinHuxley){v, settled(sodium_activation(v)), settled(sodium_inactivation(v)),
                           settled(potassium_activation(v))};
}

void hodgkin_huxley_step(HodgkinHuxley *a, double current, double dt) {
    double n2 = a->n * a->n;
    double g_na = 120 * a->m * a->m * a->m * a->h, g_k = 36 * n2 * n2, g_l = 0.3;
    double conductance = g_na + g_k + g_l;
    double target = (current + g_na * 50 + g_k * -77 + g_l * -54.387) / conductance;
    double v = target + (a->v - target) * vmath_exp(-dt * conductance);
    a->m = moved(a->m, sodium_activation(v), dt);
    a->h = moved(a->h, sodium_inactivation(v), dt);
    a->n = moved(a->n, potassium_activation(v), dt);
    a->v = v;
}
