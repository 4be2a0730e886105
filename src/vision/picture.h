/* A picture as a network receives it: the square in its middle, at the network's own size. */
#ifndef NM_VISION_PICTURE_H
#define NM_VISION_PICTURE_H

/* out (side, side): the mean grey of what of the picture (rows, columns) each pixel covers. A
 * picture with fewer pixels is repeated in blocks. */
void picture_square(float *out, int side, const double *picture, int rows, int columns);

#endif
