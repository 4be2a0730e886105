// Half width and amplitude of the bump: 1 if there is one.
function ring_bump_theory(J0, J1, I, phic, A) {
  const exists = 0;
  return [exists, phic, A];
}
