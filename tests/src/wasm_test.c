/* The exported functions are the file's own state; so the file itself is part of this one. */
#include "../../src/wasm.c"
#include "base/hash.h"
#include "check.h"

static int scene_index(const char *id) {
    for (int i = 0; i < scene_count; i++)
        if (strcmp(scenes[i]->id, id) == 0) return i;
    fail_msg("no scene %s", id);
    return -1;
}

static int param_of(const char *id) {
    return param_index(session.scene->params, id, session.scene->param_count);
}

static int view_of(const char *id) {
    return view_index(session.scene->views, id, session.scene->view_count);
}

static void open_initial(const char *id, uint32_t seed) {
    int index = scene_index(id);
    scene_initial_values(scenes[index], core_values_at());
    assert_int_equal(core_open(index, seed), OK);
}

static uint64_t hash_now(void) {
    const double *halves = core_hash();
    assert_true(halves[0] >= 0 && halves[0] < 4294967296.0 && halves[1] < 4294967296.0);
    return (uint64_t)halves[0] << 32 | (uint64_t)halves[1];
}

static const void *at_address(double address) {
    return (const void *)(uintptr_t)address;
}

static void every_scene_opens_and_runs_as_a_session_does(void **state) {
    (void)state;
    for (int i = 0; i < scene_count; i++) {
        Stage stage;
        stage_open(&stage, scenes[i]->id, NULL, 5);
        open_initial(scenes[i]->id, 5);
        assert_true(core_steps() == 0);
        core_step(30);
        core_step(70);
        session_step(&stage.session, 100);
        assert_true(core_steps() == (scenes[i]->step ? 100 : 0));
        assert_true(hash_now() == session_hash(&stage.session));
        for (int k = 0; k < scenes[i]->param_count; k++)
            assert_true(core_values_at()[k] == scenes[i]->params[k].initial);
        stage_close(&stage);
    }
}

/* What status_at says of a parameter that was out of its range. */
static void check_status(Code code, Rule rule, double value, const char *what, const char *unit) {
    const double *s = core_status_at();
    assert_true(s[0] == code && s[1] == rule);
    assert_true(s[2] == value || (isnan(value) && isnan(s[2])));
    assert_string_equal(at_address(s[5]), what);
    assert_string_equal(at_address(s[6]), unit);
}

static void a_scene_that_cannot_open_leaves_the_earlier_one_running(void **state) {
    (void)state;
    open_initial("lif", 1);
    core_step(500);
    uint64_t before = hash_now();
    const char *ids[] = {"lif", "cuba", "noise"};
    for (int i = 0; i < 3; i++) {
        int index = scene_index(ids[i]);
        scene_initial_values(scenes[index], core_values_at());
        core_values_at()[1] = i == 2 ? NAN : 1e9;
        const Param *p = &scenes[index]->params[1];
        assert_int_equal(core_open(index, 2), i == 2 ? E_NONFINITE : E_DOMAIN);
        check_status(i == 2 ? E_NONFINITE : E_DOMAIN, i == 2 ? RULE_FINITE : RULE_BETWEEN,
                     i == 2 ? NAN : 1e9, p->id, p->unit);
        if (i < 2)
            assert_true(core_status_at()[3] == p->lowest && core_status_at()[4] == p->highest);
        assert_true(hash_now() == before && core_steps() == 500);
        assert_string_equal(session.scene->id, "lif");
    }
    core_step(1);
    assert_true(core_steps() == 501 && hash_now() != before);
}

static void an_ordinary_value_is_set_while_the_scene_runs_on(void **state) {
    (void)state;
    open_initial("lif", 1);
    core_step(500);
    int current = param_of("current");
    assert_int_equal(core_set(current, 3), OK);
    assert_true(core_steps() == 500 && core_values_at()[current] == 3);
    assert_true(core_status_at()[0] == OK);
    core_step(1);
    assert_true(core_steps() == 501);
    Stage stage;
    stage_open(&stage, "lif", NULL, 1);
    session_step(&stage.session, 500);
    stage_set(&stage, "current", 3);
    session_step(&stage.session, 1);
    assert_true(hash_now() == session_hash(&stage.session));
    stage_close(&stage);
}

