#include "my.h"
#include "base/vmath.h"

int my_lif_run(const lif_t *p, const double *currents, int n, double v0,
               double *v, int *spike_steps, int max) {
    double left = vmath_exp(-p->dt / p->tau_m);
    int rest = (int)(p->tau_ref / p->dt + 0.5);
    int count = 0, ref = 0;
    double now = v0;
    for (int k = 0; k < n; k++) {
        if (ref > 0) {
            ref--;
        } else {
            double target = p->resistance * currents[k];
            now = target + (now - target) * left;
            if (now >= p->v_th) {
                if (count < max) spike_steps[count] = k + 1;
                count++;
                now = p->v_reset;
                ref = rest;
            }
        }
        v[k] = now;
    }
    return count;
}
