/* What all learning rules of a linear unit need: bounds, and how its weights w (n) lie. */
#ifndef NM_PLASTICITY_WEIGHTS_H
#define NM_PLASTICITY_WEIGHTS_H

#include <stdbool.h>

/* A run counts as diverged when its length has grown by this factor. */
#define WEIGHTS_DIVERGED 1e6

/* Every weight into [low, high]. */
void weights_clip(double *w, int n, double low, double high);

/* Is a weight not finite, or the length more than WEIGHTS_DIVERGED times `start`? */
bool weights_diverged(const double *w, int n, double start);

/* The angle between the lines along a (n) and b (n), from 0 to 90 degrees: signs do not matter,
 * because a rule may end on either side of its axis. 90 where one of them is zero; who cares must
 * ask. Exact to rounding also where it is small, where a cosine would not be. */
double weights_angle(const double *a, const double *b, int n);

/* |cos| of the same angle; 0 where one of them is zero. */
double weights_alignment(const double *a, const double *b, int n);

#endif
