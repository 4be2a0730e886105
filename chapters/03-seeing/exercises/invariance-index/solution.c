#include "my.h"
#include "base/vmath.h"

/* How far the response a (n) to a changed input is from the response
 * b (n) to the original, in units of b; -1 where that is not defined. */
double my_invariance_index(const double *a, const double *b, int n) {
    double distance = 0, size = 0;
    for (int i = 0; i < n; i++) {
        distance += (a[i] - b[i]) * (a[i] - b[i]);
        size += b[i] * b[i];
    }
    if (size == 0) return -1;
    return vmath_sqrt(distance / size);
}
