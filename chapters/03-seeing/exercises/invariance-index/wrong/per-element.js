function invariance_index(a, b, n) {
  let distance = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    distance += (a[i] - b[i]) * (a[i] - b[i]);
    size += b[i] * b[i];
  }
  if (size === 0) return -1;
  return Math.sqrt(distance / size / n);
}
