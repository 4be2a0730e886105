function gha_step(W, k, n, x, eta) {
  const y = [];
  for (let i = 0; i < k; i++) {
    y[i] = 0;
    for (let c = 0; c < n; c++) y[i] += W[i * n + c] * x[c];
  }
  for (let i = 0; i < k; i++)
    for (let c = 0; c < n; c++) W[i * n + c] += eta * y[i] * x[c];
}
