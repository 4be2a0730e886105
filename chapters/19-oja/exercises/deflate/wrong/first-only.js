function deflate(X, count, n, w) {
  let length_2 = 0;
  for (let i = 0; i < n; i++) length_2 += w[i] * w[i];
  for (let k = 0; k < 1; k++) {
    let y = 0;
    for (let i = 0; i < n; i++) y += w[i] * X[i];
    for (let i = 0; i < n; i++) X[i] -= y / length_2 * w[i];
  }
}
