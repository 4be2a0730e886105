function oja_epoch(w, X, count, n, eta) {
  const old = w.slice();
  for (let k = 0; k < count; k++) {
    let y = 0;
    for (let i = 0; i < n; i++) y += old[i] * X[k * n + i];
    for (let i = 0; i < n; i++) w[i] += eta * y * (X[k * n + i] - y * old[i]);
  }
}
