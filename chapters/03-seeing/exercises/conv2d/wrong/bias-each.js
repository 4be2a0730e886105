function conv2d(y, x, w, b, C, H, W, O, k, s, p, d) {
  if (H + 2 * p < d * (k - 1) + 1 || W + 2 * p < d * (k - 1) + 1) return 1;
  const rows = Math.floor((H + 2 * p - d * (k - 1) - 1) / s) + 1;
  const columns = Math.floor((W + 2 * p - d * (k - 1) - 1) / s) + 1;
  for (let o = 0; o < O; o++)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let c = 0; c < C; c++)
          for (let u = 0; u < k; u++)
            for (let v = 0; v < k; v++) {
              const row = i * s + u * d - p;
              const column = j * s + v * d - p;
              if (row < 0 || row >= H) continue;
              if (column < 0 || column >= W) continue;
              const weight = w[((o * C + c) * k + u) * k + v];
              sum += weight * x[(c * H + row) * W + column] + b[o];
            }
        y[(o * rows + i) * columns + j] = sum;
      }
  return 0;
}
