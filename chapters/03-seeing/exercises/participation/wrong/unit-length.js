// The share of the n pixels of a filter that take part in it.
function participation(a, n) {
  let fourths = 0;
  for (let i = 0; i < n; i++) {
    fourths += a[i] ** 4;
  }
  return 1 / (n * fourths);
}
