// The share of the n pixels of a filter that take part in it.
function participation(a, n) {
  let squares = 0;
  let fourths = 0;
  for (let i = 0; i < n; i++) {
    squares += a[i] ** 2;
    fourths += a[i] ** 4;
  }
  return squares ** 2 / (n * fourths);
}
