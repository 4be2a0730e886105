#include "data/cloud.h"

#include "base/linalg.h"
#include "base/vmath.h"

void cloud_draw(double *z, int n, Rng *rng) {
    double mean[2], c[4];
    for (int i = 0; i < 2 * n; i++)
        z[i] = rng_normal(rng);
    if (n < 3) return;
    data_mean(mean, z, n, 2);
    data_moment(c, z, mean, n, 2);
    /* c = L L'; z - mean becomes L^-1 (z - mean) */
    double l00 = vmath_sqrt(c[0]), l10 = c[1] / l00, l11 = vmath_sqrt(c[3] - l10 * l10);
    for (int i = 0; i < n; i++) {
        z[2 * i] = (z[2 * i] - mean[0]) / l00;
        z[2 * i + 1] = (z[2 * i + 1] - mean[1] - l10 * z[2 * i]) / l11;
    }
}

void cloud_place(double *points, const double *z, int n, const CloudShape *shape) {
    double angle = shape->angle * VMATH_PI / 180, c = vmath_cos(angle), s = vmath_sin(angle);
    double a = vmath_sqrt(shape->lambda_1), b = vmath_sqrt(shape->lambda_2);
    for (int i = 0; i < n; i++) {
        double along = a * z[2 * i], across = b * z[2 * i + 1];
        points[2 * i] = shape->mean[0] + c * along - s * across;
        points[2 * i + 1] = shape->mean[1] + s * along + c * across;
    }
}

void cloud_covariance(double *moment, const CloudShape *shape) {
    double angle = shape->angle * VMATH_PI / 180, c = vmath_cos(angle), s = vmath_sin(angle);
    moment[0] = shape->lambda_1 * c * c + shape->lambda_2 * s * s;
    moment[3] = shape->lambda_1 * s * s + shape->lambda_2 * c * c;
    moment[1] = moment[2] = (shape->lambda_1 - shape->lambda_2) * c * s;
}
