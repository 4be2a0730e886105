// How far the response a (n) to a changed input is from the response
// b (n) to the original, in units of b; -1 where that is not defined.
function invariance_index(a, b, n) {
  return 0;
}
