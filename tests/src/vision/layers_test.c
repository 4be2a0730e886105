#include "vision/layers.h"

#include "base/rng.h"
#include "check.h"

static GemmWork work;

static void draw(Rng *rng, float *x, int n) {
    for (int i = 0; i < n; i++)
        x[i] = (float)rng_normal(rng);
}

static void a_dense_layer_by_hand(void **state) {
    (void)state;
    const float x[] = {1, 2, 3, 4}, w[] = {1, 0, 0, 1, 1, -1}, b[] = {10, 20, 30};
    float y[6];
    dense_forward(y, x, w, b, 2, 2, 3, &work);
    assert_memory_equal(y, ((float[]){11, 22, 29, 13, 24, 29}), sizeof y);
}

/* sum dy y is linear in x, w and b: a difference over a step of 1 is its slope, but for rounding.
 */
static void dense_gradients_are_finite_differences(void **state) {
    (void)state;
    enum { B = 3, I = 5, O = 4, ALL = B * I + O * I + O };
    Rng rng = rng_seeded(1);
    float all[ALL], grad[ALL], y[B * O], dy[B * O], *x = all, *w = x + B * I, *b = w + O * I;
    draw(&rng, all, ALL);
    draw(&rng, dy, B * O);
    dense_backward(grad, grad + B * I, grad + B * I + O * I, dy, x, w, B, I, O, &work);
    for (int i = 0; i < ALL; i++) {
        float kept = all[i];
        double loss[2] = {0, 0};
        for (int side = 0; side < 2; side++) {
            all[i] = kept + (side ? 0.5f : -0.5f);
            dense_forward(y, x, w, b, B, I, O, &work);
            for (int k = 0; k < B * O; k++)
                loss[side] += (double)dy[k] * y[k];
        }
        all[i] = kept;
        check_close(grad[i], loss[1] - loss[0], 1e-5, 0);
    }
    float dw[O * I], db[O];
    dense_backward(NULL, dw, db, dy, x, w, B, I, O, &work); /* without dx */
    assert_memory_equal(dw, grad + B * I, sizeof dw);
}

static void relu_passes_what_is_positive(void **state) {
    (void)state;
    float x[] = {-1, 0, 2}, dy[] = {5, 6, 7};
    relu_forward(x, x, 3);
    assert_true(x[0] == 0 && x[1] == 0 && x[2] == 2);
    relu_backward(dy, dy, x, 3);
    assert_true(dy[0] == 0 && dy[1] == 0 && dy[2] == 7);
}

static void the_largest_of_four_if_it_is_positive(void **state) {
    (void)state;
    const float x[] = {1, 2, -1, -2, 0, 2, -3, -4, 9, 8, 0, 1, 7, 6, 5, 1}, dy[] = {1, 2, 3, 4};
    float y[4], dx[16];
    int winners[4];
    pool_relu_forward(y, winners, x, 1, 4, 4);
    assert_memory_equal(y, ((float[]){2, 0, 9, 5}), sizeof y);
    assert_int_equal(winners[0], 1); /* of equals the first */
    pool_relu_backward(dx, dy, y, winners, 1, 4, 4);
    for (int i = 0; i < 16; i++)
        assert_true(dx[i] == (i == 1 ? 1 : i == 8 ? 3 : i == 14 ? 4 : 0));
}

static void the_loss_is_the_surprise_and_its_gradient_sums_to_zero(void **state) {
    (void)state;
    enum { B = 2, C = 3 };
    const int labels[B] = {2, 0};
    float logits[B * C] = {1, -2, 0.5f, 100, 99, -300}, grad[B * C], none[B * C];
    double loss = softmax_loss(grad, logits, labels, B, C);
    double first = -log(exp(0.5) / (exp(1) + exp(-2) + exp(0.5))), second = log(1 + exp(-1));
    check_close(loss, (first + second) / 2, 1e-6, 0);
    for (int n = 0; n < B; n++)
        check_close(grad[C * n] + grad[C * n + 1] + grad[C * n + 2], 0, 1e-7, 0);
    for (int i = 0; i < C; i++) {
        float kept = logits[i], h = 1e-2f;
        logits[i] = kept + h;
        double up = softmax_loss(none, logits, labels, B, C);
        logits[i] = kept - h;
        double down = softmax_loss(none, logits, labels, B, C);
        logits[i] = kept;
        check_close(grad[i], (up - down) / (2 * h), 1e-4, 0);
    }
    softmax_loss(logits, logits, labels, B, C); /* in place */
    assert_memory_equal(logits, grad, sizeof grad);
    assert_int_equal(largest_of((const float[]){1, 3, 3, 2}, 4), 1);
}

TEST_GROUP(cmocka_unit_test(a_dense_layer_by_hand),
           cmocka_unit_test(dense_gradients_are_finite_differences),
           cmocka_unit_test(relu_passes_what_is_positive),
           cmocka_unit_test(the_largest_of_four_if_it_is_positive),
           cmocka_unit_test(the_loss_is_the_surprise_and_its_gradient_sums_to_zero))
