// Hebb's rule for one example: the output first, then the change.

const output = (w, x) => w.reduce((sum, wi, i) => sum + wi * x[i], 0);
/** The rule as the usual mistakes have it: the weights afterwards. */
const mistaken = {
  unchanged: ({ w }) => w,
  'no-output': ({ w, x, eta }) => w.map((wi, i) => wi + eta * x[i]),
  'no-eta': ({ w, x }) => w.map((wi, i) => wi + output(w, x) * x[i]),
  sign: ({ w, x, eta }) => w.map((wi, i) => wi - eta * output(w, x) * x[i]),
  replaces: ({ w, x, eta }) => w.map((_, i) => eta * output(w, x) * x[i]),
  'weights-again': ({ w, x, eta }) => w.map((wi) => wi + eta * output(w, x) * wi),
  'moving-output': ({ w, x, eta }) => {
    const now = [...w];
    for (let i = 0; i < now.length; i++) now[i] += eta * output(now, x) * x[i];
    return now;
  },
  'partial-output': ({ w, x, eta }) => {
    let y = 0;
    return [...w].map((wi, i) => {
      y += wi * x[i];
      return wi + eta * y * x[i];
    });
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
  const all = (rule) => calls.flatMap((call) => [...rule(call)]);
  const mistakes = Object.entries(mistaken).map(([name, rule]) => {
    const values = all(rule);
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

async function judged(kit, calls, more) {
  return agreement(kit, calls, await kit.my(calls), await kit.core('hebb_step', calls), more);
}

/** A cloud of examples around the line that rises at 30 degrees. */
function cloud(random, count) {
  const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  return Array.from({ length: count }, () => {
    const [a, b] = [1.5 * random.normal(), 0.5 * random.normal()];
    return Float64Array.of(c * a - s * b, s * a + c * b);
  });
}

/** The core over the examples, one after the other: the weights after each. */
async function coreRun(core, w0, examples, eta) {
  const path = [];
  let w = w0;
  for (const x of examples) {
    [{ w }] = await core('hebb_step', [callOf(w, x, eta)]);
    path.push({ w });
  }
  return path;
}

const lengthOf = ({ w }) => Math.hypot(...w);

async function bothRuns({ core, chain, random }, eta, count) {
  const w0 = [0.2, -0.1];
  const examples = cloud(random, count);
  const path = await coreRun(core, w0, examples, eta);
  const x = Array.from({ length: count }, (_, i) => i + 1);
  const plot = { x, expected: path.map(lengthOf) };
  if (!chain) return { plot };
  const calls = examples.map((example) => callOf(w0, example, eta));
  const found = await chain(calls);
  return { calls, found, path, plot: { ...plot, yours: found.map(lengthOf) } };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    silent: (kit) => judged(kit, [callOf([1, 2], [4, -2], 0.1), callOf([0, 0], [3, 1], 0.1)]),

    example: async (kit) => {
      const call = callOf([1, 0.5], [2, -1], 0.1);
      const [found] = await kit.my([call]);
      const [expected] = await kit.core('hebb_step', [call]);
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

    cloud: async (kit) => {
      const { found, path, plot } = await bothRuns(kit, 0.02, 200);
      const verdict = kit.agree({
        calls: path.map((_, i) => ({ step: i + 1, count: path.length })),
        found: found.map((f) => ({ value: lengthOf(f) })),
        expected: path.map(lengthOf),
        rel: 1e-9,
        first: true,
      });
      return verdict.ok ? verdict : { ...verdict, plot };
    },
  },

  figure: async (kit) => (await bothRuns(kit, 0.02, 200)).plot,
};
