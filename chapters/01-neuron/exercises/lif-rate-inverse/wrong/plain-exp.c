#include "my.h"
#include "base/vmath.h"

double my_lif_rate_inverse(double rate, double tau_m, double v_th,
                           double v_reset, double tau_ref) {
    double e = vmath_exp(-(1000 / rate - tau_ref) / tau_m);
    return v_th + (v_th - v_reset) * e / (1 - e);
}
