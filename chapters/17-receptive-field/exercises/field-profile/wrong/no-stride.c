#include "my.h"

void my_field_profile(const int kspd[][4], int L, int r,
                      double *profile, double *scratch) {
    int width = 1;
    profile[0] = 1;
    for (int l = L - 1; l >= 0; l--) {
        int k = kspd[l][0], s = kspd[l][1], d = kspd[l][3];
        for (int i = 0; i < r; i++)
            scratch[i] = 0;
        for (int i = 0; i < width; i++)
            for (int a = 0; a < k; a++)
                scratch[i + a * d] += profile[i] / k;
        width = (width - 1) * s + (k - 1) * d + 1;
        for (int i = 0; i < r; i++)
            profile[i] = scratch[i];
    }
}
