#include "base/hash.h"
#include "base/view.h"
#include "check.h"

static const double doubles[] = {1.5, -2, 1e300};
static const float floats[] = {0.1f, -3};
static const int32_t ints[] = {-2147483647 - 1, 7, 2147483647, 0, 1, 2};
static const uint8_t bytes[] = {0, 255};

#define VIEWS(V)                 \
    V(x, "ms", VIEW_F64, NULL)   \
    V(y, "mV", VIEW_F32, "x")    \
    V(grid, "1", VIEW_I32, NULL) \
    V(seen, "1", VIEW_U8, NULL)

static const ViewInfo infos[] = {VIEWS(VIEW_ROW)};
enum { VIEWS(VIEW_INDEX) VIEW_COUNT };

static void look(View *views) {
    views[VIEW_x] = view_array(doubles, 3, -1, 1);
    views[VIEW_y] = view_array(floats, 2, -1, 1);
    views[VIEW_grid] = view_matrix(ints, 2, 3, 0, 7);
    views[VIEW_seen] = view_number(&bytes[1], 0, 255);
}

static void an_element_is_read_in_its_own_type(void **state) {
    (void)state;
    View views[VIEW_COUNT];
    look(views);
    assert_true(view_element(&infos[VIEW_x], &views[VIEW_x], 2) == 1e300);
    assert_true(view_element(&infos[VIEW_y], &views[VIEW_y], 0) == (double)0.1f);
    assert_true(view_element(&infos[VIEW_y], &views[VIEW_y], 1) == -3);
    assert_true(view_element(&infos[VIEW_grid], &views[VIEW_grid], 0) == -2147483648.0);
    assert_true(view_element(&infos[VIEW_grid], &views[VIEW_grid], 5) == 2);
    assert_true(view_element(&infos[VIEW_seen], &views[VIEW_seen], 0) == 255);
    const size_t sizes[] = {sizeof(double), sizeof(float), sizeof(int32_t), sizeof(uint8_t)};
    for (int i = 0; i < VIEW_COUNT; i++)
        assert_int_equal(view_element_bytes(infos[i].type), sizes[i]);
}

static void a_view_knows_its_rank_shape_and_range(void **state) {
    (void)state;
    View views[VIEW_COUNT];
    look(views);
    const int shapes[][3] = {{1, 3, 1}, {1, 2, 1}, {2, 2, 3}, {0, 1, 1}};
    const size_t lengths[] = {3, 2, 6, 1};
    for (int i = 0; i < VIEW_COUNT; i++) {
        assert_int_equal(views[i].rank, shapes[i][0]);
        assert_int_equal(views[i].shape[0], shapes[i][1]);
        assert_int_equal(views[i].shape[1], shapes[i][2]);
        assert_int_equal(view_length(&views[i]), lengths[i]);
    }
    assert_true(views[VIEW_grid].low == 0 && views[VIEW_grid].high == 7);
    assert_true(views[VIEW_x].low == -1 && views[VIEW_x].high == 1);
    assert_true(views[VIEW_seen].low == 0 && views[VIEW_seen].high == 255);
}

static void a_view_is_found_by_its_whole_id(void **state) {
    (void)state;
    for (int i = 0; i < VIEW_COUNT; i++)
        assert_int_equal(view_index(infos, infos[i].id, VIEW_COUNT), i);
    assert_int_equal(view_index(infos, "gri", VIEW_COUNT), -1);
    assert_int_equal(view_index(infos, "grids", VIEW_COUNT), -1);
    assert_int_equal(view_index(infos, "seen", VIEW_COUNT - 1), -1);
    assert_string_equal(infos[VIEW_y].over, "x");
    assert_string_equal(infos[VIEW_y].unit, "mV");
}

static void the_hash_of_views_is_that_of_all_elements_in_table_order(void **state) {
    (void)state;
    View views[VIEW_COUNT];
    look(views);
    uint64_t want = hash_array(5, doubles, 8, 3);
    want = hash_array(want, floats, 4, 2);
    want = hash_array(want, ints, 4, 6);
    want = hash_array(want, &bytes[1], 1, 1);
    assert_true(view_hash(5, infos, views, VIEW_COUNT) == want);
    assert_true(view_hash(5, infos, views, 0) == 5);
    views[VIEW_grid].shape[1] = 2;
    assert_true(view_hash(5, infos, views, VIEW_COUNT) != want);
}

TEST_GROUP(cmocka_unit_test(an_element_is_read_in_its_own_type),
           cmocka_unit_test(a_view_knows_its_rank_shape_and_range),
           cmocka_unit_test(a_view_is_found_by_its_whole_id),
           cmocka_unit_test(the_hash_of_views_is_that_of_all_elements_in_table_order))
