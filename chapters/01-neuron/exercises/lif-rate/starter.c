#include "my.h"
#include "base/vmath.h"

/* The firing rate in Hz under the constant drive R I (mV); times in ms. */
double my_lif_rate(double drive, double tau_m, double v_th,
                   double v_reset, double tau_ref) {
    return 0;
}