static void a_value_that_restarts_keeps_the_others_and_the_seed(void **state) {
    (void)state;
    open_initial("noise", 9);
    assert_int_equal(core_set(param_of("mu"), 20), OK);
    core_step(100);
    assert_int_equal(core_set(param_of("sigma"), 3), OK);
    assert_true(core_steps() == 0);
    assert_true(core_values_at()[param_of("mu")] == 20 && core_values_at()[param_of("sigma")] == 3);
    core_step(100);
    Stage stage;
    stage_open(&stage, "noise", NULL, 9);
    stage_set(&stage, "mu", 20);
    stage_set(&stage, "sigma", 3);
    session_step(&stage.session, 100);
    assert_true(hash_now() == session_hash(&stage.session));
    stage_close(&stage);
}

static void a_refused_value_changes_nothing(void **state) {
    (void)state;
    open_initial("lif", 1);
    core_step(300);
    uint64_t before = hash_now();
    const char *ids[] = {"current", "dt", "method", "current"};
    const double wrong[] = {10.5, 100, 0.5, INFINITY};
    const Code codes[] = {E_DOMAIN, E_DOMAIN, E_DOMAIN, E_NONFINITE};
    const Rule rules[] = {RULE_BETWEEN, RULE_BETWEEN, RULE_WHOLE, RULE_FINITE};
    const char *units[] = {"nA", "ms", "", "nA"};
    for (int i = 0; i < 4; i++) {
        int index = param_of(ids[i]);
        assert_int_equal(core_set(index, wrong[i]), codes[i]);
        check_status(codes[i], rules[i], wrong[i], ids[i], units[i]);
        assert_true(core_values_at()[index] == scenes[scene_index("lif")]->params[index].initial);
        assert_true(hash_now() == before && core_steps() == 300);
    }
    assert_int_equal(core_set(param_of("v_th"), 10), OK);
    assert_int_equal(core_set(param_of("v_reset"), 12), E_DOMAIN);
    check_status(E_DOMAIN, RULE_BELOW, 12, "v_reset", "mV");
    assert_string_equal(at_address(core_status_at()[7]), "v_th");
    assert_true(core_status_at()[4] == 10);
}

static void the_fields_of_a_look_are_those_of_the_views(void **state) {
    (void)state;
    for (int s = 0; s < scene_count; s++) {
        Stage stage;
        stage_open(&stage, scenes[s]->id, NULL, 5);
        session_step(&stage.session, 50);
        open_initial(scenes[s]->id, 5);
        core_step(50);
        const double *fields = core_look();
        for (int i = 0; i < scenes[s]->view_count; i++, fields += 6) {
            const ViewInfo *info = &scenes[s]->views[i];
            const View *want = stage_view(&stage, info->id);
            assert_true(fields[1] == want->rank && fields[2] == want->shape[0]);
            assert_true(fields[3] == want->shape[1]);
            assert_true(fields[4] == want->low && fields[5] == want->high);
            assert_memory_equal(at_address(fields[0]), want->data,
                                view_length(want) * view_element_bytes(info->type));
        }
        stage_close(&stage);
    }
}

static void a_thinned_line_stands_where_it_says(void **state) {
    (void)state;
    static float want[4 * (50 + 2) * 2];
    open_initial("lif", 1);
    core_step(3000);
    core_look();
    uint64_t before = hash_now();
    int t = view_of("t"), v = view_of("v");
    const double spans[][2] = {{100, 300}, {250, 260}};
    for (int i = 0; i < 2; i++) {
        const ViewInfo *infos = session.scene->views;
        int n = core_line(t, v, spans[i][0], spans[i][1], 50);
        assert_int_equal(n, thin_line(want, &infos[t], &views[t], &infos[v], &views[v], spans[i][0],
                                      spans[i][1], 50));
        assert_true(n > 50);
        assert_memory_equal(core_thinned_at(), want, (size_t)n * 2 * sizeof(float));
    }
    assert_true(hash_now() == before); /* it stands behind the scene, not in it */
}

