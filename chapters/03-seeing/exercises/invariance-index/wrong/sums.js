function invariance_index(a, b, n) {
  let distance = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    distance += Math.abs(a[i] - b[i]);
    size += Math.abs(b[i]);
  }
  if (size === 0) return -1;
  return distance / size;
}
