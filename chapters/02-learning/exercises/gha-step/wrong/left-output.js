function gha_step(W, k, n, x, eta) {
  const left = x.slice();
  for (let i = 0; i < k; i++) {
    let y = 0;
    for (let c = 0; c < n; c++) y += W[i * n + c] * left[c];
    for (let c = 0; c < n; c++) {
      left[c] -= y * W[i * n + c];
      W[i * n + c] += eta * y * left[c];
    }
  }
}
