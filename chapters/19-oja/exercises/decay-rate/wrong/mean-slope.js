function decay_rate(t, d, n) {
  let sum = 0;
  for (let i = 1; i < n; i++) sum += Math.log(d[i - 1] / d[i]) / (t[i] - t[i - 1]);
  return sum / (n - 1);
}
