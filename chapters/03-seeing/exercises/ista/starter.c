#include "my.h"
#include "vision/lasso.h"

/* Fills a (k) with the code of x (m) in the dictionary D (m rows of k numbers,
 * D[i * k + j]), after so many steps of ISTA from 0. m and k are at most 64. */
void my_ista(const double *D, int m, int k, const double *x, double lam,
             int steps, double *a) {
    double L = lasso_lipschitz(D, m, k);
    for (int j = 0; j < k; j++)
        a[j] = 0;
}
