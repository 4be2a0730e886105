function second_moment(C, X, count, n) {
  const mean = new Float64Array(n);
  for (let k = 0; k < count; k++)
    for (let i = 0; i < n; i++) mean[i] += X[k * n + i] / count;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += (X[k * n + i] - mean[i]) * (X[k * n + j] - mean[j]);
      C[i * n + j] = sum / count;
    }
}
