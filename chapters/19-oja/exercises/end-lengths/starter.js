// The two lengths between which the rule ends,
// the shorter in ends[0], the longer in ends[1].
function end_lengths(ends, lambda_1, eta) {
  let r = 0.5; // the length
  ends[0] = r;
  ends[1] = r;
}
