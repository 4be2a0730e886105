#include "check.h"

enum { SAMPLES = 601, PHASE = 200 };

static const double *trace(Stage *s, const char *id) {
    int n;
    const double *y = stage_array(s, id, &n);
    assert_int_equal(n, SAMPLES);
    return y;
}

/* While the input makes the neuron fire the weight rises, in both descriptions; else it falls. */
static void taking_part_strengthens(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "synapse", NULL, 1);
    const char *ids[] = {"w_spikes", "w_rates"};
    for (int i = 0; i < 2; i++) {
        double mean[3] = {0};
        for (int j = 0; j < 3 * PHASE; j++)
            if (j % PHASE >= PHASE / 2) mean[j / PHASE] += trace(&s, ids[i])[j] / (PHASE / 2);
        assert_true(mean[0] > mean[1] + 0.1 && mean[2] > mean[1] + 0.1);
    }
    stage_close(&s);
}

/* Over many seeds the spikes' mean is what the rates say. */
static void the_rates_are_the_mean_of_the_spikes(void **state) {
    (void)state;
    enum { SEEDS = 40 };
    static double mean[SAMPLES];
    double gap = 0;
    Stage s;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        stage_open(&s, "synapse", NULL, seed);
        for (int j = 0; j < SAMPLES; j++)
            mean[j] += trace(&s, "w_spikes")[j] / SEEDS;
        if (seed < SEEDS) stage_close(&s);
    }
    for (int j = 0; j < SAMPLES; j++)
        gap += fabs(mean[j] - trace(&s, "w_rates")[j]) / SAMPLES;
    assert_true(gap < 0.03);
    stage_close(&s);
}

static void without_a_cause_nothing_tells_the_phases_apart(void **state) {
    (void)state;
    Stage s;
    stage_open(&s, "synapse", NULL, 1);
    stage_set(&s, "caused", 0);
    const double *w = trace(&s, "w_rates");
    check_close(w[SAMPLES - 1], w[PHASE], 3e-3, 0);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(taking_part_strengthens),
           cmocka_unit_test(the_rates_are_the_mean_of_the_spikes),
           cmocka_unit_test(without_a_cause_nothing_tells_the_phases_apart))
