#include "my.h"
#include "base/vmath.h"

static double size_of(double x) {
    return x < 0 ? -x : x;
}

double my_invariance_index(const double *a, const double *b, int n) {
    double distance = 0, size = 0;
    for (int i = 0; i < n; i++) {
        distance += size_of(a[i] - b[i]);
        size += size_of(b[i]);
    }
    if (size == 0) return -1;
    return distance / size;
}
