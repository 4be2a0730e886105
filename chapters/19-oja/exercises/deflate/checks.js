// What one unit leaves of the world for the next: the part along its weights is taken out.
import { inSpace } from '../../../02-learning/checks/clouds.js';

const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const examplesOf = ({ X, n }) =>
  Array.from({ length: X.length / n }, (_, k) => [...X].slice(k * n, k * n + n));

const each = (change) => (call) =>
  examplesOf(call).flatMap((x, k) => change(x, [...call.w], dot([...call.w], x), k));
const right = each((x, w, y) => x.map((xi, i) => xi - (y / dot(w, w)) * w[i]));

const mistaken = {
  'not-divided': each((x, w, y) => x.map((xi, i) => xi - y * w[i])),
  'by-length': each((x, w, y) => x.map((xi, i) => xi - (y / Math.sqrt(dot(w, w))) * w[i])),
  'keeps-the-part': each((_, w, y) => w.map((wi) => (y / dot(w, w)) * wi)),
  adds: each((x, w, y) => x.map((xi, i) => xi + (y / dot(w, w)) * w[i])),
  'first-only': each((x, w, y, k) => (k > 0 ? x : x.map((xi, i) => xi - (y / dot(w, w)) * w[i]))),
  'takes-w': each((x, w) => x.map((xi, i) => xi - w[i])),
  moving: each((x, w) => {
    const now = [...x];
    for (let i = 0; i < now.length; i++) now[i] -= (dot(w, now) / dot(w, w)) * w[i];
    return now;
  }),
};

const callOf = (X, w) => ({
  X: Float64Array.from(X),
  count: X.length / w.length,
  n: w.length,
  w: Float64Array.from(w),
});

async function judged({ my, agreeEach }, calls) {
  return agreeEach({
    calls,
    found: await my(calls),
    expected: calls.map(right),
    what: 'X',
    told: ({ count, n }, e) => ({
      count,
      inputs: n,
      example: Math.floor(e / n) + 1,
      input: e % n,
    }),
    abs: 1e-11,
    rel: 1e-9,
    mistakes: mistaken,
  });
}

/** The core's components of these examples, which need not have mean zero. */
async function components(core, X, n) {
  const about = new Float64Array(n);
  const moment = new Float64Array(n * n);
  const [{ moment: a }] = await core('data_moment', [{ moment, data: X, about }]);
  const [values, vectors] = [new Float64Array(n), new Float64Array(n * n)];
  const [{ vectors: found }] = await core('symmetric_eigen', [{ values, vectors, a }]);
  return examplesOf({ X: found, n });
}

/** The angle to an axis after each epoch of the core's rule over these examples. */
async function path(core, X, axis, epochs) {
  const angles = [];
  let w = Float64Array.of(0.3, 0.2, 0.4);
  for (let k = 0; k < epochs; k++) {
    [{ w }] = await core('oja_epoch', [{ w, X, eta: 0.01 }]);
    const [{ value }] = await core('weights_angle', [{ a: w, b: Float64Array.from(axis) }]);
    angles.push(value);
  }
  return angles;
}

/** What Oja's rule finds in a cloud whose first component was taken out, by the core and the reader. */
async function second({ my, core, random }) {
  const X = Float64Array.from(inSpace(random, 80).flatMap((x) => [...x]));
  const axes = await components(core, X, 3);
  const call = callOf(X, axes[0]);
  const x = Array.from({ length: 25 }, (_, k) => k + 1);
  const expected = await path(core, Float64Array.from(right(call)), axes[1], x.length);
  if (!my) return { x, expected };
  const [{ X: left }] = await my([call]);
  return { x, expected, yours: await path(core, left, axes[1], x.length) };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    hand: (kit) => judged(kit, [callOf([3, 1, 0, 5], [2, 0]), callOf([1, 2, 3, 1], [1, 1])]),

    any: (kit) => {
      const { random } = kit;
      const draw = (m) => Array.from({ length: m }, () => random.uniform(-2, 2));
      const calls = [2, 3, 5, 8].map((n) => callOf(draw(6 * n), draw(n)));
      return judged(kit, calls);
    },

    second: async (kit) => {
      const plot = await second(kit);
      const verdict = kit.agree({
        calls: plot.x.map((epoch) => ({ epoch })),
        found: plot.yours.map((value) => ({ value })),
        expected: plot.expected,
        abs: 1e-6,
        first: true,
      });
      return { ...verdict, plot };
    },
  },
  figure: second,
};
