#include "base/hash.h"
#include "check.h"

enum { NEURONS = 1000, MOST = 100000 };

static Stage opened(uint64_t seed) {
    Stage s;
    stage_open(&s, "cuba", NULL, seed);
    stage_set(&s, "neurons", NEURONS);
    return s;
}

/* The hash of all views but those that only `listen` touches. */
static uint64_t hash_of_the_rest(Stage *s) {
    const char *ids[] = {"spike_t",  "spike_neuron", "rate_t",  "rate",    "potentials",
                         "cv_share", "mean_rate",    "mean_cv", "measured"};
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        int k = view_index(s->session.scene->views, ids[i], s->session.scene->view_count);
        hash = view_hash(hash, &s->session.scene->views[k], stage_view(s, ids[i]), 1);
    }
    return hash;
}

static void the_rate_counts_the_spikes_of_its_bin(void **state) {
    (void)state;
    Stage s = opened(1);
    session_step(&s.session, 6000);
    int n, bins, spikes, seen = 0;
    const double *at = stage_array(&s, "rate_t", &bins), *rate = stage_array(&s, "rate", &n),
                 *t = stage_array(&s, "spike_t", &spikes);
    assert_true(bins == 300 && n == 300 && spikes > 1000);
    double sum = 0;
    for (int b = 0; b < bins; b++) {
        int in_bin = 0;
        check_close(at[b], 2 * b + 1, 1e-9, 0);
        for (; seen < spikes && t[seen] < 2 * b + 2 + 0.05; seen++)
            in_bin++;
        check_close(rate[b], in_bin / (NEURONS * 0.002), 1e-9, 0);
        sum += rate[b];
    }
    assert_int_equal(seen, spikes);
    check_close(stage_number(&s, "mean_rate"), sum / bins, 1e-9, 0);
    check_close(stage_number(&s, "mean_rate"), spikes / (NEURONS * 0.6), 1e-9, 0);
    stage_close(&s);
}

static void spikes_come_in_order_and_leave_after_a_second(void **state) {
    (void)state;
    Stage s = opened(1);
    const char *ids[] = {"spike_t", "rate_t", "v_t", "heard"};
    stage_set(&s, "listen", 7);
    for (int turn = 1; turn <= 4; turn++) {
        session_step(&s.session, 7010);
        double now = turn * 701, from = now > 1000 ? now - 1000 : 0;
        for (int k = 0; k < 4; k++) {
            int n;
            const double *t = stage_array(&s, ids[k], &n);
            assert_true(n > 0 && t[0] >= from - 1e-6 && t[n - 1] <= now + 1e-6);
            if (k < 3) assert_true(t[0] < from + 10 && t[n - 1] > now - 10);
            for (int j = 1; j < n; j++)
                assert_true(t[j] >= t[j - 1]);
        }
        int n, same;
        const double *t = stage_array(&s, "spike_t", &n),
                     *neuron = stage_array(&s, "spike_neuron", &same);
        assert_int_equal(same, n);
        for (int j = 0; j < n; j++) {
            assert_true(neuron[j] >= 0 && neuron[j] < NEURONS && neuron[j] == floor(neuron[j]));
            if (j && t[j] == t[j - 1]) assert_true(neuron[j] > neuron[j - 1]);
        }
    }
    stage_close(&s);
}

static void what_is_heard_and_seen_is_of_the_one_neuron(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "listen", 123);
    session_step(&s.session, 9000);
    int spikes, heard, samples, same, seen = 0;
    const double *t = stage_array(&s, "spike_t", &spikes),
                 *neuron = stage_array(&s, "spike_neuron", &spikes),
                 *ear = stage_array(&s, "heard", &heard);
    for (int j = 0; j < spikes; j++)
        if (neuron[j] == 123) assert_true(seen < heard && ear[seen++] == t[j]);
    assert_true(seen == heard && heard > 0);
    const float *potentials = stage_view(&s, "potentials")->data;
    const double *at = stage_array(&s, "v_t", &samples), *v = stage_array(&s, "v", &same);
    assert_true(samples == 1800 && same == 1800 && v[1799] == (double)potentials[123]);
    for (int k = 0; k < samples; k++)
        check_close(at[k], 0.5 * (k + 1), 1e-9, 0);
    for (int j = 0; j < heard; j++) /* after a spike it rests at -60 for 5 ms */
        for (int k = 0; k < samples; k++)
            if (at[k] >= ear[j] && at[k] < ear[j] + 4.95) check_close(v[k], -60, 1e-4, 0);
    for (int k = 0; k < NEURONS; k++)
        assert_true(potentials[k] < -50 && potentials[k] > -120);
    stage_close(&s);
}

