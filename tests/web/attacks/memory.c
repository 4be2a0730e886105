// tries: to take memory without end, and then some at once
// holds: ended
#include <stdio.h>
#include <stdlib.h>

double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    while (1) {
        volatile char *taken = malloc(10000000);
        if (!taken) break;
        taken[9999999] = 1;
    }
    void *volatile much = malloc(4000000000u);
    if (much) printf("OUT");
    abort();
}
