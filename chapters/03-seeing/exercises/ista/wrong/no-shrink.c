#include "my.h"
#include "vision/lasso.h"

/* Fills a (k) with the code of x (m) in the dictionary D (m rows of k numbers,
 * D[i * k + j]), after so many steps of ISTA from 0. m and k are at most 64. */
void my_ista(const double *D, int m, int k, const double *x, double lam,
             int steps, double *a) {
    double L = lasso_lipschitz(D, m, k), error[64];
    for (int j = 0; j < k; j++)
        a[j] = 0;
    for (int step = 0; step < steps; step++) {
        for (int i = 0; i < m; i++) {
            error[i] = x[i];
            for (int j = 0; j < k; j++)
                error[i] -= D[i * k + j] * a[j];
        }
        for (int j = 0; j < k; j++) {
            double z = a[j];
            for (int i = 0; i < m; i++)
                z += D[i * k + j] * error[i] / L;
            a[j] = z;
        }
    }
}
