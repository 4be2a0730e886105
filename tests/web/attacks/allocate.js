// tries: 4 GB and more at once
// holds: contained
for (const make of [
  () => new ArrayBuffer(2 ** 42),
  () => new Float64Array(2 ** 33),
  () => new Array(2 ** 32 - 1).join('x'),
  () => 'x'.repeat(2 ** 30 + 2 ** 29),
  () => 2n ** (2n ** 40n),
  () => core.array(2 ** 30),
  () => core.array(-1),
  () => core.array(Number.NaN),
])
  try {
    print(typeof make());
  } catch (error) {
    print(error.name);
  }
function lif_rate() {
  return 7;
}
