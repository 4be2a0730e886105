function power_of_decay(left, lambda_1, lambda_2, t) {
  left[0] = Math.exp(-lambda_1 * t);
  left[1] = Math.exp(-2 * lambda_1 * t);
}
