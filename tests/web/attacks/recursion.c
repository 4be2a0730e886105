// tries: to fill the stack
// holds: ended
double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    volatile double here[100] = {drive};
    return my_lif_rate(here[0] + 1, tau_m, v_th, v_reset, tau_ref) + here[1];
}
