function second_moment(C, X, count, n) {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += X[i * count + k] * X[j * count + k];
      C[i * n + j] = sum / count;
    }
}
