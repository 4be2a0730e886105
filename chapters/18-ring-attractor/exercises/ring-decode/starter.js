// The angle of the ring, if it has one: 1 and the angle, or 0.
function ring_decode(r, N, angle) {
  const has_angle = 0;
  return [has_angle, angle];
}
