// One example by Hebb’s rule: changes the weights
// w, given the inputs x, both of length n.
function hebb_step(w, x, n, eta) {
  let y = 0;
}
