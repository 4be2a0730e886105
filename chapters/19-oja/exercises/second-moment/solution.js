// The second moment C (n, n) of the examples
// X (count, n); example k begins at X[k * n].
function second_moment(C, X, count, n) {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += X[k * n + i] * X[k * n + j];
      C[i * n + j] = sum / count;
    }
}
