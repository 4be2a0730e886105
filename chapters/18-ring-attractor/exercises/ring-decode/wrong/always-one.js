// The angle of the ring, if it has one: 1 and the angle, or 0.
function ring_decode(r, N, angle) {
  let x = 0;
  let y = 0;
  for (let i = 0; i < N; i++) {
    const phi = -Math.PI + (2 * Math.PI * i) / N;
    x += r[i] * Math.cos(phi);
    y += r[i] * Math.sin(phi);
  }
  return [1, Math.atan2(y, x)];
}
