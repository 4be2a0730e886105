// The two lengths between which the rule ends,
// the shorter in ends[0], the longer in ends[1].
function end_lengths(ends, lambda_1, eta) {
  let r = 0.5;
  for (let k = 0; k < 2000; k++) r += eta * lambda_1 * (r - r * r * r);
  const next = r + eta * lambda_1 * (r - r * r * r);
  ends[0] = Math.min(r, next);
  ends[1] = Math.max(r, next);
}
