// tries: to go on for ever in a check
// holds: ended
double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    for (volatile int i = 0;; i++)
        ;
}
