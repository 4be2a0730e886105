// The second moment: the mean of x x', not counted from the mean.

const at = ({ X, n }, k, i) => X[k * n + i];
const total = (call, term) => {
  let sum = 0;
  for (let k = 0; k < call.count; k++) sum += term(k);
  return sum;
};
const meanOf = (call, i) => total(call, (k) => at(call, k, i)) / call.count;
const product = (call, i, j) => total(call, (k) => at(call, k, i) * at(call, k, j));
const moment = (call, i, j) => product(call, i, j) / call.count;

/** What C arrives with: it has to be written over. */
const LEFT_OVER = 7;

/** Element (i, j) as the usual mistakes have it. */
const mistaken = {
  sum: product,
  'one-less': (call, i, j) => product(call, i, j) / (call.count - 1),
  'adds-on': (call, i, j) => moment(call, i, j) + LEFT_OVER / call.count,
  'half-filled': (call, i, j) => (j < i ? LEFT_OVER : moment(call, i, j)),
  'by-columns': (call, i, j) =>
    total(call, (k) => call.X[i * call.count + k] * call.X[j * call.count + k]) / call.count,
  centred: (call, i, j) => moment(call, i, j) - meanOf(call, i) * meanOf(call, j),
  'of-means': (call, i, j) => meanOf(call, i) * meanOf(call, j),
};

const callOf = (X, n) => ({
  C: new Float64Array(n * n).fill(LEFT_OVER),
  X: Float64Array.from(X),
  count: X.length / n,
  n,
});

const byCore = (core, calls) =>
  core(
    'data_moment',
    calls.map(({ X, n }) => ({
      moment: new Float64Array(n * n),
      data: X,
      about: new Float64Array(n),
    })),
  );

/** All elements, one by one. */
async function judged({ my, core, agreeEach }, calls) {
  const [found, expected] = [await my(calls), await byCore(core, calls)];
  const placeOf = ({ n }, e) => ({ i: Math.floor(e / n), j: e % n });
  const mistakes = Object.entries(mistaken).map(([name, of]) => [
    name,
    (call) =>
      Array.from({ length: call.n * call.n }, (_, e) => {
        const { i, j } = placeOf(call, e);
        return of(call, i, j);
      }),
  ]);
  return agreeEach({
    calls,
    found,
    expected: expected.map(({ moment }) => moment),
    what: 'C',
    told: (call, e) => ({ ...call, inputs: call.n, ...placeOf(call, e) }),
    abs: 1e-12,
    rel: 1e-10,
    mistakes: Object.fromEntries(mistakes),
  });
}

/** A cloud around a mean that is not zero. */
function cloud(random, count, n) {
  const mean = Array.from({ length: n }, () => random.uniform(-2, 2));
  return Array.from({ length: count * n }, (_, m) => mean[m % n] + random.normal());
}

/** The mean square of the output of a unit of length 1, against its direction in degrees. */
function powers(C) {
  const x = Array.from({ length: 91 }, (_, i) => 2 * i);
  const y = x.map((degrees) => {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return C[0] * c * c + (C[1] + C[2]) * c * s + C[3] * s * s;
  });
  return { x, y };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    hand: (kit) => judged(kit, [callOf([2, 1, 0, -3, 1, 1, 1, -1], 2)]),
    offset: (kit) => judged(kit, [callOf([3, 1, 5, 1, 4, 4], 2)]),
    shapes: (kit) =>
      judged(
        kit,
        [1, 2, 3, 4, 5].map((n) => callOf(cloud(kit.random, 6 + n, n), n)),
      ),
  },

  async figure({ my, core, random }) {
    const X = Array.from({ length: 60 }, () => {
      const [a, b] = [2 * random.normal(), 0.7 * random.normal()];
      return [0.8 * a - 0.6 * b, 0.6 * a + 0.8 * b];
    });
    const calls = [callOf(X.flat(), 2)];
    const { x, y } = powers((await byCore(core, calls))[0].moment);
    if (!my) return { x, expected: y };
    return { x, expected: y, yours: powers((await my(calls))[0].C).y };
  },
};
