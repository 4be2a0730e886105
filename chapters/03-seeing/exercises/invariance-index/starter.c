#include "my.h"
#include "base/vmath.h"

/* How far the response a (n) to a changed input is from the response
 * b (n) to the original, in units of b; -1 where that is not defined. */
double my_invariance_index(const double *a, const double *b, int n) {
    return 0;
}
