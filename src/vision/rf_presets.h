/* Networks that are known by name, as stacks of layers: what a unit at their top can see.
 *
 *   lenet5         Y. LeCun et al., Proc. IEEE 86, 2278 (1998), doi:10.1109/5.726791
 *   alexnet        A. Krizhevsky et al., Commun. ACM 60, 84 (2017), doi:10.1145/3065386; with the
 *                  input of 227 pixels that its arithmetic needs
 *   vgg16, vgg19   K. Simonyan, A. Zisserman, ICLR (2015), arXiv:1409.1556
 *   resnet*        K. He et al., CVPR (2016), doi:10.1109/CVPR.2016.90; the longest path, through
 *                  every residual branch. In 50 and 101 the stride of a stage stands in its first
 *                  1x1 layer, as in the paper; in *_v15 in the 3x3 layer after it, as in
 *                  torchvision and in most programs since
 *   wavenet        one block of A. van den Oord et al., arXiv:1609.03499 (2016); one dimension
 *   yu_koltun      the context module of F. Yu, V. Koltun, ICLR (2016), arXiv:1511.07122 */
#ifndef NM_VISION_RF_PRESETS_H
#define NM_VISION_RF_PRESETS_H

#include "vision/receptive_field.h"

/* In the order of the names below, which are those of a parameter's choices. */
typedef enum RfPreset {
    RF_SMALL, /* three layers, to start from */
    RF_PLAIN, /* ten 3x3 layers */
    RF_LENET5,
    RF_ALEXNET,
    RF_VGG16,
    RF_VGG19,
    RF_RESNET18,
    RF_RESNET34,
    RF_RESNET50,
    RF_RESNET50_V15,
    RF_RESNET101,
    RF_RESNET101_V15,
    RF_WAVENET,
    RF_YU_KOLTUN,
    RF_PRESETS
} RfPreset;

#define RF_PRESET_NAMES                                                               \
    "small plain lenet5 alexnet vgg16 vgg19 resnet18 resnet34 resnet50 resnet50_v15 " \
    "resnet101 resnet101_v15 wavenet yu_koltun"

/* A stack, and the input that it was made for. */
typedef struct RfStack {
    RfLayer layers[RF_MAX_LAYERS];
    int count;
    int n0, dims;
} RfStack;

void rf_preset(RfStack *stack, RfPreset preset);

/* Layers as a reader gives them: data (rows, columns) with k, s, p, d and, where there is a fifth
 * column, 1 for pooling. What passes goes into stack->layers; E_SHAPE for other columns, and as
 * rf_compute with an input of stack->n0. Else the stack stays as it was. */
Status rf_stack_give(RfStack *stack, const double *data, int rows, int columns);

#endif
