// The rate at which d decays, from n points (t, d):
// d is about a constant times exp(-rate * t).
function decay_rate(t, d, n) {
  let t_sum = 0, y_sum = 0, tt = 0, ty = 0;
  for (let i = 0; i < n; i++) {
    const y = Math.log(d[i]);
    t_sum += t[i];
    y_sum += y;
    tt += t[i] * t[i];
    ty += t[i] * y;
  }
  return -(n * ty - t_sum * y_sum) / (n * tt - t_sum * t_sum);
}
