#include "base/kernel.h"
#include "check.h"
#include "mirror.h"

#include <stdlib.h>

enum { MOST = 1 << 19 };

/* What the last command wrote. */
static char out[MOST], err[MOST];

static void read_back(FILE *file, char *text) {
    rewind(file);
    size_t length = fread(text, 1, MOST - 1, file);
    assert_true(length < MOST - 1);
    text[length] = 0;
    fclose(file);
}

/* Runs a command line, split at its spaces; returns the exit code. */
static int command(const char *line) {
    char words[512], *argv[32] = {words}, **next = argv;
    assert_true(strlen(line) < sizeof words);
    snprintf(words, sizeof words, "%s", line);
    int argc = 1;
    for (char *c = words; *c; c++)
        if (*c == ' ') *c = 0, argv[argc++] = c + 1;
    FILE *to = tmpfile(), *wrong = tmpfile();
    assert_true(to && wrong);
    int code = mirror(argc, next, to, wrong);
    read_back(to, out);
    read_back(wrong, err);
    return code;
}

static void check_runs(const char *line) {
    int code = command(line);
    if (code != 0 || *err) fail_msg("%s: %d, %s", line, code, err);
}

static int count(const char *text, char c) {
    int n = 0;
    for (; *text; text++)
        n += *text == c;
    return n;
}

static void a_list_names_every_scene_with_its_parameters_and_views(void **state) {
    (void)state;
    for (int json = 0; json < 2; json++) {
        check_runs(json ? "mirror list --json" : "mirror list");
        const char *at = out;
        for (int s = 0; s < scene_count; s++) {
            char quoted[80];
            const char *form = json ? "\"id\":\"%s\"" : "%s";
            snprintf(quoted, sizeof quoted, form, scenes[s]->id);
            assert_non_null(at = strstr(at, quoted));
            for (int i = 0; i < scenes[s]->param_count; i++) {
                snprintf(quoted, sizeof quoted, json ? form : "set %s =", scenes[s]->params[i].id);
                assert_non_null(at = strstr(at, quoted));
            }
            for (int i = 0; i < scenes[s]->view_count; i++) {
                snprintf(quoted, sizeof quoted, json ? form : "view %s (", scenes[s]->views[i].id);
                assert_non_null(at = strstr(at, quoted));
            }
        }
    }
}

/* Not a parser, but what most often goes wrong: brackets, quotes, commas, numbers that JSON lacks.
 */
static void check_json(const char *text) {
    int depth = 0, quoted = 0;
    char before = 0;
    for (const char *c = text; *c; c++) {
        if (*c == '"') quoted = !quoted;
        if (quoted || *c == '\n') continue;
        depth += (*c == '{' || *c == '[') - (*c == '}' || *c == ']');
        assert_true(depth >= (c[1] && c[1] != '\n'));
        if (*c == '}' || *c == ']') assert_true(before != ',' && before != ':');
        if (*c == ',') assert_true(before != ',' && before != '[' && before != '{');
        before = *c;
    }
    assert_true(depth == 0 && !quoted && text[strlen(text) - 1] == '\n');
    assert_true(!strstr(text, "nan") && !strstr(text, ":inf") && !strstr(text, ",inf"));
}

static void the_kernels_are_listed_with_their_arguments(void **state) {
    (void)state;
    check_runs("mirror kernels");
    assert_non_null(strstr(out, "lif_rate(drive, tau_m, v_th, v_reset, tau_ref) (Hz)\n"));
    check_runs("mirror kernels --json");
    const char *at = out;
    const Kernel *kernel;
    for (int k = 0; (kernel = kernel_at(k)); k++) {
        char quoted[80];
        snprintf(quoted, sizeof quoted, "{\"id\":\"%s\"", kernel->id);
        assert_non_null(at = strstr(at, quoted));
        for (int i = 0; i < kernel->arg_count; i++) {
            snprintf(quoted, sizeof quoted, "{\"id\":\"%s\",\"unit\":\"%s\"", kernel->args[i].id,
                     kernel->args[i].unit);
            assert_non_null(at = strstr(at, quoted));
        }
    }
    assert_int_equal(count(out, '{'), count(out, '}'));
}

