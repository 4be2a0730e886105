// Takes out of each example in X (count, n) its
// part along w (n), which may have any length.
function deflate(X, count, n, w) {
  let length_2 = 0;
  for (let i = 0; i < n; i++) length_2 += w[i] * w[i];
  for (let k = 0; k < count; k++) {
    let y = 0;
    for (let i = 0; i < n; i++) y += w[i] * X[k * n + i];
    for (let i = 0; i < n; i++) X[k * n + i] -= y / length_2 * w[i];
  }
}
