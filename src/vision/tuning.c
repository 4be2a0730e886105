#include "vision/tuning.h"
#include "base/vmath.h"

#include <string.h>

bool tuning_defined(const double *x, int n) {
    for (int i = 0; i < n; i++)
        if (x[i] != 0) return true;
    return false;
}

double participation(const double *a, int n) {
    double squares = 0, fourths = 0;
    for (int i = 0; i < n; i++) {
        squares += a[i] * a[i];
        fourths += a[i] * a[i] * a[i] * a[i];
    }
    return fourths > 0 ? squares * squares / (n * fourths) : 0;
}

double excess_kurtosis(const double *s, int n) {
    double mean = 0, second = 0, fourth = 0;
    for (int i = 0; i < n; i++)
        mean += s[i] / n;
    for (int i = 0; i < n; i++) {
        double square = (s[i] - mean) * (s[i] - mean);
        second += square / n;
        fourth += square * square / n;
    }
    return second > 0 ? fourth / (second * second) - 3 : 0;
}

double abs_over_rms(const double *s, int n) {
    double sizes = 0, squares = 0;
    for (int i = 0; i < n; i++) {
        sizes += s[i] < 0 ? -s[i] : s[i];
        squares += s[i] * s[i];
    }
    return squares > 0 ? sizes / vmath_sqrt(n * squares) : 0;
}

double rolls_activity(const double *s, int n) {
    double ratio = abs_over_rms(s, n);
    return ratio * ratio;
}

/* The patch is small, so that the sums of the definition are quick enough. */
void tuning_spectrum(double *power, const double *a, int side) {
    enum { N = TUNING_SPECTRUM };
    double c[N], s[N], re[TUNING_SIDE][N], im[TUNING_SIDE][N];
    for (int i = 0; i < N; i++) {
        c[i] = vmath_cos(2 * VMATH_PI * i / N);
        s[i] = vmath_sin(2 * VMATH_PI * i / N);
    }
    for (int y = 0; y < side; y++)
        for (int f = 0; f < N; f++) {
            re[y][f] = im[y][f] = 0;
            for (int x = 0; x < side; x++) {
                re[y][f] += a[y * side + x] * c[x * f % N];
                im[y][f] -= a[y * side + x] * s[x * f % N];
            }
        }
    for (int g = 0; g < N; g++)
        for (int f = 0; f < N; f++) {
            double x = 0, y = 0;
            for (int row = 0; row < side; row++) {
                double cosine = c[row * g % N], sine = s[row * g % N];
                x += re[row][f] * cosine + im[row][f] * sine;
                y += im[row][f] * cosine - re[row][f] * sine;
            }
            power[g * N + f] = x * x + y * y;
        }
}

double orientation_index(const double *a, int side) {
    enum { N = TUNING_SPECTRUM };
    double power[N * N], sum = 0, x = 0, y = 0;
    tuning_spectrum(power, a, side);
    for (int g = 0; g < N; g++)
        for (int f = 0; f < N; f++) {
            if (f == 0 && g == 0) continue;
            double fx = f < N / 2 ? f : f - N, fy = g < N / 2 ? g : g - N;
            double p = power[g * N + f], square = fx * fx + fy * fy;
            sum += p;
            x += p * (fx * fx - fy * fy) / square; /* cos 2 theta */
            y += p * 2 * fx * fy / square;         /* sin 2 theta */
        }
    return sum > 0 ? vmath_sqrt(x * x + y * y) / sum : 0;
}

double median(double *x, int n) {
    for (int i = 1; i < n; i++) {
        double value = x[i];
        int j = i;
        for (; j > 0 && x[j - 1] > value; j--)
            x[j] = x[j - 1];
        x[j] = value;
    }
    return (x[(n - 1) / 2] + x[n / 2]) / 2;
}
