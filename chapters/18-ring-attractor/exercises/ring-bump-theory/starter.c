#include "my.h"
#include "base/vmath.h"

/* Half width and amplitude of the bump: 1 if there is one. */
int my_ring_bump_theory(double J0, double J1, double I,
                        double *phic, double *A) {
    int exists = 0;
    return exists;
}
