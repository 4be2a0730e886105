#include "base/rng.h"
#include "base/thin.h"
#include "check.h"

enum { N = 20000, COLUMNS_MAX = 500 };

static const ViewInfo x_info = {"x", "ms", VIEW_F64, NULL}, y_info = {"y", "mV", VIEW_F32, "x"};
static double x[N];
static float y[N], points[2 * 4 * (COLUMNS_MAX + 2)];

static int thin(int n, double from, double to, int columns) {
    View xs = view_array(x, n, 0, 1), ys = view_array(y, n, 0, 1);
    memset(points, 0xff, sizeof points);
    int count = thin_line(points, &x_info, &xs, &y_info, &ys, from, to, columns);
    assert_in_range(count, 0, 4 * (columns + 2));
    return count;
}

/* A random walk whose steps in x are sixteenths, so that each point is in a column without doubt.
 */
static void walk(double start, int longest) {
    Rng rng = rng_seeded(1);
    double level = 0;
    for (int i = 0; i < N; i++) {
        x[i] = i ? x[i - 1] + rng_below(&rng, longest + 1) / 16.0 : start;
        y[i] = (float)(level += rng_normal(&rng));
    }
}

typedef struct Column {
    int count;
    float first, lowest, highest, last;
} Column;

static void add(Column *c, float value) {
    if (c->count++ == 0) c->first = c->lowest = c->highest = value;
    c->lowest = value < c->lowest ? value : c->lowest;
    c->highest = value > c->highest ? value : c->highest;
    c->last = value;
}

/* What decides which pixels are drawn: in each column where the curve enters, how far down and up
 * it goes, and where it leaves; and one point on either side, from which it comes and to which it
 * goes. */
static void check_drawing(int count, int n, double from, double to, int columns) {
    static Column all[COLUMNS_MAX + 2], seen[COLUMNS_MAX + 2];
    memset(all, 0, sizeof all);
    memset(seen, 0, sizeof seen);
    int left = -1, right = -1, kept = 0;
    double width = (to - from) / columns;
    for (int i = 0; i < n; i++) {
        if (x[i] < from)
            left = i;
        else if (x[i] < to)
            add(&all[(int)((x[i] - from) / width)], y[i]);
        else if (right < 0)
            right = i;
    }
    for (int i = 0; i < count; i++) {
        double at = (double)points[2 * i];
        if (i) assert_true(points[2 * i] >= points[2 * i - 2]);
        if (at >= 0 && at < to - from)
            add(&seen[(int)(at / width)], points[2 * i + 1]), kept++;
        else if (at < 0)
            assert_true(i == 0 && points[1] == y[left] && points[0] == (float)(x[left] - from));
        else
            assert_true(i == count - 1 && points[2 * i + 1] == y[right]);
    }
    assert_int_equal(count - kept, (left >= 0) + (right >= 0));
    for (int c = 0; c < columns; c++) {
        assert_int_equal(all[c].count > 0, seen[c].count > 0);
        assert_true(seen[c].count <= all[c].count);
        assert_true(all[c].first == seen[c].first && all[c].last == seen[c].last);
        assert_true(all[c].lowest == seen[c].lowest && all[c].highest == seen[c].highest);
    }
}

static void every_column_keeps_its_first_lowest_highest_and_last(void **state) {
    (void)state;
    walk(1000, 3);
    const double spans[][2] = {{1128, 1640}, {1128, 1144}, {900, 1412}, {1500, 3548}, {0, 4096}};
    for (int k = 0; k < 5; k++)
        for (int columns = 1; columns <= 256; columns *= 4)
            check_drawing(thin(N, spans[k][0], spans[k][1], columns), N, spans[k][0], spans[k][1],
                          columns);
}

static void gaps_in_the_data_leave_columns_empty(void **state) {
    (void)state;
    walk(0, 40);
    for (int i = 0; i < N; i++)
        if (x[i] > 100) x[i] += 50;
    check_drawing(thin(N, 64, 320, 64), N, 64, 320, 64);
}

/* Such a neighbour is lower than all that is seen, but what it hides is not. */
static void a_neighbour_outside_does_not_stand_for_what_is_inside(void **state) {
    (void)state;
    for (int side = 0; side < 4; side++) {
        walk(0, 0);
        for (int i = 0; i < N; i++)
            x[i] = i / 16.0;
        x[1601] = x[1602] = x[1603] = 100; /* right on the border */
        y[1601] = -500;
        y[1602] = 500;
        y[1599] = side == 0 ? -1e6f : side == 1 ? 1e6f : y[1599]; /* x = 99.9375 */
        y[3200] = side == 2 ? -1e6f : side == 3 ? 1e6f : y[3200]; /* x = 200 */
        check_drawing(thin(N, 100, 200, 10), N, 100, 200, 10);
    }
}

static void few_points_are_copied_exactly(void **state) {
    (void)state;
    walk(0, 3);
    int count = thin(40, -1, 1e4, 10);
    assert_int_equal(count, 40);
    for (int i = 0; i < 40; i++) {
        assert_true(points[2 * i] == (float)(x[i] + 1));
        assert_true(points[2 * i + 1] == y[i]);
    }
    for (int i = 0; i < N; i++)
        x[i] = i;
    assert_int_equal(thin(N, 5000.5, 5038.5, 10), 40);
    for (int i = 0; i < 40; i++)
        assert_true(points[2 * i] == (float)(i - 0.5) && points[2 * i + 1] == y[5000 + i]);
}

static void the_number_of_points_has_its_bound_at_every_length(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    for (int i = 0; i < N; i++)
        x[i] = i, y[i] = (float)rng_uniform(&rng);
    for (int n = 1; n < 300; n++)
        assert_true(thin(n, -0.5, n - 0.5, 20) >= (n < 80 ? n : 40));
}

