// One example x (n) by Sanger’s rule: changes the
// weights W[i * n + c] of k units i, inputs c.
function gha_step(W, k, n, x, eta) {
  const y = [];
  for (let i = 0; i < k; i++) {
    y[i] = 0;
    for (let c = 0; c < n; c++) y[i] += W[i * n + c] * x[c];
  }
  for (let c = 0; c < n; c++) {
    let left = x[c]; // of this input, once units 0 ... i took theirs
    for (let i = 0; i < k; i++) {
      left -= y[i] * W[i * n + c];
      W[i * n + c] += eta * y[i] * left;
    }
  }
}
