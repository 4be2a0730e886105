// tries: to call what it was not given: files, sockets, the page
// holds: contained
// everywhere
#include <stdio.h>
#include <stdlib.h>

__attribute__((import_module("env"), import_name("fetch"))) int fetch(const char *url);
__attribute__((import_module("wasi_snapshot_preview1"), import_name("sock_accept"))) int sock(int, int, int *);
__attribute__((import_module("plot"), import_name("constructor"))) int constructor(const char *text);
__attribute__((import_module("__proto__"), import_name("toString"))) int proto(void);

double my_lif_rate(double drive, double tau_m, double v_th, double v_reset, double tau_ref) {
    int made;
    if (fetch("ORIGIN/out") == 0 || sock(3, 0, &made) == 0) printf("OUT");
    if (fopen("/etc/passwd", "r") || getenv("HOME")) printf("OUT");
    constructor("return this");
    proto();
    return 0;
}
