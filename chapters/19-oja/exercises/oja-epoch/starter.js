// Oja’s rule over the examples X (count, n), one
// after the other. Changes the weights w (n).
// Example k begins at X[k * n].
function oja_epoch(w, X, count, n, eta) {
  for (let k = 0; k < count; k++) {
    // one step of Oja’s rule with example k
  }
}