static void json_is_json(void **state) {
    (void)state;
    check_runs("mirror list --json");
    check_json(out);
    assert_non_null(strstr(out, "\"choices\":\"exact euler\""));
    check_runs("mirror run lif --steps 300 --json");
    check_json(out);
    assert_non_null(strstr(out, "\"t\":{\"rank\":1,\"shape\":[301,1],"));
    check_runs("mirror run noise --json"); /* with arrays that are empty */
    check_json(out);
    assert_non_null(strstr(out, "\"rate_sim\":{\"rank\":1,\"shape\":[0,1],"));
}

static void csv_has_a_header_and_a_row_for_each_element(void **state) {
    (void)state;
    check_runs("mirror run lif --steps 2 --csv v");
    const char *head = "t (ms),v (mV)\n0,0\n0.10000000000000001,0.0997504", *second;
    assert_memory_equal(out, head, strlen(head)); /* 17 digits */
    assert_int_equal(count(out, '\n'), 4);
    check_runs("mirror run lif --csv level");
    assert_string_equal(out, "level (mV)\n0\n");
    check_runs("mirror run noise --csv rate_sim");
    assert_string_equal(out, "mu_sim (mV),rate_sim (Hz)\n");
    check_runs("mirror run cuba --set neurons=1000 --csv potentials");
    assert_int_equal(count(out, '\n'), 1001);
    second = strchr(out, '\n') + 1;
    assert_true(strtod(second, NULL) < -50 && strcspn(second, "\n") <= 11); /* nine digits */
}

/* Every number comes back to the very bits. */
static void csv_and_json_hold_the_numbers_of_the_scene(void **state) {
    (void)state;
    static char joined[MOST];
    Stage stage;
    stage_open(&stage, "lif", NULL, 3);
    stage_set(&stage, "current", 2.5);
    session_step(&stage.session, 700);
    int n;
    const double *v = stage_array(&stage, "v", &n);
    check_runs("mirror run lif --set current=2.5 --seed 3 --steps 700 --csv v");
    assert_int_equal(count(out, '\n'), n + 1);
    size_t length = 0;
    const char *line = out;
    for (int i = 0; i < n; i++) {
        line = strchr(line, '\n') + 1;
        const char *number = strchr(line, ',') + 1;
        assert_true(strtod(number, NULL) == v[i]);
        length += (size_t)snprintf(joined + length, MOST - length, "%c%.*s", i ? ',' : '[',
                                   (int)strcspn(number, "\n"), number);
    }
    snprintf(joined + length, MOST - length, "]");
    check_runs("mirror run lif --set current=2.5 --seed 3 --steps 700 --json");
    const char *data = strstr(out, "\"v\":{\"rank\":1");
    assert_non_null(data);
    data = strstr(data, "\"data\":") + strlen("\"data\":");
    assert_memory_equal(data, joined, strlen(joined));
    stage_close(&stage);
}

static void a_hash_is_that_of_the_session_in_16_digits(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 3; seed++) {
        Stage stage;
        char line[80], want[20];
        stage_open(&stage, "noise", NULL, seed);
        session_step(&stage.session, 500);
        snprintf(want, sizeof want, "%016llx\n", (unsigned long long)session_hash(&stage.session));
        snprintf(line, sizeof line, "mirror run noise --steps 500 --hash --seed %d", (int)seed);
        check_runs(line);
        assert_string_equal(out, want);
        assert_int_equal(strspn(out, "0123456789abcdef"), 16);
        stage_close(&stage);
    }
    check_runs("mirror run noise --steps 500 --hash"); /* seed 0 where none is given */
    char first[20];
    snprintf(first, sizeof first, "%s", out);
    check_runs("mirror run noise --steps 500 --seed 0 --hash");
    assert_string_equal(out, first);
}

static void a_run_without_an_output_tells_the_single_numbers(void **state) {
    (void)state;
    check_runs("mirror run lif --steps 2000");
    assert_non_null(strstr(out, "rate_formula = 33.6407116301821"));
    assert_non_null(strstr(out, "count = 6 1\n"));
    assert_null(strstr(out, "spikes"));
    check_runs("mirror run brunel --set eta=2 --set g=5");
    assert_non_null(strstr(out, "rate_here = 37.9"));
}

