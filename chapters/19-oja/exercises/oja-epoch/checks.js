// Oja's rule over a list of examples: each sees the weights that the one before has left.

/** The rule as the usual mistakes have it: the weights after the examples. */
function run({ w, X, count, n, eta }, options = {}) {
  const { order = (k) => k, at = (k, i) => X[k * n + i], decay = 1, keep = false } = options;
  const { frozen = false, share = 1 } = options;
  const start = [...w];
  const now = [...w];
  let y = 0;
  for (let m = 0; m < count; m++) {
    const k = order(m);
    const seen = frozen ? start : now;
    if (!keep) y = 0;
    for (let i = 0; i < n; i++) y += seen[i] * at(k, i);
    const change = seen.map((wi, i) => (eta * y * (at(k, i) - decay * y * wi)) / share);
    for (let i = 0; i < n; i++) now[i] += change[i];
  }
  return now;
}
const mistaken = {
  'first-only': (call) => run(call, { at: (_, i) => call.X[i] }),
  'output-kept': (call) => run(call, { keep: true }),
  'no-decay': (call) => run(call, { decay: 0 }),
  'by-columns': (call) => run(call, { at: (k, i) => call.X[i * call.count + k] }),
  backwards: (call) => run(call, { order: (m) => call.count - 1 - m }),
  'all-at-once': (call) => run(call, { frozen: true }),
  averaged: (call) => run(call, { frozen: true, share: call.count }),
  normalises: (call) => {
    const w = run(call, { decay: 0 });
    return w.map((wi) => wi / Math.hypot(...w));
  },
};

const callOf = (w, X, eta) => ({
  w: Float64Array.from(w),
  X: Float64Array.from(X),
  count: X.length / w.length,
  n: w.length,
  eta,
});

/** All weights after these calls, one by one. */
async function judged({ my, core, agreeEach }, calls) {
  const [found, expected] = [await my(calls), await core('oja_epoch', calls)];
  return agreeEach({
    calls,
    found,
    expected: expected.map(({ w }) => w),
    what: 'w',
    told: (call, element) => ({ ...call, inputs: call.n, element }),
    abs: 1e-12,
    rel: 1e-10,
    mistakes: mistaken,
  });
}

/** A cloud of 40 examples whose first axis rises at 30 degrees. */
function cloud(random) {
  const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  return Array.from({ length: 40 }, () => {
    const [a, b] = [2 * random.normal(), 0.6 * random.normal()];
    return [c * a - s * b, s * a + c * b];
  }).flat();
}

/** The angle between the weights and the horizontal, in degrees from 0 to 180. */
const angleOf = ({ w }) => {
  const degrees = (Math.atan2(w[1], w[0]) * 180) / Math.PI;
  return degrees < 0 ? degrees + 180 : degrees;
};

/** Ten epochs over the same cloud, by the core and by the reader. */
async function bothRuns({ core, chain, random }) {
  const [w0, X, epochs] = [[-0.2, 0.3], cloud(random), 10];
  const path = [];
  let w = w0;
  for (let k = 0; k < epochs; k++) {
    [{ w }] = await core('oja_epoch', [callOf(w, X, 0.01)]);
    path.push({ w });
  }
  const x = path.map((_, k) => k + 1);
  const plot = { x, expected: path.map(angleOf) };
  if (!chain) return { path, plot };
  const found = await chain(path.map(() => callOf(w0, X, 0.01)));
  return { path, found, plot: { ...plot, yours: found.map(angleOf) } };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    two: (kit) => judged(kit, [callOf([1, 0], [1, 1, 2, -1], 0.1)]),

    shapes: (kit) => {
      const { random } = kit;
      const draw = (m) => Array.from({ length: m }, () => random.uniform(-1.5, 1.5));
      const calls = [1, 2, 3, 5, 8].flatMap((n) =>
        [1, 2, 7].map((count) => callOf(draw(n), draw(n * count), random.log(0.01, 0.2))),
      );
      return judged(kit, calls);
    },

    cloud: async (kit) => {
      const { found, path, plot } = await bothRuns(kit);
      const verdict = kit.agree({
        calls: path.map((_, k) => ({ epoch: k + 1 })),
        found: found.map((f) => ({ value: angleOf(f) })),
        expected: path.map(angleOf),
        rel: 1e-9,
        first: true,
      });
      return verdict.ok ? verdict : { ...verdict, plot };
    },
  },

  figure: async (kit) => (await bothRuns(kit)).plot,
};
