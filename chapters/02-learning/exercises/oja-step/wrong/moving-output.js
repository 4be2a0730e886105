function oja_step(w, x, n, eta) {
  for (let i = 0; i < n; i++) {
    let y = 0;
    for (let j = 0; j < n; j++) y += w[j] * x[j];
    w[i] += eta * y * (x[i] - y * w[i]);
  }
}
