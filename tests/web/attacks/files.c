// tries: to read files of whoever compiles it
// holds: passes-nothing
#include "/etc/passwd"
double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    return 0;
}
