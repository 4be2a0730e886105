#include "my.h"
#include "base/vmath.h"

/* Moves the neuron on by p->dt; 1 if it fires in this step.
 * *v: the voltage. *ref: how many refractory steps are left. */
int my_lif_step(double *v, int *ref, double current, const lif_t *p,
                int exact) {
    return 0;
}
