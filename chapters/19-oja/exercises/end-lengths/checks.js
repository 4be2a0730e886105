// Where the length of Oja's rule ends: at 1, or between two lengths. Held against the core's own steps
// for one input, whose second moment is lambda_1.

/** The lengths after many steps and after one more, the shorter first: an epoch of one example. */
async function byCore(core, { lambda_1, eta }, count = 1000) {
  const again = (w, times) =>
    core('oja_epoch', [{ w, X: new Float64Array(times).fill(Math.sqrt(lambda_1)), eta }]);
  const [before] = await again(Float64Array.of(0.5), count);
  const [after] = await again(before.w, 1);
  return [before.w[0], after.w[0]].sort((a, b) => a - b);
}

function run({ lambda_1, eta }, count, change) {
  let r = 0.5;
  for (let k = 0; k < count; k++) r += change(r, eta, lambda_1);
  return [r, r + change(r, eta, lambda_1)];
}
const right = (r, eta, lambda_1) => eta * lambda_1 * (r - r ** 3);
const sorted = (pair) => [...pair].sort((a, b) => a - b);

const mistaken = {
  'one-only': (call) => [run(call, 2000, right)[0], run(call, 2000, right)[0]],
  'always-one': () => [1, 1],
  'as-they-come': (call) => run(call, 2000, right),
  squares: (call) => sorted(run(call, 2000, right)).map((r) => r * r),
  'too-soon': (call) => sorted(run(call, 20, right)),
  'no-lambda': (call) => sorted(run(call, 2000, (r, eta) => eta * (r - r ** 3))),
};

async function judged({ my, core, agreeEach }, cases) {
  const calls = cases.map(([lambda_1, eta]) => ({ lambda_1, eta, ends: new Float64Array(2) }));
  const found = await my(calls);
  const expected = [];
  for (const call of calls) expected.push(await byCore(core, call));
  return agreeEach({
    calls,
    found,
    expected,
    what: 'ends',
    told: (call, element, m) => ({
      ...call,
      element,
      product: call.lambda_1 * call.eta,
      low: expected[m][0],
      high: expected[m][1],
      my_low: found[m].ends[0],
      my_high: found[m].ends[1],
    }),
    abs: 1e-6,
    mistakes: mistaken,
  });
}

/** The longer of the two against eta lambda_1. */
async function diagram({ my, core }) {
  const x = Array.from({ length: 29 }, (_, i) => 0.5 + 0.025 * i);
  const calls = x.map((eta) => ({ lambda_1: 1, eta, ends: new Float64Array(2) }));
  const expected = [];
  for (const call of calls) expected.push((await byCore(core, call, 200))[1]);
  if (!my) return { x, expected };
  return { x, expected, yours: (await my(calls)).map(({ ends }) => ends[1]) };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    stable: (kit) =>
      judged(kit, [
        [2, 0.1],
        [4, 0.2],
        [0.5, 1],
      ]),
    flips: (kit) =>
      judged(kit, [
        [2, 0.55],
        [4, 0.29],
        [1, 1.2],
        [3, 0.35],
      ]),
    slow: (kit) =>
      judged(kit, [
        [1, 0.06],
        [2, 0.525],
      ]),
  },
  figure: diagram,
};
