function end_lengths(ends, lambda_1, eta) {
  let r = 0.5;
  for (let k = 0; k < 2000; k++) r += eta * lambda_1 * (r - r * r * r);
  ends[0] = r;
  ends[1] = r;
}
