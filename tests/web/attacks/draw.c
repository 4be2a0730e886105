// tries: to draw what is not there: a negative length, pointers outside, a text without an end
// holds: ended
#include "plot.h"

double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    plot_line((double *)8, (double *)8, -5, (const char *)0x7ffffff0);
    plot_dots((double *)0x7ffffff0, (double *)0, 1 << 30, "x");
    return 0;
}
