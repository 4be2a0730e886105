function oja_step(w, x, n, eta) {
  let y = 0;
  for (let i = 0; i < n; i++) y += w[i] * x[i];
  let length = 0;
  for (let i = 0; i < n; i++) {
    w[i] += eta * y * x[i];
    length += w[i] * w[i];
  }
  length = Math.sqrt(length);
  for (let i = 0; i < n; i++) w[i] /= length;
}
