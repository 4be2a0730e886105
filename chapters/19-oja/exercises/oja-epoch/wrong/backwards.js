function oja_epoch(w, X, count, n, eta) {
  for (let k = count - 1; k >= 0; k--) {
    let y = 0;
    for (let i = 0; i < n; i++) y += w[i] * X[k * n + i];
    for (let i = 0; i < n; i++) w[i] += eta * y * (X[k * n + i] - y * w[i]);
  }
}
