#include "check.h"

#include "base/rng.h"
#include "plasticity/stdp.h"

static const StdpParams usual = {0.02, 0.03, 20, 20, 1};

/* One pair at a distance of `lag` ms: input first for lag > 0. */
static double change_of(int lag) {
    Stdp s = stdp_open(&usual, 0.5);
    for (int t = 0; t <= 100; t++)
        stdp_step(&s, t == 50, t == 50 + lag);
    return s.w - 0.5;
}

static void before_strengthens_after_weakens(void **state) {
    (void)state;
    for (int lag = 1; lag < 40; lag++) {
        check_close(change_of(lag), 0.02 * 0.5 * exp(-lag / 20.0), 1e-15, 0);
        check_close(change_of(-lag), -0.03 * 0.5 * exp(-lag / 20.0), 1e-15, 0);
    }
    assert_true(change_of(0) == 0);
}

static void the_weight_stays_between_its_bounds(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    StdpParams fierce = {0.3, 0.3, 20, 20, 1};
    Stdp s = stdp_open(&fierce, 0.5);
    for (int t = 0; t < 100000; t++) {
        bool input = rng_uniform(&rng) < 0.01;
        stdp_step(&s, input, rng_uniform(&rng) < 0.01);
        assert_true(s.w >= 0 && s.w <= 1);
    }
}

/* Many synapses under independent trains, and under trains where inputs cause spikes: their mean
 * weight follows the drift. */
static void on_average_it_follows_the_drift(void **state) {
    (void)state;
    enum { SYNAPSES = 400, STEPS = 4000, DELAY = 4 };
    const double in = 0.02, own = 0.01, caused = 0.3, start = 0.7;
    Rng rng = rng_seeded(2);
    for (int together = 0; together <= 1; together++) {
        double share = together ? caused : 0, out = own + in * share, sum = 0, w = start;
        for (int k = 0; k < SYNAPSES; k++) {
            Stdp s = stdp_open(&usual, start);
            bool later[DELAY] = {0};
            for (int t = 0; t < STEPS; t++) {
                bool input = rng_uniform(&rng) < in, output = later[t % DELAY];
                later[t % DELAY] = input && rng_uniform(&rng) < share;
                output |= rng_uniform(&rng) < own;
                stdp_step(&s, input, output);
            }
            sum += s.w / SYNAPSES;
        }
        for (int t = 0; t < STEPS; t++)
            w += stdp_drift(&usual, w, in, out, share, DELAY);
        assert_true(fabs(w - start) > 0.05);
        check_close(sum, w, 0.03, 0);
    }
}

TEST_GROUP(cmocka_unit_test(before_strengthens_after_weakens),
           cmocka_unit_test(the_weight_stays_between_its_bounds),
           cmocka_unit_test(on_average_it_follows_the_drift))
