// What is left after a time t: left[0] of the
// tangent of the angle, left[1] of the error of
// the length.
function power_of_decay(left, lambda_1, lambda_2, t) {
  left[0] = 1;
  left[1] = 1;
}