static void a_raster_stands_where_it_says(void **state) {
    (void)state;
    static uint8_t want[30 * 40];
    open_initial("cuba", 1);
    core_step(1000);
    core_look();
    uint64_t before = hash_now();
    int t = view_of("spike_t"), row = view_of("spike_neuron"), sum = 0;
    const ViewInfo *infos = session.scene->views;
    assert_int_equal(core_raster(t, row, 0, 100, 4000, 30, 40), 0);
    thin_raster(want, &infos[t], &views[t], &infos[row], &views[row], 0, 100, 4000, 30, 40);
    assert_memory_equal(core_thinned_at(), want, sizeof want);
    for (size_t i = 0; i < sizeof want; i++)
        sum += want[i];
    assert_true(sum > 1000 && hash_now() == before);
}

/* A call of lif_run with its arrays in the room that the core gives. */
static int call_run(double dt) {
    enum { N = 300 };
    double *fields = core_call_at();
    double *room = core_arrays_at((3 * N + 1) * sizeof(double));
    assert_non_null(room);
    double *v = room, *spikes = v + N + 1, *currents = spikes + N;
    for (int k = 0; k < N; k++)
        currents[k] = 2;
    v[N] = -99;
    const double call[] = {address(v), N + 1, address(spikes), N, address(currents), N};
    const double numbers[] = {0, 20, 15, 0, 2, 10, dt, 1};
    for (int i = 0; i < 6; i++)
        fields[1 + i] = call[i];
    for (int i = 0; i < 8; i++)
        fields[7 + 2 * i] = numbers[i];
    return core_kernel(kernel_index("lif_run"));
}

static void a_kernel_is_called_by_its_number_and_leaves_the_scene_alone(void **state) {
    (void)state;
    open_initial("lif", 1);
    core_step(100);
    uint64_t before = hash_now();
    assert_int_equal(call_run(0.1), OK);
    assert_true(core_call_at()[0] == 1);
    const double *v = at_address(core_call_at()[1]);
    assert_true(v[1] > 0 && v[300] > 0 && v[300] < 15);
    assert_true(hash_now() == before);
}

static void a_refused_call_says_why_and_writes_nothing(void **state) {
    (void)state;
    assert_int_equal(call_run(0), E_DOMAIN);
    const double *fields = core_status_at();
    assert_int_equal(fields[1], RULE_ABOVE);
    assert_string_equal(at_address(fields[5]), "dt");
    const double *v = at_address(core_call_at()[1]);
    assert_true(v[300] == -99);
}

static void room_for_arrays_has_its_limit(void **state) {
    (void)state;
    assert_null(core_arrays_at(1e12));
    assert_non_null(core_arrays_at(0));
}

TEST_GROUP(cmocka_unit_test(every_scene_opens_and_runs_as_a_session_does),
           cmocka_unit_test(a_scene_that_cannot_open_leaves_the_earlier_one_running),
           cmocka_unit_test(an_ordinary_value_is_set_while_the_scene_runs_on),
           cmocka_unit_test(a_value_that_restarts_keeps_the_others_and_the_seed),
           cmocka_unit_test(a_refused_value_changes_nothing),
           cmocka_unit_test(the_fields_of_a_look_are_those_of_the_views),
           cmocka_unit_test(a_thinned_line_stands_where_it_says),
           cmocka_unit_test(a_raster_stands_where_it_says),
           cmocka_unit_test(a_kernel_is_called_by_its_number_and_leaves_the_scene_alone),
           cmocka_unit_test(a_refused_call_says_why_and_writes_nothing),
           cmocka_unit_test(room_for_arrays_has_its_limit))
