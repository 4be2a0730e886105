#include "my.h"
#include "base/vmath.h"
#include "neuron/lif_rate.h"

/* The integral of e^(u u) (1 + erf u), by Simpson's rule */
static double integral(double from, double to) {
    int n = 400;
    double h = (to - from) / n;
    double sum = vmath_erfcx(-from) + vmath_erfcx(-to);
    for (int i = 1; i < n; i++) {
        double u = from + i * h;
        sum += (i % 2 == 1 ? 4 : 2) * vmath_erfcx(-u);
    }
    return sum * h / 3;
}

double my_siegert_rate(double mu, double sigma, double tau_m, double v_th,
                       double v_reset, double tau_ref) {
    if (sigma == 0) {
        Membrane membrane = {tau_m, v_th, v_reset, tau_ref};
        return lif_rate(&membrane, mu);
    }
    double from = (v_reset - mu) / sigma;
    double to = (v_th - mu) / sigma;
    if (to > 26) return 0;
    double u = integral(from, to);
    return 1000 / (tau_m * VMATH_SQRT_PI * u);
}
