function deflate(X, count, n, w) {
  let length_2 = 0;
  for (let i = 0; i < n; i++) length_2 += w[i] * w[i];
  for (let k = 0; k < count; k++)
    for (let i = 0; i < n; i++) {
      let y = 0;
      for (let j = 0; j < n; j++) y += w[j] * X[k * n + j];
      X[k * n + i] -= y / length_2 * w[i];
    }
}