static void a_point_on_the_right_border_is_outside_and_on_the_left_one_inside(void **state) {
    (void)state;
    for (int i = 0; i < 10; i++)
        x[i] = i, y[i] = (float)i;
    assert_int_equal(thin(10, 2, 6, 100), 6); /* 1 | 2 3 4 5 | 6 */
    assert_true(points[0] == -1 && points[10] == 4);
}

static void what_lies_all_on_one_side_leaves_its_neighbour(void **state) {
    (void)state;
    walk(100, 3);
    assert_int_equal(thin(0, 0, 1, 10), 0);
    assert_int_equal(thin(N, 0, 50, 10), 1);
    assert_true(points[0] == 100 && points[1] == y[0]);
    assert_int_equal(thin(N, 1e6, 2e6, 10), 1);
    assert_true(points[1] == y[N - 1]);
}

/* As floats, such times would be 0.5 ms apart. */
static void late_times_keep_their_fractions(void **state) {
    (void)state;
    for (int i = 0; i < 100; i++)
        x[i] = 8e6 + 0.0625 * i, y[i] = 0;
    assert_int_equal(thin(100, 8e6, 8e6 + 100, 100), 100);
    for (int i = 0; i < 100; i++)
        assert_true(points[2 * i] == 0.0625f * (float)i);
}

static void a_curve_ends_where_the_shorter_of_its_arrays_does(void **state) {
    (void)state;
    for (int i = 0; i < 100; i++)
        x[i] = i, y[i] = (float)i;
    for (int shorter = 0; shorter < 2; shorter++) {
        View xs = view_array(x, shorter ? 50 : 100, 0, 1),
             ys = view_array(y, 150 - xs.shape[0], 0, 1);
        assert_int_equal(thin_line(points, &x_info, &xs, &y_info, &ys, -1, 1000, 100), 50);
    }
}

/* ---- rasters ---- */

static uint8_t counts[COLUMNS_MAX * 100 + 1];

static void raster(int n, double from, double to, int source_rows, int rows, int columns) {
    View ts = view_array(x, n, 0, 1), lines = view_array(y, n, 0, 1);
    memset(counts, 0xee, sizeof counts);
    thin_raster(counts, &x_info, &ts, &y_info, &lines, from, to, source_rows, rows, columns);
    assert_int_equal(counts[rows * columns], 0xee);
}

static void a_raster_counts_what_falls_into_each_cell(void **state) {
    (void)state;
    const int shapes[][3] = {{1000, 50, 128}, {64, 64, 256}, {7, 7, 16}, {3, 90, 64}, {98, 2, 32}};
    for (int k = 0; k < 5; k++) {
        int sources = shapes[k][0], rows = shapes[k][1], columns = shapes[k][2], all = 0;
        static int want[COLUMNS_MAX * 100];
        Rng rng = rng_seeded(2);
        memset(want, 0, sizeof want);
        walk(-100, 2);
        for (int i = 0; i < N; i++) {
            int row = rng_below(&rng, sources);
            y[i] = (float)row;
            if (x[i] < 512 || x[i] >= 1024) continue;
            want[row * rows / sources * columns + (int)((x[i] - 512) / 512 * columns)]++;
            all++;
        }
        assert_true(all > 5000);
        raster(N, 512, 1024, sources, rows, columns);
        for (int i = 0; i < rows * columns; i++)
            assert_int_equal(counts[i], want[i] < 255 ? want[i] : 255);
    }
}

static void a_cell_is_full_at_255(void **state) {
    (void)state;
    for (int n = 254; n <= 600; n += 1 + 172 * (n > 256)) {
        for (int i = 0; i < n; i++)
            x[i] = 1, y[i] = 0;
        raster(n, 0, 2, 1, 1, 2);
        assert_int_equal(counts[0], 0);
        assert_int_equal(counts[1], n < 255 ? n : 255);
    }
}

static void events_outside_are_not_counted(void **state) {
    (void)state;
    const double t[] = {-5, -0.001, 0, 9.999, 10, 11, 1e9};
    for (int i = 0; i < 7; i++)
        x[i] = t[i], y[i] = 0;
    raster(7, 0, 10, 4, 4, 10);
    for (int i = 0; i < 40; i++)
        assert_int_equal(counts[i], i == 0 || i == 9);
    for (int i = 0; i < 7; i++)
        y[i] = 4; /* rows are 0 to 3 */
    raster(7, 0, 10, 4, 4, 10);
    for (int i = 0; i < 40; i++)
        assert_int_equal(counts[i], 0);
    raster(0, 0, 10, 4, 4, 10);
    for (int i = 0; i < 40; i++)
        assert_int_equal(counts[i], 0);
}

TEST_GROUP(cmocka_unit_test(every_column_keeps_its_first_lowest_highest_and_last),
           cmocka_unit_test(gaps_in_the_data_leave_columns_empty),
           cmocka_unit_test(a_neighbour_outside_does_not_stand_for_what_is_inside),
           cmocka_unit_test(few_points_are_copied_exactly),
           cmocka_unit_test(the_number_of_points_has_its_bound_at_every_length),
           cmocka_unit_test(a_point_on_the_right_border_is_outside_and_on_the_left_one_inside),
           cmocka_unit_test(what_lies_all_on_one_side_leaves_its_neighbour),
           cmocka_unit_test(late_times_keep_their_fractions),
           cmocka_unit_test(a_curve_ends_where_the_shorter_of_its_arrays_does),
           cmocka_unit_test(a_raster_counts_what_falls_into_each_cell),
           cmocka_unit_test(a_cell_is_full_at_255),
           cmocka_unit_test(events_outside_are_not_counted))
