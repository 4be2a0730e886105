// tries: to write where it has no memory
// holds: ended
// everywhere
double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    *(volatile double *)0x7ffffff0 = drive;
    return 0;
}
