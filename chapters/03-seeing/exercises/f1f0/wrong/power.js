function f1f0(r, n) {
  let sum = 0;
  let cosine = 0;
  let sine = 0;
  for (let j = 0; j < n; j++) {
    const phase = 2 * Math.PI * j / n;
    sum += r[j];
    cosine += r[j] * Math.cos(phase);
    sine += r[j] * Math.sin(phase);
  }
  if (sum === 0) return -1;
  return 4 * (cosine * cosine + sine * sine) / (sum * sum);
}
