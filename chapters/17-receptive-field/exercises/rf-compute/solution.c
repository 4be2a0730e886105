#include "my.h"

/* n, r, j, c0: one number for each of the L layers of kspd.
 * Returns 0; 1 where a layer is no layer; 2 where one has no room. */
int my_rf_compute(const int kspd[][4], int L, int n0,
                  int *n, int *r, int *j, double *c0) {
    int units = n0;
    int field = 1, jump = 1, start = 0;
    for (int l = 0; l < L; l++) {
        int k = kspd[l][0], s = kspd[l][1];
        int p = kspd[l][2], d = kspd[l][3];
        if (k < 1 || s < 1 || p < 0 || d < 1) return 1;
        int reach = (k - 1) * d;
        if (units + 2 * p < reach + 1) return 2;
        units = (units + 2 * p - reach - 1) / s + 1;
        field += reach * jump;
        start -= p * jump;
        jump *= s;
        n[l] = units;
        r[l] = field;
        j[l] = jump;
        c0[l] = start + (field - 1) / 2.0;
    }
    return 0;
}
