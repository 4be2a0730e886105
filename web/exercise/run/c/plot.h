/* Curves and clouds beside what a program prints. */
#ifndef PLOT_H
#define PLOT_H

#define PLOT(name) __attribute__((import_module("plot"), import_name(#name)))

/* n points (x[i], y[i]), joined by a line, or as dots. The label may be "". */
PLOT(line) void plot_line(const double *x, const double *y, int n, const char *label);
PLOT(dots) void plot_dots(const double *x, const double *y, int n, const char *label);

/* What stands at the axes. */
PLOT(axes) void plot_axes(const char *x, const char *y);

#undef PLOT
#endif
