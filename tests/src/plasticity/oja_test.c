#include "check.h"

#include "base/linalg.h"
#include "base/rng.h"
#include "plasticity/hebb.h"
#include "plasticity/oja.h"
#include "plasticity/weights.h"

static const double c22[] = {3, 1, 1, 2};

static void eigen_of(double *values, double *vectors, const double *c, int n) {
    double a[64];
    memcpy(a, c, (size_t)(n * n) * sizeof *a);
    check_ok(symmetric_eigen(values, vectors, a, n));
}

/* Hebb's step with its length divided out again is Oja's to first order in eta: the difference
 * falls by 100 when eta falls by 10. */
static void it_is_hebb_normalised_to_first_order(void **state) {
    (void)state;
    const double x[] = {0.7, -1.3, 0.4};
    double gap[2];
    for (int i = 0; i < 2; i++) {
        double eta = i == 0 ? 1e-2 : 1e-3, w[] = {0.6, 0, 0.8}, v[] = {0.6, 0, 0.8};
        oja_step(w, x, 3, eta);
        hebb_step(v, x, 3, eta);
        double length = vector_norm(v, 3), squares = 0;
        for (int k = 0; k < 3; k++)
            squares += (w[k] - v[k] / length) * (w[k] - v[k] / length);
        gap[i] = sqrt(squares);
    }
    check_close(gap[0] / gap[1], 100, 5, 0);
}

static void an_epoch_is_its_steps_in_order(void **state) {
    (void)state;
    const double X[] = {1, 2, -1, 0.5, 0.3, -2};
    double w[] = {0.5, -0.3}, v[] = {0.5, -0.3};
    oja_epoch(w, X, 3, 2, 0.05);
    for (int k = 0; k < 3; k++)
        oja_step(v, X + 2 * k, 2, 0.05);
    assert_memory_equal(w, v, sizeof w);
}

/* Small steps of the averaged rule follow the closed form; halving them halves the distance. */
static void the_closed_form_is_the_limit_of_small_steps(void **state) {
    (void)state;
    double values[2], vectors[4], there[2], gap[2];
    eigen_of(values, vectors, c22, 2);
    const double w0[] = {0.1, -0.4};
    oja_flow(there, values, vectors, w0, 2, 1.5);
    for (int i = 0; i < 2; i++) {
        int steps = i == 0 ? 1500 : 3000;
        double w[] = {0.1, -0.4}, work[2];
        for (int k = 0; k < steps; k++)
            oja_average_step(w, work, c22, 2, 1.5 / steps);
        gap[i] = hypot(w[0] - there[0], w[1] - there[1]);
    }
    assert_true(gap[0] < 1e-3);
    check_close(gap[0] / gap[1], 2, 0.05, 0);
}

static void the_closed_form_does_not_overflow(void **state) {
    (void)state;
    double values[2], vectors[4], w[2];
    eigen_of(values, vectors, c22, 2);
    const double w0[] = {0.1, -0.4}, zero[2] = {0}, long_one[] = {30, 40};
    oja_flow(w, values, vectors, w0, 2, 1e6);
    check_close(vector_norm(w, 2), 1, 1e-15, 0);
    check_close(weights_angle(w, vectors, 2), 0, 1e-10, 0);
    oja_flow(w, values, vectors, w0, 2, 0);
    check_close(w[0], 0.1, 1e-15, 0);
    oja_flow(w, values, vectors, zero, 2, 3);
    assert_true(w[0] == 0 && w[1] == 0);
    oja_flow(w, values, vectors, long_one, 2, 0.2);
    assert_true(vector_norm(w, 2) > 1 && vector_norm(w, 2) < 3);
}

/* A start at right angles to the leading eigenvector never learns of it. */
static void a_start_at_right_angles_stays_there(void **state) {
    (void)state;
    const double c[] = {3, 0, 0, 1}, w0[] = {0, 0.2};
    double values[2], vectors[4], w[2];
    eigen_of(values, vectors, c, 2);
    oja_flow(w, values, vectors, w0, 2, 1e4);
    check_close(w[1], 1, 1e-15, 0);
    assert_true(w[0] == 0);
}

