function gha_step(W, k, n, x, eta) {
  const y = [];
  for (let i = 0; i < k; i++) {
    y[i] = 0;
    for (let c = 0; c < n; c++) y[i] += W[c * k + i] * x[c];
  }
  for (let c = 0; c < n; c++) {
    let left = x[c]; // of this input, once units 0 ... i took theirs
    for (let i = 0; i < k; i++) {
      left -= y[i] * W[c * k + i];
      W[c * k + i] += eta * y[i] * left;
    }
  }
}
