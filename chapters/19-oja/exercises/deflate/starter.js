// Takes out of each of the examples X (count, n) its part along w (n).
// w need not have length 1.
function deflate(X, count, n, w) {
  for (let k = 0; k < count; k++) {
    // example k stands at X[k * n], X[k * n + 1], ...
  }
}
