#include "my.h"
#include "base/vmath.h"

double my_lif_rate(double drive, double tau_m, double v_th,
                   double v_reset, double tau_ref) {
    if (drive <= v_th) return 0;
    double x = (v_th - v_reset) / (drive - v_th);
    return 1 / (tau_ref + tau_m * vmath_log1p(x));
}
