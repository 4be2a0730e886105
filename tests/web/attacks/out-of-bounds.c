// tries: to write over all of its own memory, stack, library and what the page lays there
// holds: ended
// everywhere
double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    for (volatile unsigned char *at = (volatile unsigned char *)1;; at++)
        *at = 0xff;
}
