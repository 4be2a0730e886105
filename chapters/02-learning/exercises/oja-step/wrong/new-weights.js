function oja_step(w, x, n, eta) {
  let y = 0;
  for (let i = 0; i < n; i++) y += w[i] * x[i];
  for (let i = 0; i < n; i++) w[i] += eta * y * x[i];
  for (let i = 0; i < n; i++) w[i] -= eta * y * y * w[i];
}
