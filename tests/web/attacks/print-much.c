// tries: to print without end
// holds: ended
#include <stdio.h>

double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    while (1)
        printf("%s %g\n", "<img src=x onerror=alert(1)>", drive);
}
