function deflate(X, count, n, w) {
  for (let k = 0; k < count; k++) {
    let y = 0;
    for (let i = 0; i < n; i++) y += w[i] * X[k * n + i];
    for (let i = 0; i < n; i++) X[k * n + i] -= w[i];
  }
}
