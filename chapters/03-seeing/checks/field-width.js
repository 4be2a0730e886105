// How far a stack of layers sees, found by experiment.

/** The width of the field of a stack of one-dimensional layers with these kernels, found by moving each
 * input in turn and looking whether the middle output moves. */
export function width(kernels) {
  const top = (x) =>
    kernels.reduce(
      (row, k) =>
        Array.from({ length: row.length - k + 1 }, (_, i) =>
          row.slice(i, i + k).reduce((sum, v) => sum + v, 0),
        ),
      x,
    );
  const still = top(new Array(41).fill(0));
  const middle = still.length >> 1;
  let moved = 0;
  for (let i = 0; i < 41; i++) {
    const x = new Array(41).fill(0);
    x[i] = 1;
    if (top(x)[middle] !== still[middle]) moved++;
  }
  return moved;
}
