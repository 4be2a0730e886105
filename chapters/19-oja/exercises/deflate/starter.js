// Takes out of each example in X (count, n) its
// part along w (n), which may have any length.
function deflate(X, count, n, w) {
  for (let k = 0; k < count; k++) {
    // example k begins at X[k * n]
  }
}
