#include "vision/rf_presets.h"

#define CONV(k, s, p) \
    { k, s, p, 1, false }
#define POOL(k, s, p) \
    { k, s, p, 1, true }
#define DILATED(k, p, d) \
    { k, 1, p, d, false }

static const RfLayer small[] = {CONV(3, 1, 1), CONV(3, 2, 1), CONV(3, 1, 1)};

static const RfLayer plain[] = {CONV(3, 1, 1), CONV(3, 1, 1), CONV(3, 1, 1), CONV(3, 1, 1),
                                CONV(3, 1, 1), CONV(3, 1, 1), CONV(3, 1, 1), CONV(3, 1, 1),
                                CONV(3, 1, 1), CONV(3, 1, 1)};

static const RfLayer lenet5[] = {CONV(5, 1, 0), POOL(2, 2, 0), CONV(5, 1, 0), POOL(2, 2, 0),
                                 CONV(5, 1, 0)};

static const RfLayer alexnet[] = {CONV(11, 4, 0), POOL(3, 2, 0), CONV(5, 1, 2), POOL(3, 2, 0),
                                  CONV(3, 1, 1),  CONV(3, 1, 1), CONV(3, 1, 1), POOL(3, 2, 0)};

static const RfLayer wavenet[] = {DILATED(2, 0, 1),  DILATED(2, 0, 2),   DILATED(2, 0, 4),
                                  DILATED(2, 0, 8),  DILATED(2, 0, 16),  DILATED(2, 0, 32),
                                  DILATED(2, 0, 64), DILATED(2, 0, 128), DILATED(2, 0, 256),
                                  DILATED(2, 0, 512)};

static const RfLayer yu_koltun[] = {DILATED(3, 1, 1), DILATED(3, 1, 1), DILATED(3, 2, 2),
                                    DILATED(3, 4, 4), DILATED(3, 8, 8), DILATED(3, 16, 16),
                                    DILATED(3, 1, 1), DILATED(1, 0, 1)};

static void add(RfStack *stack, RfLayer layer) {
    stack->layers[stack->count++] = layer;
}

/* Five groups of 3x3 layers, each closed by a pool. */
static void vgg(RfStack *stack, const int *groups) {
    for (int g = 0; g < 5; g++) {
        for (int i = 0; i < groups[g]; i++)
            add(stack, (RfLayer)CONV(3, 1, 1));
        add(stack, (RfLayer)POOL(2, 2, 0));
    }
}

typedef enum Block { BASIC, BOTTLENECK, BOTTLENECK_V15 } Block;

static void resnet(RfStack *stack, const int *blocks, Block kind) {
    add(stack, (RfLayer)CONV(7, 2, 3));
    add(stack, (RfLayer)POOL(3, 2, 1));
    for (int stage = 0; stage < 4; stage++)
        for (int b = 0; b < blocks[stage]; b++) {
            int stride = stage > 0 && b == 0 ? 2 : 1;
            if (kind == BASIC) {
                add(stack, (RfLayer)CONV(3, stride, 1));
                add(stack, (RfLayer)CONV(3, 1, 1));
            } else {
                add(stack, (RfLayer)CONV(1, kind == BOTTLENECK ? stride : 1, 0));
                add(stack, (RfLayer)CONV(3, kind == BOTTLENECK ? 1 : stride, 1));
                add(stack, (RfLayer)CONV(1, 1, 0));
            }
        }
}

static void list(RfStack *stack, const RfLayer *layers, size_t bytes, int n0) {
    stack->count = (int)(bytes / sizeof *layers);
    for (int l = 0; l < stack->count; l++)
        stack->layers[l] = layers[l];
    stack->n0 = n0;
}

void rf_preset(RfStack *stack, RfPreset preset) {
    static const int vgg16[] = {2, 2, 3, 3, 3}, vgg19[] = {2, 2, 4, 4, 4};
    static const int resnet18[] = {2, 2, 2, 2}, resnet34[] = {3, 4, 6, 3}, /* 50 has them too */
        resnet101[] = {3, 4, 23, 3};
    stack->count = 0;
    stack->n0 = 224;
    stack->dims = 2;
    switch (preset) {
    case RF_PLAIN:
        list(stack, plain, sizeof plain, 64);
        return;
    case RF_LENET5:
        list(stack, lenet5, sizeof lenet5, 32);
        return;
    case RF_ALEXNET:
        list(stack, alexnet, sizeof alexnet, 227);
        return;
    case RF_VGG16:
        vgg(stack, vgg16);
        return;
    case RF_VGG19:
        vgg(stack, vgg19);
        return;
    case RF_RESNET18:
        resnet(stack, resnet18, BASIC);
        return;
    case RF_RESNET34:
        resnet(stack, resnet34, BASIC);
        return;
    case RF_RESNET50:
        resnet(stack, resnet34, BOTTLENECK);
        return;
    case RF_RESNET50_V15:
        resnet(stack, resnet34, BOTTLENECK_V15);
        return;
    case RF_RESNET101:
        resnet(stack, resnet101, BOTTLENECK);
        return;
    case RF_RESNET101_V15:
        resnet(stack, resnet101, BOTTLENECK_V15);
        return;
    case RF_WAVENET:
        list(stack, wavenet, sizeof wavenet, 2048);
        stack->dims = 1;
        return;
    case RF_YU_KOLTUN:
        list(stack, yu_koltun, sizeof yu_koltun, 64);
        return;
    case RF_SMALL:
    case RF_PRESETS:
        list(stack, small, sizeof small, 224);
        return;
    }
}

static Status whole(const char *what, double value, double low, int *to) {
    CHECK(check_whole(what, "1", value, low, RF_MAX_SIZE));
    *to = (int)value;
    return STATUS_OK;
}

Status rf_stack_give(RfStack *stack, const double *data, int rows, int columns) {
    if (columns < 4 || columns > 5) return check_length("layers", columns, 4);
    CHECK(check_whole("layers", "1", rows, 1, RF_MAX_LAYERS));
    RfLayer layers[RF_MAX_LAYERS];
    for (int l = 0; l < rows; l++) {
        const double *row = data + l * columns;
        RfLayer *to = &layers[l];
        CHECK(whole("k", row[0], 1, &to->k));
        CHECK(whole("s", row[1], 1, &to->s));
        CHECK(whole("p", row[2], 0, &to->p));
        CHECK(whole("d", row[3], 1, &to->d));
        to->pool = columns == 5 && row[4] != 0;
    }
    CHECK(rf_compute(NULL, layers, rows, stack->n0));
    for (int l = 0; l < rows; l++)
        stack->layers[l] = layers[l];
    stack->count = rows;
    return STATUS_OK;
}
