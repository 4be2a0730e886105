#include "vision/energy.h"

#include "base/vmath.h"

void energy_filters(double *even, double *odd, int n, double frequency, double sigma) {
    double sum = 0, weight = 0;
    for (int i = 0; i < n; i++) {
        double x = i - (n - 1) / 2.0, envelope = vmath_exp(-x * x / (2 * sigma * sigma));
        even[i] = envelope * vmath_cos(2 * VMATH_PI * frequency * x);
        odd[i] = envelope * vmath_sin(2 * VMATH_PI * frequency * x);
        sum += even[i];
        weight += envelope;
    }
    for (int i = 0; i < n; i++) {
        double x = i - (n - 1) / 2.0, envelope = vmath_exp(-x * x / (2 * sigma * sigma));
        even[i] -= envelope * sum / weight;
    }
}

void energy_grating(double *x, int n, double frequency, double phase) {
    for (int i = 0; i < n; i++)
        x[i] = vmath_cos(2 * VMATH_PI * frequency * (i - (n - 1) / 2.0) + phase);
}

static double half_squared(double x) {
    return x > 0 ? x * x : 0;
}

//> response
double energy_response(EnergyCell cell, double even, double odd) {
    double energy = even * even + odd * odd;
    switch (cell) {
    case ENERGY_RECTIFIED:
        return vmath_max(even, 0);
    case ENERGY_SQUARED:
        return half_squared(even);
    case ENERGY_QUADRATURE:
        return energy;
    case ENERGY_ROOT:
        return vmath_sqrt(energy);
    case ENERGY_MAX:
        return vmath_max(vmath_max(even, -even), vmath_max(odd, -odd));
    case ENERGY_ANTIPHASE:
        return half_squared(even) + half_squared(-even);
    }
    return 0;
}
//< response

double energy_harmonic(const double *r, int n, int k) {
    double cosine = 0, sine = 0;
    for (int j = 0; j < n; j++) {
        double phase = 2 * VMATH_PI * ((double)j * k / n);
        cosine += r[j] * vmath_cos(phase);
        sine += r[j] * vmath_sin(phase);
    }
    double size = vmath_sqrt(cosine * cosine + sine * sine) / n;
    return k == 0 ? cosine / n : 2 * size;
}

Status f1f0(double *ratio, const double *r, int n) {
    if (n < 1) return (Status){.code = E_EMPTY, .what = "r"};
    for (int j = 0; j < n; j++)
        CHECK(check_finite("r", "1", r[j]));
    double mean = energy_harmonic(r, n, 0);
    CHECK(check_above("F0", "1", mean, 0));
    *ratio = energy_harmonic(r, n, 1) / mean;
    return STATUS_OK;
}
