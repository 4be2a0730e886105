#include "my.h"
#include "base/vmath.h"

/* Runs the neuron under n currents, in exact steps of p->dt,
 * and returns how often it fired. */
int my_lif_run(const lif_t *p, const double *currents, int n, double v0,
               double *v, int *spike_steps, int max) {
    return 0;
}
