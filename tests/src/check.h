/* What every test file starts with: cmocka in the order that it wants, and a comparison of doubles
 * that says both numbers where they differ.
 *
 * A file tests/src/DIR/NAME_test.c holds the tests of src/DIR/NAME and ends with
 *
 *     TEST_GROUP(cmocka_unit_test(a_fact_about_the_world), ...)
 *
 * The build finds it by its place and runs it natively under ASan and UBSan, and as wasm in Node.
 */
#ifndef NM_TESTS_CHECK_H
#define NM_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/scene.h"

/* |got - want| <= absolute + relative |want| */
#define check_close(got, want, absolute, relative)                                       \
    do {                                                                                 \
        double check_got = (got), check_want = (want);                                   \
        if (!(fabs(check_got - check_want) <= (absolute) + (relative)*fabs(check_want))) \
            fail_msg("%s = %.17g, expected %.17g", #got, check_got, check_want);         \
    } while (0)

#define check_ok(status) assert_int_equal((status).code, OK)

/* An arena of `bytes` bytes on the heap; free(arena.memory) gives it back. */
Arena test_arena(size_t bytes);

/* A scene as a test has it: a session, the memory that it stands in, and where its views were at
 * the last look. */
typedef struct Stage {
    Session session;
    Arena arena;
    View views[SCENE_MAX_VIEWS];
} Stage;

/* Opens scene `id` at its initial values; `values`, where not NULL, replace these. */
void stage_open(Stage *stage, const char *id, const double *values, uint64_t seed);
void stage_close(Stage *stage);

/* Sets a parameter by its id; starts anew where it must. The value must be allowed. */
void stage_set(Stage *stage, const char *id, double value);

/* Looks, and gives the view of that id, its length, or its only number. */
const View *stage_view(Stage *stage, const char *id);
const double *stage_array(Stage *stage, const char *id, int *length);
double stage_number(Stage *stage, const char *id);

/* NAME is the path of the file under tests/src with _ for /, given by the build. */
#define TEST_GROUP(...)                                                    \
    int TEST_NAME(void);                                                   \
    int TEST_NAME(void) {                                                  \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                   \
        return cmocka_run_group_tests_name(TEST_TITLE, tests, NULL, NULL); \
    }

#endif
