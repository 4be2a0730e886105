// One example by Sanger’s rule: changes the weights W of k units,
// W[i * n + c] of unit i and input c, given the inputs x (n).
function gha_step(W, k, n, x, eta) {
  const y = []; // the outputs
}
