// Oja’s rule over the examples X (count, n), one
// after the other. Changes the weights w (n).
// Example k begins at X[k * n].
function oja_epoch(w, X, count, n, eta) {
  for (let k = 0; k < count; k++) {
    let y = 0;
    for (let i = 0; i < n; i++) y += w[i] * X[k * n + i];
    for (let i = 0; i < n; i++) w[i] += eta * y * (X[k * n + i] - y * w[i]);
  }
}
