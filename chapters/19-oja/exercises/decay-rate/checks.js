// A rate by a fit: the slope of the logarithm by least squares, and what it finds on Oja's rule.

const sums = (xs, ys = xs) => xs.reduce((sum, x, i) => sum + x * ys[i], 0);
const total = (xs) => xs.reduce((sum, x) => sum + x, 0);
const spread = (xs, ys) => xs.length * sums(xs, ys) - total(xs) * total(ys);
const logs = (d) => [...d].map(Math.log);

const fitted = ({ t, d }) => -spread([...t], logs(d)) / spread([...t], [...t]);

const mistaken = {
  'not-log': ({ t, d }) => -spread([...t], [...d]) / spread([...t], [...t]),
  sign: (call) => -fitted(call),
  'log-ten': (call) => fitted(call) / Math.LN10,
  'through-origin': ({ t, d }) => -sums([...t], logs(d)) / sums([...t]),
  'axes-swapped': ({ t, d }) => -spread([...t], logs(d)) / spread(logs(d), logs(d)),
  'inverse-fit': ({ t, d }) => -spread(logs(d), logs(d)) / spread([...t], logs(d)),
  'two-points': ({ t, d }) => Math.log(d[0] / d[d.length - 1]) / (t[t.length - 1] - t[0]),
  'mean-slope': ({ t, d }) => {
    const slopes = [...t].slice(1).map((ti, i) => Math.log(d[i] / d[i + 1]) / (ti - t[i]));
    return total(slopes) / slopes.length;
  },
};

const callOf = (t, d, more = {}) => ({
  t: Float64Array.from(t),
  d: Float64Array.from(d),
  n: t.length,
  ...more,
});

/** Points of a decay, unevenly in time; `scatter`: how far ln d strays. */
function decays(random, count, scatter) {
  return Array.from({ length: count }, () => {
    const [rate, first] = [random.log(0.2, 5), random.log(0.05, 20)];
    let time = random.uniform(0, 1);
    const t = Array.from(
      { length: random.whole(5, 40) },
      () => (time += random.uniform(0.02, 0.2)),
    );
    const d = t.map((ti) => first * Math.exp(-rate * ti + scatter * random.normal()));
    return callOf(t, d, { rate, points: t.length });
  });
}

const axes = Float64Array.of(1, 0, 0, 1);

/** The tangent of the angle in a run of the averaged rule, as the core has it in closed form. */
async function tangents(core, lambda_2) {
  const t = Array.from({ length: 25 }, (_, i) => 0.04 * i);
  const found = await core(
    'oja_flow',
    t.map((time) => ({
      out: new Float64Array(2),
      values: Float64Array.of(4, lambda_2),
      vectors: axes,
      w0: Float64Array.of(0.5, -1),
      t: time,
    })),
  );
  return callOf(
    t,
    found.map(({ out }) => Math.abs(out[1] / out[0])),
    { lambda_2, rate: 4 - lambda_2 },
  );
}

async function runs(core) {
  const calls = [];
  for (let i = 0; i < 15; i++) calls.push(await tangents(core, 0.25 * i));
  return calls;
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    pure: async ({ my, random, agree }) => {
      const calls = decays(random, 20, 0);
      const expected = calls.map((c) => c.rate);
      const { 'two-points': _, 'mean-slope': __, 'inverse-fit': ___, ...mistakes } = mistaken;
      return agree({ calls, found: await my(calls), expected, rel: 1e-8, mistakes });
    },

    scattered: async ({ my, random, agree }) => {
      const calls = decays(random, 20, 0.3);
      const expected = calls.map(fitted);
      const mistakes = mistaken;
      return agree({ calls, found: await my(calls), expected, rel: 1e-8, mistakes });
    },

    oja: async ({ my, core, agree }) => {
      const calls = await runs(core);
      const expected = calls.map((c) => c.rate);
      return agree({ calls, found: await my(calls), expected, rel: 1e-8 });
    },
  },

  // the measured rate against the second eigenvalue, the first being 4
  async figure({ my, core }) {
    const calls = await runs(core);
    const plot = { x: calls.map((c) => c.lambda_2), expected: calls.map(fitted) };
    if (!my) return plot;
    return { ...plot, yours: (await my(calls)).map(({ value }) => value) };
  },
};
