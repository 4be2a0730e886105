#include "my.h"

int my_lif_step(double *v, int *ref, double current, const lif_t *p,
                int exact) {
    if (*ref > 0) {
        *v = p->v_reset;
        --*ref;
        return 0;
    }

    double target = p->resistance * current;
    *v += p->dt / p->tau_m * (target - *v);

    if (*v < p->v_th) return 0;
    *v = p->v_reset;
    *ref = (int)(p->tau_ref / p->dt + 0.5);
    return 1;
}
