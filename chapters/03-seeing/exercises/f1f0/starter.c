#include "my.h"
#include "base/vmath.h"

/* First harmonic over mean of the responses r (n) over one cycle;
 * -1 for a silent cell. */
double my_f1f0(const double *r, int n) {
    return 0;
}
