// One example x (n) by Sanger’s rule: changes the
// weights W[i * n + c] of k units i, inputs c.
function gha_step(W, k, n, x, eta) {
  const y = []; // the outputs
}
