function oja_epoch(w, X, count, n, eta) {
  for (let k = 0; k < count; k++) {
    let y = 0;
    for (let i = 0; i < n; i++) y += w[i] * X[i * count + k];
    for (let i = 0; i < n; i++) w[i] += eta * y * (X[i * count + k] - y * w[i]);
  }
}
