// Clouds of examples that several exercises learn from.

/** Around the line that rises at 30 degrees: 2 numbers each. */
export function inPlane(random, count) {
  const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  return Array.from({ length: count }, () => {
    const [a, b] = [1.5 * random.normal(), 0.5 * random.normal()];
    return Float64Array.of(c * a - s * b, s * a + c * b);
  });
}

/** With variances 4, 1 and 0.25 along three axes that lie askew: 3 numbers each. */
export function inSpace(random, count) {
  const axes = [
    [2 / 3, 2 / 3, 1 / 3],
    [-2 / 3, 1 / 3, 2 / 3],
    [1 / 3, -2 / 3, 2 / 3],
  ];
  return Array.from({ length: count }, () => {
    const parts = [2, 1, 0.5].map((size) => size * random.normal());
    return Float64Array.from(axes[0], (_, c) => parts.reduce((s, p, i) => s + p * axes[i][c], 0));
  });
}
