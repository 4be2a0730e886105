#include "neuron/siegert.h"

#include "base/vmath.h"
#include "neuron/lif_rate.h"

/* Beyond this many sigma between mu and threshold, e^(u^2) leaves the range of doubles. */
#define FAR_BELOW 26.0

/* And with threshold or reset this many sigma below mu, erfcx is one over its argument and no more
 * (to 5e-13), so that the integral is a logarithm. */
#define FAR_ABOVE 1e6

/* Gauss-Legendre nodes and weights of order 16 on (-1, 1), the positive half */
static const double nodes[] = {0.0950125098376374402, 0.281603550779258913, 0.458016777657227386,
                               0.617876244402643748,  0.755404408355003034, 0.865631202387831744,
                               0.944575023073232576,  0.989400934991649933};
static const double weights[] = {0.189450610455068496,  0.182603415044923589, 0.169156519395002538,
                                 0.149595988816576732,  0.124628971255533872, 0.0951585116824927848,
                                 0.0622535239386478929, 0.0271524594117540949};

/* The next panel from `a` towards `end`: narrow near 0, where the integrands bend, and as wide as
 * its distance from 0 where they are powers of u. */
static double panel_end(double a, double end) {
    double width = 0.5 * vmath_max(1, a < -1 ? -a * 0.5 : a > 1 ? 1 / a : 1);
    return vmath_min(a + width, end);
}

Status siegert_check(const Membrane *membrane, double mu, double sigma) {
    CHECK(membrane_check(membrane));
    CHECK(check_finite("mu", "mV", mu));
    return check_at_least("sigma", "mV", sigma, 0);
}

//> integral
/* Integral of e^(u^2) (1 + erf u) = erfcx(-u), which does not overflow where e^(u^2) would */
static double passage_integral(double from, double to) {
    double sum = 0;
    while (from < to) {
        double end = panel_end(from, to), middle = (from + end) / 2, half = (end - from) / 2;
        double panel = 0;
        for (int i = 0; i < 8; i++)
            panel += weights[i] * (vmath_erfcx(-(middle - half * nodes[i])) +
                                   vmath_erfcx(-(middle + half * nodes[i])));
        sum += half * panel;
        from = end;
    }
    return sum;
}
//< integral

/* The limits of the integral in units of sigma; `from` is cut off at -FAR_ABOVE, and `beyond` is
 * what the integral from further on amounts to. */
typedef struct Passage {
    double from, to, beyond;
} Passage;

static Passage passage(const Membrane *m, double mu, double sigma) {
    Passage p = {(m->v_reset - mu) / sigma, (m->v_th - mu) / sigma, 0};
    if (p.from < -FAR_ABOVE) {
        p.from = -FAR_ABOVE;
        p.beyond =
            (vmath_log(mu - m->v_reset) - vmath_log(FAR_ABOVE) - vmath_log(sigma)) / VMATH_SQRT_PI;
    }
    return p;
}

double siegert_rate(const Membrane *m, double mu, double sigma) {
    Passage p = passage(m, mu, sigma);
    if (sigma == 0 || p.to < -FAR_ABOVE) return lif_rate(m, mu);
    if (p.to > FAR_BELOW) return 0;
    double climb = m->tau_m * VMATH_SQRT_PI * (p.beyond + passage_integral(p.from, p.to));
    return 1000 / (m->tau_ref + climb);
}

/* The variance of the intervals needs F(x) = e^(x^2) G(x), where G(x) is the integral of
 * e^(y^2) (1 + erf y)^2 from -infinity to x. For x <= 0, with y = x - s, neither factor overflows:
 * F(x) = Integral e^(2xs - s^2) erfcx(s - x)^2 ds from 0 to infinity. */
static double variance_below(double x) {
    double reach = 6 / vmath_max(1, -x / 3), sum = 0;
    for (int panel = 0; panel < 3; panel++) {
        double half = reach / 6, middle = (2 * panel + 1) * half;
        for (int i = -8; i < 8; i++) {
            int k = i < 0 ? -i - 1 : i;
            double s = i < 0 ? middle - half * nodes[k] : middle + half * nodes[k];
            double e = vmath_erfcx(s - x);
            sum += half * weights[k] * e * e * vmath_exp(2 * x * s - s * s);
        }
    }
    return sum;
}

/* Integral of e^(y^2 - scale) (1 + erf y)^2 over a stretch of positive y that is at most a panel.
 */
static double inner_integral(double from, double to, double scale) {
    double middle = (from + to) / 2, half = (to - from) / 2, sum = 0;
    for (int i = -8; i < 8; i++) {
        int k = i < 0 ? -i - 1 : i;
        double y = i < 0 ? middle - half * nodes[k] : middle + half * nodes[k];
        double e = 1 + vmath_erf(y);
        sum += half * weights[k] * e * e * vmath_exp(y * y - scale);
    }
    return sum;
}

double siegert_cv(const Membrane *m, double mu, double sigma) {
    Passage p = passage(m, mu, sigma);
    double from = p.from, to = p.to;
    if (sigma == 0 || to < -FAR_ABOVE || to > FAR_BELOW) return 0;
    /* The mean interval is scaled by e^(-scale), the variance by its square, so that none of them
     * overflows; the quotient does not notice. */
    double scale = to > 0 ? to * to : 0;
    double climb = VMATH_SQRT_PI * (p.beyond + passage_integral(from, to));
    double mean = (m->tau_ref / m->tau_m + climb) * vmath_exp(-scale);
    double below = 0, above = 0, x = from;
    while (x < to && x < 0) {
        double end = panel_end(x, vmath_min(to, 0)), middle = (x + end) / 2, half = (end - x) / 2;
        for (int i = 0; i < 8; i++)
            below += half * weights[i] *
                     (variance_below(middle - half * nodes[i]) +
                      variance_below(middle + half * nodes[i]));
        x = end;
    }
    double reached = variance_below(0) * vmath_exp(-scale); /* G(y) e^(-scale), y from 0 upwards */
    for (double y = 0; y < x;) {
        double end = panel_end(y, x);
        reached += inner_integral(y, end, scale);
        y = end;
    }
    while (x < to) {
        double end = panel_end(x, to), middle = (x + end) / 2, half = (end - x) / 2, at = x;
        for (int i = -8; i < 8; i++) { /* nodes in ascending order, and G along with them */
            int k = i < 0 ? 7 - (i + 8) : i;
            double node = i < 0 ? middle - half * nodes[k] : middle + half * nodes[k];
            reached += inner_integral(at, node, scale);
            at = node;
            above += half * weights[k] * vmath_exp(node * node - scale) * reached;
        }
        reached += inner_integral(at, end, scale);
        x = end;
    }
    double variance = 2 * VMATH_PI * (below * vmath_exp(-2 * scale) + above);
    return vmath_sqrt(variance) / mean;
}

double siegert_rate_sampled(const Membrane *m, double mu, double sigma, double dt) {
    Membrane raised = *m;
    raised.v_th += 0.5826 * sigma * vmath_sqrt(dt / m->tau_m);
    return siegert_rate(&raised, mu, sigma);
}
