/* How hard the glyphs are: what simple classifiers reach on the standard sets. They stand here and
 * not in the core, because they say something about the data. */
#include "../oracle.h"

#include "base/linalg.h"
#include "base/vmath.h"
#include "data/glyphs.h"

enum { TRAIN = 2000, TEST = 1000, N = GLYPH_PIXELS, LABELS = GLYPH_LABELS, MAX_HIDDEN = 64 };

static double train[TRAIN * N], test[TEST * N];

static double distance(const double *x, const double *y) {
    double sum = 0;
    for (int i = 0; i < N; i++)
        sum += (x[i] - y[i]) * (x[i] - y[i]);
    return sum;
}

/* The share of the test images whose nearest among `count` images (image k of label k mod 10) has
 * their label. */
static double nearest_right(const double *images, int count) {
    int right = 0;
    for (int t = 0; t < TEST; t++) {
        int best = 0;
        double least = distance(test + t * N, images);
        for (int k = 1; k < count; k++) {
            double d = distance(test + t * N, images + k * N);
            if (d < least) {
                least = d;
                best = k;
            }
        }
        right += best % LABELS == t % LABELS;
    }
    return right / (double)TEST;
}

static double centroid_right(void) {
    static double centroids[LABELS * N];
    for (int k = 0; k < TRAIN; k++)
        vector_add(centroids + k % LABELS * N, (double)LABELS / TRAIN, train + k * N, N);
    return nearest_right(centroids, LABELS);
}

/* A layer of ReLUs, or none where hidden = 0, and a softmax; the last weight of each row is the
 * bias. */
typedef struct Net {
    int hidden;
    double in[MAX_HIDDEN * (N + 1)], out[LABELS * (N + 1)];
} Net;

static void layer(double *y, const double *w, const double *x, int rows, int n) {
    for (int i = 0; i < rows; i++)
        y[i] = vector_dot(w + i * (n + 1), x, n) + w[i * (n + 1) + n];
}

/* Scores of an image; h (hidden) are the activities below them, which are x where there is no
 * layer. Gives their number. */
static int scores(double *score, double *h, const Net *net, const double *x) {
    if (net->hidden == 0) {
        for (int i = 0; i < N; i++)
            h[i] = x[i];
        layer(score, net->out, h, LABELS, N);
        return N;
    }
    layer(h, net->in, x, net->hidden, N);
    for (int i = 0; i < net->hidden; i++)
        h[i] = vmath_max(0, h[i]);
    layer(score, net->out, h, LABELS, net->hidden);
    return net->hidden;
}

static void learn(Net *net, const double *x, int label, double rate, double decay) {
    double p[LABELS], h[N], back[N] = {0}, sum = 0;
    int n = scores(p, h, net, x);
    double most = p[0];
    for (int i = 1; i < LABELS; i++)
        most = vmath_max(most, p[i]);
    for (int i = 0; i < LABELS; i++)
        sum += p[i] = vmath_exp(p[i] - most);
    for (int i = 0; i < LABELS; i++) {
        double error = (i == label) - p[i] / sum, *w = net->out + i * (n + 1);
        vector_add(back, error, w, n);
        for (int k = 0; k < n; k++)
            w[k] += rate * (error * h[k] - decay * w[k]);
        w[n] += rate * error;
    }
    for (int i = 0; i < net->hidden; i++) {
        if (h[i] <= 0) continue;
        double *w = net->in + i * (N + 1);
        vector_add(w, rate * back[i], x, N);
        w[N] += rate * back[i];
    }
}

/* Trained on the first `count` images, one at a time, with a rate that falls to zero. */
static double trained_right(int hidden, int count, int epochs, double rate, double decay) {
    static Net net;
    int right = 0, order[TRAIN];
    Rng rng = rng_seeded(3);
    net = (Net){.hidden = hidden};
    for (int i = 0; i < hidden * (N + 1); i++)
        net.in[i] = rng_normal(&rng) * vmath_sqrt(2.0 / N);
    for (int i = 0; i < LABELS * (hidden + 1); i++)
        net.out[i] = hidden > 0 ? 0.1 * rng_normal(&rng) : 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
        rng_permutation(order, &rng, count);
        for (int k = 0; k < count; k++)
            learn(&net, train + order[k] * N, order[k] % LABELS,
                  rate * (1 - (double)epoch / epochs), decay);
    }
    for (int t = 0; t < TEST; t++) {
        double score[LABELS], h[N];
        int best = 0;
        scores(score, h, &net, test + t * N);
        for (int i = 1; i < LABELS; i++)
            if (score[i] > score[best]) best = i;
        right += best == t % LABELS;
    }
    return right / (double)TEST;
}

/* A penalty of |w|^2 / 2 beside a sum of losses is a decay of 1 / count beside each. */
static Status glyph_baselines(Case *c) {
    glyph_set(train, TRAIN, 1, GLYPH_NOISE);
    glyph_set(test, TEST, 2, GLYPH_NOISE);
    give_number(c, "nearest_centroid", centroid_right());
    give_number(c, "knn1", nearest_right(train, TRAIN));
    give_number(c, "logistic_C1", trained_right(0, TRAIN, 30, 0.02, 1.0 / TRAIN));
    give_number(c, "logistic_100_train", trained_right(0, 100, 200, 0.02, 1.0 / 100));
    give_number(c, "mlp64", trained_right(64, TRAIN, 12, 0.02, 0));
    return STATUS_OK;
}

const Form s00_baselines_forms[] = {{"s00.glyph_baselines", glyph_baselines}, {NULL, NULL}};
