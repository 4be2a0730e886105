// Oja's rule for one example: what Hebb adds, what the decay takes, and the length that comes of it.

const output = (w, x) => w.reduce((sum, wi, i) => sum + wi * x[i], 0);
const hebb = ({ w, x, eta }) => w.map((wi, i) => wi + eta * output(w, x) * x[i]);
const changed = (change) => (call) => {
  const y = output(call.w, call.x);
  return call.w.map((wi, i) => wi + change(wi, call.x[i], y, call.eta));
};

/** The rule as the usual mistakes have it: the weights afterwards. */
const mistaken = {
  'no-decay': hebb,
  'not-squared': changed((w, x, y, eta) => eta * (y * x - y * w)),
  'grows-twice': changed((w, x, y, eta) => eta * (y * x + y * y * w)),
  'decays-input': changed((_, x, y, eta) => eta * (y * x - y * y * x)),
  'eta-once': changed((w, x, y, eta) => eta * y * x - y * y * w),
  'new-weights': (call) => hebb(call).map((wi) => wi - call.eta * output(call.w, call.x) ** 2 * wi),
  'new-output': (call) => {
    const w = hebb(call);
    return w.map((wi) => wi - call.eta * output(w, call.x) ** 2 * wi);
  },
  'moving-output': ({ w, x, eta }) => {
    const now = [...w];
    for (let i = 0; i < now.length; i++) {
      const y = output(now, x);
      now[i] += eta * y * (x[i] - y * now[i]);
    }
    return now;
  },
  normalises: (call) => {
    const w = hebb(call);
    const length = Math.hypot(...w);
    return w.map((wi) => wi / length);
  },
};

/** An example and weights as a call of the function. */
const callOf = (w, x, eta) => ({
  w: Float64Array.from(w),
  x: Float64Array.from(x),
  n: w.length,
  eta,
});

/** The weights after these calls, one by one, with what is told of each. */
function agreement(kit, calls, found, expected, more = {}) {
  const mistakes = Object.entries(mistaken).map(([name, rule]) => {
    const values = calls.flatMap((call) => [...rule(call)]);
    return [name, (_, k) => values[k]];
  });
  return kit.agree({
    calls: calls.flatMap((call, i) =>
      [...expected[i].w].map((_, element) => ({ ...call, ...more[i], inputs: call.n, element })),
    ),
    found: found.flatMap(({ w }) => Array.from(w, (value) => ({ value }))),
    expected: expected.flatMap(({ w }) => [...w]),
    abs: 1e-12,
    rel: 1e-10,
    mistakes: Object.fromEntries(mistakes),
  });
}

async function judged(kit, calls) {
  return agreement(kit, calls, await kit.my(calls), await kit.core('oja_step', calls));
}

/** A cloud of examples around the line that rises at 30 degrees. */
function cloud(random, count) {
  const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  return Array.from({ length: count }, () => {
    const [a, b] = [1.5 * random.normal(), 0.5 * random.normal()];
    return Float64Array.of(c * a - s * b, s * a + c * b);
  });
}

const lengthOf = ({ w }) => Math.hypot(...w);

/** The rule over a cloud, by the core and by the reader: the weights after each example. */
async function bothRuns({ core, chain, random }, w0, eta, count) {
  const examples = cloud(random, count);
  const path = [];
  let w = w0;
  for (const x of examples) {
    [{ w }] = await core('oja_step', [callOf(w, x, eta)]);
    path.push({ w });
  }
  const plot = { x: examples.map((_, i) => i + 1), expected: path.map(lengthOf) };
  if (!chain) return { path, plot };
  const found = await chain(examples.map((example) => callOf(w0, example, eta)));
  return { path, found, plot: { ...plot, yours: found.map(lengthOf) } };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    still: (kit) => judged(kit, [callOf([1, 2], [4, -2], 0.1), callOf([0, 0], [3, 1], 0.1)]),

    example: async (kit) => {
      const call = callOf([1, 0.5], [2, -1], 0.1);
      const [found] = await kit.my([call]);
      const [expected] = await kit.core('oja_step', [call]);
      const told = {
        y: output(call.w, call.x),
        w_1: expected.w[0],
        w_2: expected.w[1],
        my_1: found.w[0],
        my_2: found.w[1],
      };
      return agreement(kit, [call], [found], [expected], [told]);
    },

    lengths: (kit) => {
      const { random } = kit;
      const draw = (n) => Array.from({ length: n }, () => random.uniform(-2, 2));
      const calls = Array.from({ length: 40 }, (_, i) => {
        const n = 1 + (i % 8);
        return callOf(draw(n), draw(n), random.log(0.001, 0.5));
      });
      return judged(kit, calls);
    },

    // from too long and from too short: both come to about 1
    cloud: async (kit) => {
      let verdict = { ok: false };
      for (const w0 of [
        [0.2, -0.1],
        [-1, 3],
      ]) {
        const { found, path, plot } = await bothRuns(kit, w0, 0.02, 400);
        verdict = kit.agree({
          calls: path.map((_, i) => ({
            start: Math.hypot(...w0),
            step: i + 1,
            count: path.length,
          })),
          found: found.map((f) => ({ value: lengthOf(f) })),
          expected: path.map(lengthOf),
          rel: 1e-9,
          first: true,
        });
        if (!verdict.ok) return { ...verdict, plot };
      }
      return verdict;
    },
  },

  errors: { still: 'normalises' }, // weights of zero have no length to divide by

  figure: async (kit) => (await bothRuns(kit, [-1, 3], 0.02, 400)).plot,
};