static void angle_and_length_close_in_at_their_rates(void **state) {
    (void)state;
    double values[2], vectors[4], w[2], v[2];
    eigen_of(values, vectors, c22, 2);
    OjaRates rates = oja_rates(values, 2);
    check_close(rates.angle, sqrt(5), 1e-14, 0);
    const double w0[] = {0.1, -0.4}, rad = acos(-1) / 180;
    oja_flow(w, values, vectors, w0, 2, 2);
    oja_flow(v, values, vectors, w0, 2, 2.5);
    double turned =
        tan(rad * weights_angle(w, vectors, 2)) / tan(rad * weights_angle(v, vectors, 2));
    check_close(log(turned), 0.5 * rates.angle, 1e-9, 0);
    /* The length's error decays at 2 lambda_1, or twice the angle's rate where that is less. */
    const double along[] = {0.5 * vectors[0], 0.5 * vectors[1]};
    oja_flow(w, values, vectors, along, 2, 2);
    oja_flow(v, values, vectors, along, 2, 2.5);
    double closed = (1 - vector_norm(w, 2)) / (1 - vector_norm(v, 2));
    check_close(log(closed), 0.5 * rates.length, 1e-3, 0);
    check_close(rates.eta_max * values[0], 1, 1e-15, 0);
}

/* For C = diag(2, 1) and eta = 0.55 the length flips between two values (specification, 5). */
static void too_large_a_step_flips(void **state) {
    (void)state;
    const double c[] = {2, 0, 0, 1};
    double w[] = {0.6, 0.5}, work[2], lengths[2];
    for (int k = 0; k < 4000; k++) {
        oja_average_step(w, work, c, 2, 0.55);
        lengths[k % 2] = vector_norm(w, 2);
    }
    check_close(fmin(lengths[0], lengths[1]), 0.815, 0.001, 0);
    check_close(fmax(lengths[0], lengths[1]), 1.116, 0.001, 0);
    for (int k = 0; k < 4000; k++)
        oja_average_step(w, work, c, 2, 0.49);
    check_close(vector_norm(w, 2), 1, 1e-6, 0);
}

/* Online with a fixed eta it wanders about its end as far as the theory says. */
static void online_it_never_sits_still(void **state) {
    (void)state;
    const double values[] = {4, 1, 0.25}, eta = 0.005;
    double w[] = {1, 0.1, 0.1}, sum = 0;
    Rng rng = rng_seeded(5);
    enum { STEPS = 200000, SETTLED = 5000 };
    for (int k = 0; k < STEPS; k++) {
        double x[3];
        for (int i = 0; i < 3; i++)
            x[i] = sqrt(values[i]) * rng_normal(&rng);
        oja_step(w, x, 3, eta);
        double norm = vector_norm(w, 3), cosine = w[0] / norm;
        if (k >= SETTLED) sum += 1 - cosine * cosine;
    }
    check_close(oja_wandering(values, 3, eta), 0.004, 1e-15, 0);
    check_close(sum / (STEPS - SETTLED), 0.004, 0.0005, 0);
    const double equal[] = {2, 2};
    assert_true(isinf(oja_wandering(equal, 2, eta)));
}

TEST_GROUP(cmocka_unit_test(it_is_hebb_normalised_to_first_order),
           cmocka_unit_test(an_epoch_is_its_steps_in_order),
           cmocka_unit_test(the_closed_form_is_the_limit_of_small_steps),
           cmocka_unit_test(the_closed_form_does_not_overflow),
           cmocka_unit_test(a_start_at_right_angles_stays_there),
           cmocka_unit_test(angle_and_length_close_in_at_their_rates),
           cmocka_unit_test(too_large_a_step_flips), cmocka_unit_test(online_it_never_sits_still))
