// One example by Oja’s rule: changes the weights
// w, given the inputs x, both of length n.
function oja_step(w, x, n, eta) {
  let y = 0;
  for (let i = 0; i < n; i++) y += w[i] * x[i];
  for (let i = 0; i < n; i++) w[i] += eta * y * (x[i] - y * w[i]);
}
