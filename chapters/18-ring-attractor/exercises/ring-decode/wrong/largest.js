// The angle of the ring, if it has one: 1 and the angle, or 0.
function ring_decode(r, N, angle) {
  let best = 0;
  for (let i = 0; i < N; i++) if (r[i] > r[best]) best = i;
  if (r[best] === 0) return [0, angle];
  return [1, -Math.PI + (2 * Math.PI * best) / N];
}
