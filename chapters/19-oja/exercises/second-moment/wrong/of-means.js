function second_moment(C, X, count, n) {
  const mean = new Float64Array(n);
  for (let k = 0; k < count; k++)
    for (let i = 0; i < n; i++) mean[i] += X[k * n + i] / count;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) C[i * n + j] = mean[i] * mean[j];
}
