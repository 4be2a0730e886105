// Half width and amplitude of the bump: 1 if there is one.
function ring_bump_theory(J0, J1, I, phic, A) {
  if (J1 <= 2 || I <= 0) return [0, phic, A];
  let low = 0;
  let high = Math.PI;
  for (let k = 0; k < 60; k++) {
    const phi = (low + high) / 2;
    if (J1 * (phi - Math.sin(2 * phi) / 2) < 2 * Math.PI) low = phi;
    else high = phi;
  }
  const half = (low + high) / 2;
  const brake = -Math.cos(half) - J0;
  if (brake <= 0) return [0, phic, A];
  return [1, half, I / brake];
}
