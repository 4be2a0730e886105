// The angle of the ring, if it has one: 1 and the angle, or 0.
function ring_decode(r, N, angle) {
  let total = 0;
  let turned = 0;
  for (let i = 0; i < N; i++) {
    total += r[i];
    turned += r[i] * (-Math.PI + (2 * Math.PI * i) / N);
  }
  if (total === 0) return [0, angle];
  return [1, turned / total];
}
