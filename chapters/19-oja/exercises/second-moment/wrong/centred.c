#include "my.h"

void my_second_moment(double *C, const double *X, int count, int n) {
    double mean[8] = {0};
    for (int k = 0; k < count; k++)
        for (int i = 0; i < n; i++)
            mean[i] += X[k * n + i] / count;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < count; k++)
                sum += (X[k * n + i] - mean[i]) * (X[k * n + j] - mean[j]);
            C[i * n + j] = sum / count;
        }
}
