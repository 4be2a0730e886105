// The share of the n pixels of a filter that take part in it.
function participation(a, n) {
  let squares = 0;
  let fourths = 0;
  for (let i = 0; i < n; i++) {
    squares += Math.abs(a[i]);
    fourths += a[i] ** 2;
  }
  return squares ** 2 / (n * fourths);
}
