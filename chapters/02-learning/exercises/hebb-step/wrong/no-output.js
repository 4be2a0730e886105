function hebb_step(w, x, n, eta) {
  for (let i = 0; i < n; i++) w[i] += eta * x[i];
}
