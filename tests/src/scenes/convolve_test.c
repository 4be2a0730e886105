#include "check.h"

static Stage opened(void) {
    Stage s;
    stage_open(&s, "convolve", NULL, 1);
    return s;
}

/* A picture of the scene as numbers, and its size. */
static const double *picture(Stage *s, const char *id, int *rows, int *columns) {
    const View *v = stage_view(s, id);
    assert_int_equal(v->rank, 2);
    *rows = v->shape[0];
    *columns = v->shape[1];
    return v->data;
}

/* The map at (i,j), from the scene's picture and weights by hand. */
static double by_hand(Stage *s, int i, int j, int stride) {
    int rows, columns, three;
    const double *w = picture(s, "weights", &three, &three),
                 *x = picture(s, "picture", &rows, &columns);
    double sum = 0;
    for (int p = 0; p < 3; p++)
        for (int q = 0; q < 3; q++)
            sum += w[3 * p + q] * x[(i * stride + p) * columns + j * stride + q];
    return sum;
}

static void check_map(Stage *s, int stride) {
    int rows, columns;
    const double *map = picture(s, "map", &rows, &columns);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            check_close(map[i * columns + j], by_hand(s, i, j, stride), 1e-12, 0);
}

static void each_step_adds_one_number_until_the_map_is_full(void **state) {
    (void)state;
    Stage s = opened();
    int rows, columns;
    assert_true(stage_number(&s, "places") == 14 * 14 && stage_number(&s, "done") == 0);
    session_step(&s.session, 30); /* one is there from the start */
    assert_true(stage_number(&s, "at_row") == 2 && stage_number(&s, "at_column") == 2);
    const double *map = picture(&s, "map", &rows, &columns);
    for (int k = 0; k < rows * columns; k++)
        check_close(map[k], k <= 30 ? by_hand(&s, k / columns, k % columns, 1) : 0, 1e-12, 0);
    session_step(&s.session, 1000);
    assert_true(stage_number(&s, "done") == 1 && stage_number(&s, "at_row") == 13);
    check_map(&s, 1);
    stage_close(&s);
}

static void the_nine_products_add_up_to_the_number_of_the_map(void **state) {
    (void)state;
    Stage s = opened();
    stage_set(&s, "row", 6);
    stage_set(&s, "column", 8);
    int three, rows, columns;
    double x[9], w[9], sum = 0;
    memcpy(x, picture(&s, "patch", &three, &three), sizeof x);
    memcpy(w, picture(&s, "weights", &three, &three), sizeof w);
    const double *products = picture(&s, "products", &three, &three);
    for (int k = 0; k < 9; k++) {
        assert_true(products[k] == x[k] * w[k]);
        sum += products[k];
    }
    check_close(stage_number(&s, "total"), sum, 1e-12, 0);
    check_close(picture(&s, "map", &rows, &columns)[6 * 14 + 8], sum, 1e-12, 0);
    assert_true(stage_number(&s, "top") == 6 && stage_number(&s, "left") == 8);
    stage_close(&s);
}

static void stride_and_border_change_the_size_of_the_map(void **state) {
    (void)state;
    const int sizes[][3] = {{1, 0, 14}, {2, 0, 7}, {3, 0, 5}, {1, 1, 16}, {2, 1, 8}, {3, 1, 6}};
    Stage s = opened();
    stage_set(&s, "stride", 3); /* a change of what is seen fills the map at once */
    for (int k = 0; k < 6; k++) {
        stage_set(&s, "stride", sizes[k][0]);
        stage_set(&s, "padding", sizes[k][1]);
        assert_true(stage_number(&s, "map_rows") == sizes[k][2]);
        assert_true(stage_number(&s, "done") == 1);
        check_map(&s, sizes[k][0]);
    }
    stage_set(&s, "row", 97); /* as far as there is a map */
    assert_true(stage_number(&s, "at_row") == 5);
    stage_close(&s);
}

static void new_weights_redraw_what_is_filled(void **state) {
    (void)state;
    Stage s = opened();
    session_step(&s.session, 50);
    stage_set(&s, "w_22", 3);
    int rows, columns;
    const double *map = picture(&s, "map", &rows, &columns);
    check_close(map[50], by_hand(&s, 3, 8, 1), 1e-12, 0);
    assert_true(map[51] == 0 && stage_number(&s, "done") == 0);
    stage_close(&s);
}

static void a_dense_layer_would_have_a_weight_for_every_pair(void **state) {
    (void)state;
    Stage s = opened();
    assert_true(stage_number(&s, "dense") == 196.0 * 257);
    stage_close(&s);
}

static void a_photograph_takes_the_place_of_the_picture_and_gives_it_back(void **state) {
    (void)state;
    static double photo[200 * 100];
    for (int i = 0; i < 200 * 100; i++)
        photo[i] = (i / 100 % 3 + i % 100 % 3) / 4.0; /* the mean over 3 by 3 is 0.5 */
    Stage s = opened();
    int rows, columns;
    check_ok(session_give(&s.session, 0, photo, 200, 100));
    const double *x = picture(&s, "picture", &rows, &columns);
    assert_int_equal(rows, 66); /* made smaller by 3: at most 96 */
    assert_int_equal(columns, 33);
    for (int k = 0; k < rows * columns; k++)
        check_close(x[k], 0.5, 1e-12, 0);
    assert_int_equal(session_give(&s.session, 0, photo, 2, 50).code, E_DOMAIN);
    Status thin =
        session_give(&s.session, 0, photo, 5, 400); /* nothing would be left of its rows */
    assert_int_equal(thin.code, E_DOMAIN);
    assert_true(thin.rule == RULE_AT_LEAST && thin.value == 5 && thin.low > 5);
    picture(&s, "picture", &rows, &columns);
    assert_int_equal(rows, 66);
    check_ok(session_give(&s.session, 0, NULL, 0, 0));
    picture(&s, "picture", &rows, &columns);
    assert_int_equal(rows, 16);
    stage_set(&s, "image", 1);
    picture(&s, "picture", &rows, &columns);
    assert_int_equal(rows, 48);
    stage_close(&s);
}

TEST_GROUP(cmocka_unit_test(each_step_adds_one_number_until_the_map_is_full),
           cmocka_unit_test(the_nine_products_add_up_to_the_number_of_the_map),
           cmocka_unit_test(stride_and_border_change_the_size_of_the_map),
           cmocka_unit_test(new_weights_redraw_what_is_filled),
           cmocka_unit_test(a_dense_layer_would_have_a_weight_for_every_pair),
           cmocka_unit_test(a_photograph_takes_the_place_of_the_picture_and_gives_it_back))
