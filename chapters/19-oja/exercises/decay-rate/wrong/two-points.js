function decay_rate(t, d, n) {
  return Math.log(d[0] / d[n - 1]) / (t[n - 1] - t[0]);
}
