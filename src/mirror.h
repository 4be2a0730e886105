/* The command line of the core, natively and under Node:
 *
 *     mirror list [--json]
 *     mirror run SCENE [--set id=value ...] [--seed S] [--steps N] [--csv VIEW | --hash | --json]
 */
#ifndef NM_MIRROR_H
#define NM_MIRROR_H

#include <stdio.h>

/* Returns 0, or 2 after one sentence on `err` about what was wrong with the arguments. */
int mirror(int argc, char **argv, FILE *out, FILE *err);

#endif
