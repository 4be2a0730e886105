// The share of the n pixels of a filter that take part in it.
function participation(a, n) {
  return 0;
}
