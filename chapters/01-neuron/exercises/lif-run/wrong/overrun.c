#include "my.h"
#include "base/vmath.h"

int my_lif_run(const lif_t *p, const double *currents, int n, double v0,
               double *v, int *spike_steps, int max) {
    double left = vmath_exp(-p->dt / p->tau_m);
    int rest = (int)(p->tau_ref / p->dt + 0.5);
    int count = 0, ref = 0;
    v[0] = v0;
    for (int k = 0; k < n; k++) {
        v[k + 1] = p->v_reset;
        if (ref > 0) {
            ref--;
            continue;
        }
        double target = p->resistance * currents[k];
        double next = target + (v[k] - target) * left;
        if (next < p->v_th) {
            v[k + 1] = next;
        } else {
            spike_steps[count] = k + 1;
            count++;
            ref = rest;
        }
    }
    return count;
}
