// The rate at which d decays, from n points (t, d):
// d is about a constant times exp(-rate * t).
function decay_rate(t, d, n) {
  return 0;
}
