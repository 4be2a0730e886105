#include "check.h"
#include "vision/picture.h"

static void the_middle_square_is_taken_whole(void **state) {
    (void)state;
    static const double wide[] = {9, 1, 2, 9, 9, 3, 4, 9}; /* 2 by 4 */
    float out[4];
    picture_square(out, 2, wide, 2, 4);
    for (int i = 0; i < 4; i++)
        assert_true(out[i] == (float)(i + 1));
    static const double tall[] = {9, 9, 1, 2, 3, 4, 9, 9}; /* 4 by 2 */
    picture_square(out, 2, tall, 4, 2);
    for (int i = 0; i < 4; i++)
        assert_true(out[i] == (float)(i + 1));
    picture_square(out, 1, wide, 2, 4);
    check_close((double)out[0], 2.5, 1e-6, 0);
    float large[16];
    picture_square(large, 4, wide, 2, 4); /* in blocks of 2 by 2 */
    for (int i = 0; i < 16; i++)
        check_close((double)large[i], 1 + i / 8 * 2 + i % 4 / 2, 1e-6, 0);
}

/* Whatever the sizes, grey is neither made nor lost. */
static void the_mean_grey_stays(void **state) {
    (void)state;
    double picture[49], sum = 0;
    float out[400];
    for (int i = 0; i < 49; i++)
        sum += picture[i] = (i * 37 % 50) / 50.0;
    for (int side = 1; side <= 20; side++) {
        double got = 0;
        picture_square(out, side, picture, 7, 7);
        for (int i = 0; i < side * side; i++)
            got += (double)out[i];
        check_close(got / (side * side), sum / 49, 1e-6, 0);
    }
}

TEST_GROUP(cmocka_unit_test(the_middle_square_is_taken_whole),
           cmocka_unit_test(the_mean_grey_stays))
