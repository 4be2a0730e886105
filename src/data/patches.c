#include "data/patches.h"
#include "base/fft.h"
#include "base/vmath.h"

#include <stddef.h>

Status patches_check(const Images *images, int size) {
    if (images->count < 1) return (Status){.code = E_EMPTY, .what = "images"};
    int least = images->rows < images->columns ? images->rows : images->columns;
    if (least < size)
        return (Status){.code = E_SHAPE,
                        .rule = RULE_AT_LEAST,
                        .what = "image",
                        .unit = "px",
                        .value = least,
                        .low = size};
    return STATUS_OK;
}

void patches_cut(float *patches, int n, int size, const Images *images, Rng *rng) {
    for (int i = 0; i < n; i++, patches += size * size) {
        int image = rng_below(rng, images->count);
        int top = rng_below(rng, images->rows - size + 1);
        int left = rng_below(rng, images->columns - size + 1);
        const float *from =
            images->data + ((ptrdiff_t)image * images->rows + top) * images->columns + left;
        double sum = 0;
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++) {
                float pixel = from[(ptrdiff_t)y * images->columns + x];
                patches[y * size + x] = pixel;
                sum += (double)pixel;
            }
        float mean = (float)(sum / (size * size));
        for (int p = 0; p < size * size; p++)
            patches[p] -= mean;
    }
}

void patches_gaussian(float *patches, int n, int d, const double *variance, const double *modes,
                      Rng *rng) {
    for (int i = 0; i < n; i++, patches += d) {
        for (int p = 0; p < d; p++)
            patches[p] = 0;
        for (int k = 0; k < d; k++) {
            float z = (float)(rng_normal(rng) * vmath_sqrt(vmath_max(variance[k], 0)));
            const double *mode = modes + (ptrdiff_t)k * d;
            for (int p = 0; p < d; p++)
                patches[p] += z * (float)mode[p];
        }
    }
}

//> scramble
/* Each frequency keeps its size and takes the direction that white noise has there. Noise is real,
 * so that frequencies f and -f get opposite phases and the image stays real. */
void phase_scramble(float *image, int n, Rng *rng, double *scratch) {
    double *noise = scratch, *spectrum = scratch + 2 * (ptrdiff_t)n * n;
    for (int i = 0; i < n * n; i++) {
        noise[2 * i] = rng_normal(rng);
        noise[2 * i + 1] = 0;
        spectrum[2 * i] = (double)image[i];
        spectrum[2 * i + 1] = 0;
    }
    fft_square(noise, n);
    fft_square(spectrum, n);
    for (int i = 1; i < n * n; i++) { /* 0 is the mean, which stays */
        double re = noise[2 * i], im = noise[2 * i + 1], size = vmath_sqrt(re * re + im * im);
        double a = spectrum[2 * i], b = spectrum[2 * i + 1];
        spectrum[2 * i] = (a * re - b * im) / size;
        spectrum[2 * i + 1] = (a * im + b * re) / size;
    }
    fft_square_back(spectrum, n);
    for (int i = 0; i < n * n; i++)
        image[i] = (float)spectrum[2 * i];
}
//< scramble
