// The angle of the ring, if it has one: 1 and the angle, or 0.
function ring_decode(r, N, angle) {
  let total = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < N; i++) {
    const phi = -Math.PI + (2 * Math.PI * i) / N;
    total += r[i];
    x += r[i] * Math.cos(phi);
    y += r[i] * Math.sin(phi);
  }
  if (Math.hypot(x, y) <= 1e-12 * total) return [0, angle];
  return [1, Math.atan2(x, y)];
}
