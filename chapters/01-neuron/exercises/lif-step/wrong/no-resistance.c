#include "my.h"
#include "base/vmath.h"

int my_lif_step(double *v, int *ref, double current, const lif_t *p,
                int exact) {
    if (*ref > 0) {
        *v = p->v_reset;
        --*ref;
        return 0;
    }

    double target = current;
    if (exact)
        *v = target + (*v - target) * vmath_exp(-p->dt / p->tau_m);
    else
        *v += p->dt / p->tau_m * (target - *v);

    if (*v < p->v_th) return 0;
    *v = p->v_reset;
    *ref = (int)(p->tau_ref / p->dt + 0.5);
    return 1;
}
