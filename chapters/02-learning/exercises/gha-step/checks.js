// Sanger's rule for one example: the first unit is Oja's, each later one learns from what is left.
import { inSpace } from '../../checks/clouds.js';

/** The weights as rows of n, and back. */
const rowsOf = ({ W, k, n }) => Array.from({ length: k }, (_, i) => [...W].slice(i * n, i * n + n));
const outputs = (rows, x) => rows.map((row) => row.reduce((sum, w, c) => sum + w * x[c], 0));

/** Row i loses what `takes` says that unit j explains of each input. */
const changed = (takes) => (call) => {
  const rows = rowsOf(call);
  const y = outputs(rows, call.x);
  const change = (row, i) =>
    row.map((w, c) => {
      const taken = rows.reduce((sum, other, j) => sum + (takes(j, i) ? y[j] * other[c] : 0), 0);
      return w + call.eta * y[i] * (call.x[c] - taken);
    });
  return rows.flatMap(change);
};

/** The rule as the usual mistakes have it: all weights afterwards. */
const mistaken = {
  'no-order': changed(() => true),
  'each-alone': changed((j, i) => j === i),
  'not-own': changed((j, i) => j < i),
  'from-last': changed((j, i) => j >= i),
  'no-decay': changed(() => false),
  'new-rows': (call) => {
    const rows = rowsOf(call);
    const y = outputs(rows, call.x);
    for (let i = 0; i < call.k; i++)
      for (let c = 0; c < call.n; c++) {
        let taken = 0;
        for (let j = 0; j <= i; j++) taken += y[j] * rows[j][c];
        rows[i][c] += call.eta * y[i] * (call.x[c] - taken);
      }
    return rows.flat();
  },
  'left-output': (call) => {
    const left = [...call.x];
    return rowsOf(call).flatMap((row) => {
      const [y] = outputs([row], left);
      return row.map((w, c) => {
        left[c] -= y * w;
        return w + call.eta * y * left[c];
      });
    });
  },
  // weights of one unit taken from every k-th place
  transposed: ({ W, k, n, x, eta }) => {
    const units = Array.from({ length: k }, (_, i) => Array.from(x, (_, c) => W[c * k + i]));
    const right = changed((j, i) => j <= i)({ W: units.flat(), k, n, x, eta });
    return Array.from(W, (_, m) => right[(m % k) * n + Math.floor(m / k)]);
  },
};

const callOf = (W, k, x, eta) => ({
  W: Float64Array.from(W),
  k,
  n: x.length,
  x: Float64Array.from(x),
  eta,
});

const one = callOf([1, 0.5, -0.5], 1, [2, -1, 1], 0.1);
const two = callOf([1, 0.5, -0.5, 0.5, 1, 1], 2, [2, -1, 1], 0.1);

/** All weights after these calls, with what is told of each. */
async function judged(kit, calls) {
  const [found, expected] = [await kit.my(calls), await kit.core('gha_step', calls)];
  return kit.agreeEach({
    calls,
    found,
    expected: expected.map(({ W }) => W),
    what: 'W',
    told: ({ k, n, eta }, m) => ({ k, eta, inputs: n, unit: Math.floor(m / n), input: m % n }),
    abs: 1e-12,
    rel: 1e-10,
    mistakes: mistaken,
  });
}

/** |cos| of the angle between two units: 1 where they learn the same, 0 where they share nothing. */
function overlap({ W }) {
  const [a, b] = rowsOf({ W, k: 2, n: 3 });
  const dot = a.reduce((sum, w, c) => sum + w * b[c], 0);
  return Math.abs(dot) / (Math.hypot(...a) * Math.hypot(...b));
}

/** Two units over a cloud, by the core and by the reader: what they share after each example. */
async function bothRuns({ core, chain, random }, count) {
  const W0 = [0.3, 0.2, 0.1, 0.3, 0.1, 0.2];
  const examples = inSpace(random, count);
  const path = [];
  let W = W0;
  for (const x of examples) {
    [{ W }] = await core('gha_step', [callOf(W, 2, x, 0.01)]);
    path.push({ W });
  }
  const plot = { x: examples.map((_, i) => i + 1), expected: path.map(overlap) };
  if (!chain) return { path, plot };
  const found = await chain(examples.map((x) => callOf(W0, 2, x, 0.01)));
  return { path, found, plot: { ...plot, yours: found.map(overlap) } };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    alone: async (kit) => {
      const verdict = await judged(kit, [one]);
      // what is wrong with it, two units tell better than one
      const { mistake } = verdict.ok ? {} : await judged(kit, [one, two]);
      return mistake ? { ...verdict, mistake } : verdict;
    },

    second: (kit) => judged(kit, [two]),

    shapes: (kit) => {
      const { random } = kit;
      const draw = (m) => Array.from({ length: m }, () => random.uniform(-1, 1));
      const calls = Array.from({ length: 30 }, (_, m) => {
        const n = 2 + (m % 6);
        const k = Math.min(n, 2 + (m % 4));
        return callOf(draw(k * n), k, draw(n), random.log(0.001, 0.3));
      });
      return judged(kit, calls);
    },

    components: async (kit) => {
      const { found, path, plot } = await bothRuns(kit, 600);
      const verdict = kit.agree({
        calls: path.map((_, i) => ({ step: i + 1, count: path.length })),
        found: found.map((f) => ({ value: overlap(f) })),
        expected: path.map(overlap),
        abs: 1e-9,
        first: true,
      });
      return verdict.ok ? verdict : { ...verdict, plot };
    },
  },

  figure: async (kit) => (await bothRuns(kit, 600)).plot,
};
