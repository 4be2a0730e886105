#include "plasticity/weights.h"

#include "base/linalg.h"
#include "base/vmath.h"

void weights_clip(double *w, int n, double low, double high) {
    for (int i = 0; i < n; i++)
        w[i] = vmath_min(high, vmath_max(low, w[i]));
}

bool weights_diverged(const double *w, int n, double start) {
    for (int i = 0; i < n; i++)
        if (!vmath_finite(w[i])) return true;
    return vector_norm(w, n) > WEIGHTS_DIVERGED * start;
}

double weights_alignment(const double *a, const double *b, int n) {
    double lengths = vector_norm(a, n) * vector_norm(b, n);
    if (lengths == 0) return 0;
    double cosine = vector_dot(a, b, n) / lengths;
    return vmath_min(1, cosine < 0 ? -cosine : cosine);
}

/* 2 atan |u - v| / |u + v| for unit vectors u and v (W. Kahan, How futile are mindless assessments
 * of roundoff, 2006, section 12). */
double weights_angle(const double *a, const double *b, int n) {
    double la = vector_norm(a, n), lb = vector_norm(b, n);
    if (la == 0 || lb == 0) return 90;
    double difference = 0, sum = 0;
    for (int i = 0; i < n; i++) {
        double u = a[i] / la, v = b[i] / lb;
        difference += (u - v) * (u - v);
        sum += (u + v) * (u + v);
    }
    double near = vmath_min(difference, sum), far = vmath_max(difference, sum);
    return vmath_min(90, 2 * vmath_atan2(vmath_sqrt(near), vmath_sqrt(far)) * 180 / VMATH_PI);
}
