/* Which statistics make filters look like Gabors? The whole experiment, in small pieces:
 *
 *     images -> patches -> covariance and its modes -> white patches -> filters -> what they are
 * like
 *
 * and then once more on Gaussian patches of the same covariance, the control: what is found there
 * too, second-order statistics explain. PCA and ZCA, which know nothing else, are measured beside.
 *
 * A filter is a direction a in the white space. It responds with a'z to a patch; the patch that it
 * stands for is its basis function, a column of the synthesis, here a row of `basis`. */
#ifndef NM_VISION_EMERGENCE_H
#define NM_VISION_EMERGENCE_H

#include "data/patches.h"
#include "vision/filter_set.h"
#include "vision/ica.h"
#include "vision/relu_autoencoder.h"
#include "vision/sparse_coding.h"
#include "vision/whiten.h"

typedef enum EmergenceMethod {
    EMERGENCE_ICA,
    EMERGENCE_SPARSE,
    EMERGENCE_RELU,
    EMERGENCE_PCA,
    EMERGENCE_ZCA
} EmergenceMethod;
typedef enum EmergenceSource {
    EMERGENCE_IMAGES,
    EMERGENCE_SCRAMBLED,
    EMERGENCE_GAUSSIAN
} EmergenceSource;

enum {
    EMERGENCE_IMAGE = 128,     /* side of an image of dead leaves, px */
    EMERGENCE_PHOTO = 512,     /* longest side of a photograph */
    EMERGENCE_SCRAMBLE = 256,  /* longest side of what is scrambled of it */
    EMERGENCE_CHUNK = 500,     /* patches that are cut in one step */
    EMERGENCE_SHOWN = 64,      /* example patches that are kept */
    EMERGENCE_RELU_BATCHES = 5 /* of the ReLU network, whose updates are cheap, in one step */
};

typedef struct EmergenceParams {
    EmergenceMethod method;
    EmergenceSource source;
    int size, k, patches, images; /* side of a patch, components, their number; number of images */
    int iterations;               /* the most for ICA */
    int updates; /* of the atoms; each is one batch of sparse coding, or five of the ReLU network */
    int atoms;   /* units of both */
    double lambda;    /* of sparse coding */
    double l1, noise; /* of the ReLU network */
} EmergenceParams;

/* The experiment at full size, by ICA: 20,000 patches of 12 by 12 pixels. */
extern const EmergenceParams emergence_full;

typedef enum EmergenceSet {
    EMERGENCE_OWN,
    EMERGENCE_BY_PCA,
    EMERGENCE_BY_ZCA,
    EMERGENCE_CONTROL,
    EMERGENCE_SETS
} EmergenceSet;

typedef enum EmergencePhase {
    EMERGENCE_DRAWING,
    EMERGENCE_CUTTING,
    EMERGENCE_SOLVING,
    EMERGENCE_WHITENING,
    EMERGENCE_LEARNING,
    EMERGENCE_MEASURING,
    EMERGENCE_DONE,
    EMERGENCE_SINGULAR /* fewer than k directions have any variance: nothing can be learned */
} EmergencePhase;

typedef struct Emergence {
    EmergenceParams p;
    int d; /* pixels of a patch */
    EmergencePhase phase;
    int control; /* is the control being made? */
    int at;      /* how far the phase is */
    int begun;   /* how often it has begun: once, and with each photograph */
    uint64_t image_seed, patch_seed, weight_seed;
    float *images;  /* (images, EMERGENCE_IMAGE, EMERGENCE_IMAGE) */
    float *photo;   /* (photo_rows, photo_columns); 0 rows: dead leaves instead */
    float *altered; /* what was made of it */
    int photo_rows, photo_columns;
    Images cut_from;
    float *patches, *z; /* (patches, d), (patches, k) */
    float *shown;       /* (EMERGENCE_SHOWN, d), examples of the first kind of data */
    int shown_count;
    Whitening white, control_white;
    Rng patch_rng, weight_rng;
    FilterSet sets[EMERGENCE_SETS];
    Ica ica;
    SparseCoding sparse;
    ReluAutoencoder relu;
    int learned, control_learned;        /* iterations or updates */
    double active_share, relative_error; /* of sparse codes and of the ReLU network */
    double control_active, control_error;
    double *responses, *spectrum; /* (patches), scratch */
    void *scratch, *learner;
    size_t learner_bytes;
    GemmWork *gemm;
} Emergence;

/* E_DOMAIN for numbers outside what there is room for, k > size^2 among them, for lambda, l1 or
 * noise < 0. */
Status emergence_check(const EmergenceParams *p);
size_t emergence_bytes(const EmergenceParams *p);

/* Image i of dead leaves has the seed image_seed + i. */
void emergence_init(Emergence *e, const EmergenceParams *p, uint64_t image_seed,
                    uint64_t patch_seed, uint64_t weight_seed, Arena *arena);

/* Instead of dead leaves, photo (rows, columns); rows 0: dead leaves again. The experiment begins
 * anew. E_SHAPE where a patch does not fit, E_SINGULAR for a photograph of one grey; it then goes
 * on with what it had. */
Status emergence_give(Emergence *e, const double *photo, int rows, int columns);

/* A small piece of work: an image, some patches, an iteration, the measures of one filter. Where
 * all is done, nothing. */
void emergence_step(Emergence *e);

/* The images that patches are cut from, once there are any; the last one drawn comes last. */
Images emergence_images(const Emergence *e);

/* How much of the expected work is done, 0 to 1. */
double emergence_progress(const Emergence *e);

/* out (count, d): the basis functions of a set, or its filters, each of length 1, as they are now.
 * Returns how many there are. */
int emergence_basis(Emergence *e, EmergenceSet name, float *out);
int emergence_filters(Emergence *e, EmergenceSet name, float *out);

#endif
