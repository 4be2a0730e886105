#include "my.h"
#include "base/vmath.h"
#include "neuron/lif_rate.h"

/* The firing rate in Hz in noise of size sigma about the mean
 * mu (mV); times in ms. */
double my_siegert_rate(double mu, double sigma, double tau_m, double v_th,
                       double v_reset, double tau_ref) {
    return 0;
}
