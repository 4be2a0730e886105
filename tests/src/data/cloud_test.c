#include "check.h"

#include "base/linalg.h"
#include "data/cloud.h"

enum { N = 200 };

static void a_sample_has_the_moments_that_were_asked_for(void **state) {
    (void)state;
    double z[2 * N], points[2 * N], mean[2], moment[4], want[4];
    Rng rng = rng_seeded(1);
    cloud_draw(z, N, &rng);
    data_moment(moment, z, NULL, N, 2);
    check_close(moment[0], 1, 1e-13, 0);
    check_close(moment[1], 0, 1e-13, 0);
    check_close(moment[3], 1, 1e-13, 0);
    const CloudShape shape = {4, 0.5, 30, {1, -2}};
    cloud_place(points, z, N, &shape);
    data_mean(mean, points, N, 2);
    check_close(mean[0], 1, 1e-13, 0);
    check_close(mean[1], -2, 1e-13, 0);
    data_moment(moment, points, mean, N, 2);
    cloud_covariance(want, &shape);
    for (int i = 0; i < 4; i++)
        check_close(moment[i], want[i], 1e-12, 0);
}

/* Turned by 30 degrees: the first axis is (cos 30, sin 30), with the variance lambda_1. */
static void the_covariance_has_the_axes_of_the_shape(void **state) {
    (void)state;
    const CloudShape shape = {4, 0.5, 30, {0, 0}};
    double moment[4], values[2], vectors[4];
    cloud_covariance(moment, &shape);
    check_ok(symmetric_eigen(values, vectors, moment, 2));
    check_close(values[0], 4, 1e-14, 0);
    check_close(values[1], 0.5, 1e-14, 0);
    check_close(vectors[0], sqrt(0.75), 1e-14, 0);
    check_close(vectors[1], 0.5, 1e-14, 0);
}

static void shapes_change_the_same_points(void **state) {
    (void)state;
    double z[2 * N], points[2 * N];
    Rng rng = rng_seeded(2);
    cloud_draw(z, N, &rng);
    const CloudShape turned = {1, 1, 90, {3, 0}};
    cloud_place(points, z, N, &turned);
    for (int i = 0; i < N; i++) {
        check_close(points[2 * i], 3 - z[2 * i + 1], 1e-14, 0);
        check_close(points[2 * i + 1], z[2 * i], 1e-14, 0);
    }
}

static void two_points_are_drawn_as_they_come(void **state) {
    (void)state;
    double z[4];
    Rng rng = rng_seeded(3), again = rng_seeded(3);
    cloud_draw(z, 2, &rng);
    for (int i = 0; i < 4; i++)
        assert_true(z[i] == rng_normal(&again));
}

TEST_GROUP(cmocka_unit_test(a_sample_has_the_moments_that_were_asked_for),
           cmocka_unit_test(the_covariance_has_the_axes_of_the_shape),
           cmocka_unit_test(shapes_change_the_same_points),
           cmocka_unit_test(two_points_are_drawn_as_they_come))