static void listening_to_another_changes_only_what_is_heard(void **state) {
    (void)state;
    Stage s = opened(1), other = opened(1);
    session_step(&s.session, 5000);
    session_step(&other.session, 5000);
    stage_set(&s, "listen", 999);
    assert_true(hash_of_the_rest(&s) == hash_of_the_rest(&other));
    assert_true(stage_view(&s, "v")->shape[0] == 0 && stage_view(&s, "heard")->shape[0] == 0);
    session_step(&s.session, 5000);
    session_step(&other.session, 5000);
    assert_true(hash_of_the_rest(&s) == hash_of_the_rest(&other));
    assert_int_equal(stage_view(&s, "v")->shape[0], 1000);
    stage_close(&s);
    stage_close(&other);
}

static void listening_to_the_same_again_changes_nothing(void **state) {
    (void)state;
    Stage s = opened(1);
    stage_set(&s, "listen", 5);
    session_step(&s.session, 10000);
    uint64_t before = session_hash(&s.session);
    stage_set(&s, "listen", 5);
    assert_true(stage_number(&s, "measured") > 0 && session_hash(&s.session) == before);
    stage_close(&s);
}

/* The irregularity from the spikes themselves: interval by interval, neuron by neuron. */
static void the_cv_is_that_of_all_intervals_since_the_start(void **state) {
    (void)state;
    static double times[MOST], who[MOST];
    Stage s = opened(1);
    int all = 0, n;
    for (int second = 0; second < 3; second++) {
        session_step(&s.session, 9990); /* a little less than the window */
        const double *t = stage_array(&s, "spike_t", &n),
                     *neuron = stage_array(&s, "spike_neuron", &n);
        for (int j = 0; j < n; j++)
            if (t[j] > second * 999 + 0.01) {
                times[all] = t[j];
                who[all++] = neuron[j];
                assert_true(all < MOST);
            }
    }
    double sum = 0, measured = 0, irregular = 0;
    for (int i = 0; i < NEURONS; i++) {
        double intervals[500], mean = 0, squares = 0, last = 0;
        int count = 0;
        for (int j = 0; j < all; j++) {
            if (who[j] != i) continue;
            if (last > 0) intervals[count++] = times[j] - last;
            last = times[j];
        }
        if (count < 5) continue;
        for (int k = 0; k < count; k++)
            mean += intervals[k] / count;
        for (int k = 0; k < count; k++)
            squares += (intervals[k] - mean) * (intervals[k] - mean);
        double cv = sqrt(squares / (count - 1)) / mean;
        sum += cv;
        measured++;
        irregular += cv >= 0.8 && cv < 0.9;
    }
    assert_true(measured > NEURONS / 2 && stage_number(&s, "measured") == measured);
    check_close(stage_number(&s, "mean_cv"), sum / measured, 1e-9, 0);
    double cv = stage_number(&s, "mean_cv"), shares = 0;
    assert_true(cv > 0.5 && cv < 1.3);
    const double *axis = stage_array(&s, "cv_axis", &n), *share = stage_array(&s, "cv_share", &n);
    for (int j = 0; j < n; j++) {
        check_close(axis[j], 0.05 + 0.1 * j, 1e-9, 0);
        shares += share[j];
    }
    check_close(shares, 1, 1e-9, 0);
    check_close(share[8], irregular / measured, 2 / measured, 0); /* some stand on the border */
    stage_close(&s);
}

static void new_weights_start_the_measure_of_irregularity_anew(void **state) {
    (void)state;
    Stage s = opened(1);
    session_step(&s.session, 10000);
    int n, before;
    stage_array(&s, "spike_t", &before);
    assert_true(stage_number(&s, "measured") > 0);
    stage_set(&s, "w_exc", 3);
    assert_true(stage_number(&s, "measured") == 0 && stage_number(&s, "mean_cv") == 0);
    stage_array(&s, "spike_t", &n);
    assert_int_equal(n, before); /* what was seen stays seen */
    double calm = stage_number(&s, "mean_rate");
    session_step(&s.session, 10000);
    assert_true(stage_number(&s, "mean_rate") > 2 * calm);
    stage_close(&s);
}

static void the_seed_changes_who_fires_and_hardly_how_many(void **state) {
    (void)state;
    Stage a = opened(1), b = opened(2);
    session_step(&a.session, 10000);
    session_step(&b.session, 10000);
    assert_true(session_hash(&a.session) != session_hash(&b.session));
    check_close(stage_number(&a, "mean_rate"), stage_number(&b, "mean_rate"), 0, 0.3);
    stage_close(&a);
    stage_close(&b);
}

TEST_GROUP(cmocka_unit_test(the_rate_counts_the_spikes_of_its_bin),
           cmocka_unit_test(spikes_come_in_order_and_leave_after_a_second),
           cmocka_unit_test(what_is_heard_and_seen_is_of_the_one_neuron),
           cmocka_unit_test(listening_to_another_changes_only_what_is_heard),
           cmocka_unit_test(listening_to_the_same_again_changes_nothing),
           cmocka_unit_test(the_cv_is_that_of_all_intervals_since_the_start),
           cmocka_unit_test(new_weights_start_the_measure_of_irregularity_anew),
           cmocka_unit_test(the_seed_changes_who_fires_and_hardly_how_many))
