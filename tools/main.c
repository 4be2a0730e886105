/* build/native/mirror, and under Node build/core/mirror.mjs */
#include "mirror.h"

int main(int argc, char **argv) {
    return mirror(argc, argv, stdout, stderr);
}