static void choices_go_by_name(void **state) {
    (void)state;
    check_runs("mirror run lif --set method=euler --steps 1 --csv v");
    assert_non_null(strstr(out, "\n0.10000000000000001,0.10000000000000001\n"));
    check_runs("mirror run lif --set method=euler --set method=exact --steps 1 --csv v");
    assert_non_null(strstr(out, "\n0.10000000000000001,0.0997504"));
}

static void more_than_a_million_steps_are_all_taken(void **state) {
    (void)state;
    check_runs("mirror run lif --steps 1100000 --csv t_flow");
    check_close(strtod(strrchr(out, '.') - 6, NULL), 110000, 0.25, 0);
}

static void wrong_arguments_get_one_sentence_and_nothing_else(void **state) {
    (void)state;
    const char *wrong[][2] = {
        {"mirror", "usage: mirror list"},
        {"mirror walk", "usage: mirror list"},
        {"mirror run", "usage: mirror list"},
        {"mirror list --xml", "usage: mirror list"},
        {"mirror list lif cuba", "usage: mirror list"},
        {"mirror run leif", "There is no scene \"leif\": there are brunel, "},
        {"mirror run lif --quick", "There is no option \"--quick\""},
        {"mirror run lif --steps", "steps = nothing: it must be a whole number from 0 to"},
        {"mirror run lif --steps -1", "steps = -1: it must be a whole number from 0 to"},
        {"mirror run lif --steps 1.5", "steps = 1.5: it must be a whole number"},
        {"mirror run lif --steps nan", "steps = nan: it must be a whole number"},
        {"mirror run lif --steps 2e9", "steps = 2e9: it must be a whole number"},
        {"mirror run lif --steps many", "steps = many: it must be a whole number"},
        {"mirror run lif --steps 5x", "steps = 5x: it must be a whole number"},
        {"mirror run lif --seed", "seed = nothing: it must be a whole number"},
        {"mirror run lif --seed 4294967296", "from 0 to 4294967295."},
        {"mirror run lif --seed -1", "seed = -1"},
        {"mirror run lif --csv", "lif has no view \"\": it has t, v, spikes"},
        {"mirror run lif --csv volts", "lif has no view \"volts\": it has t, v, spikes"},
        {"mirror run lif --set", "it must have the form id=value."},
        {"mirror run lif --set current", "--set current: it must have the form id=value."},
        {"mirror run lif --set current=", "current = : it must be a number."},
        {"mirror run lif --set current=2nA", "current = 2nA: it must be a number."},
        {"mirror run lif --set current=11", "current = 11 nA: it must be from 0 to 10 nA."},
        {"mirror run lif --set current=nan", "it must be a finite number."},
        {"mirror run lif --set current=1e999", "current = inf nA: it must be a finite number."},
        {"mirror run lif --set curent=1", "lif has no parameter \"curent\": it has current"},
        {"mirror run lif --set method=heun", "method = heun: it must be one of: exact euler."},
        {"mirror run lif --set method=1", "method = 1: it must be one of: exact euler."},
        {"mirror run lif --set v_th=10 --set v_reset=12",
         "v_reset = 12 mV: it must be less than v_th = 10 mV."},
        {"mirror run cuba --set neurons=1000.5", "neurons = 1000.5 1: it must be a whole number"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(command(wrong[i][0]), 2);
        assert_string_equal(out, "");
        if (!strstr(err, wrong[i][1])) fail_msg("%s: %s", wrong[i][0], err);
        assert_int_equal(count(err, '\n'), 1);
        assert_int_equal(err[strlen(err) - 1], '\n');
    }
}

TEST_GROUP(cmocka_unit_test(a_list_names_every_scene_with_its_parameters_and_views),
           cmocka_unit_test(the_kernels_are_listed_with_their_arguments),
           cmocka_unit_test(json_is_json),
           cmocka_unit_test(csv_has_a_header_and_a_row_for_each_element),
           cmocka_unit_test(csv_and_json_hold_the_numbers_of_the_scene),
           cmocka_unit_test(a_hash_is_that_of_the_session_in_16_digits),
           cmocka_unit_test(a_run_without_an_output_tells_the_single_numbers),
           cmocka_unit_test(choices_go_by_name),
           cmocka_unit_test(more_than_a_million_steps_are_all_taken),
           cmocka_unit_test(wrong_arguments_get_one_sentence_and_nothing_else))
