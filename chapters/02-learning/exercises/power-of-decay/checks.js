// How fast Oja's rule comes to its end, held against the core's closed form and against its steps.

const axes = Float64Array.of(1, 0, 0, 1);

/** The weights at these times, for the eigenvalues of each call. */
async function flow(core, calls, w0) {
  const found = await core(
    'oja_flow',
    calls.map(({ lambda_1, lambda_2, t }) => ({
      out: new Float64Array(2),
      values: Float64Array.of(lambda_1, lambda_2),
      vectors: axes,
      w0: Float64Array.from(w0),
      t,
    })),
  );
  return found.map(({ out }) => out);
}

const tangent = (w) => Math.abs(w[1] / w[0]);
/** What the flow leaves of the tangent, from far off the axis. */
async function angleLeft(core, calls) {
  const w0 = [0.4, -0.9];
  return (await flow(core, calls, w0)).map((w) => tangent(w) / tangent(w0));
}

/** What it leaves of a small error of the length, along the axis. */
async function lengthLeft(core, calls) {
  const error = 1e-5;
  const ends = await flow(core, calls, [1 + error, 0]);
  return ends.map((w) => (Math.hypot(...w) - 1) / error);
}

const withRoom = (calls) => calls.map((call) => ({ ...call, left: new Float64Array(2) }));
const values = (found, i) => found.map(({ left }) => ({ value: left[i] }));

const rates = {
  angle: (c) => c.lambda_1 - c.lambda_2,
  first: (c) => c.lambda_1,
  second: (c) => c.lambda_2,
  sum: (c) => c.lambda_1 + c.lambda_2,
  length: (c) => 2 * c.lambda_1,
};
const decay = (rate) => (c) => Math.exp(-rate(c) * c.t);

function cases(random, n) {
  return Array.from({ length: n }, () => {
    const lambda_1 = random.uniform(1, 5);
    const lambda_2 = random.uniform(0.1, 0.9) * lambda_1;
    return { lambda_1, lambda_2: Number(lambda_2.toPrecision(3)), t: random.uniform(0.2, 1) };
  });
}

/**
 * The rule's own steps, averaged over four examples with just these eigenvalues: the tangent after
 * each. The core's step from the same weights for each example, and the mean of what it changes.
 */
async function steps(core, { lambda_1, lambda_2 }, w0, eta, count) {
  const [a, b] = [Math.sqrt(2 * lambda_1), Math.sqrt(2 * lambda_2)];
  const examples = [Float64Array.of(a, 0), Float64Array.of(0, b)];
  let w = Float64Array.from(w0);
  const path = [w];
  for (let k = 0; k < count; k++) {
    const moved = await core(
      'oja_step',
      examples.map((x) => ({ w, x, eta })),
    );
    w = w.map((_, c) => (moved[0].w[c] + moved[1].w[c]) / 2);
    path.push(w);
  }
  return path;
}

const shown = { lambda_1: 2, lambda_2: 1 };

/** The tangent of the angle against time, by the rule's own steps and by the reader's function. */
async function drawn({ core, my }, eta = 0.01, count = 250) {
  const w0 = [0.5, -1];
  const path = await steps(core, shown, w0, eta, count);
  const x = path.map((_, k) => k * eta);
  const expected = path.map((w) => tangent(w) / tangent(w0));
  if (!my) return { x, expected };
  const found = await my(withRoom(x.map((t) => ({ ...shown, t }))));
  return { x, expected, yours: found.map(({ left }) => left[0]) };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    start: async (kit) => {
      const calls = withRoom([{ ...shown, t: 0 }]);
      const found = await kit.my(calls);
      const first = kit.agree({ calls, found: values(found, 0), expected: [1] });
      return first.ok ? kit.agree({ calls, found: values(found, 1), expected: [1] }) : first;
    },

    angle: async ({ my, core, random, agree }) => {
      const calls = withRoom(cases(random, 40));
      return agree({
        calls,
        found: values(await my(calls), 0),
        expected: await angleLeft(core, calls),
        rel: 1e-9,
        mistakes: {
          grows: (c) => 1 / decay(rates.angle)(c),
          'straight-line': (c) => 1 - rates.angle(c) * c.t,
          'angle-twice': (c) => decay(rates.angle)(c) ** 2,
          'first-alone': decay(rates.first),
          'second-alone': decay(rates.second),
          sum: decay(rates.sum),
          swapped: decay(rates.length),
        },
      });
    },

    length: async ({ my, core, random, agree }) => {
      const calls = withRoom(cases(random, 40));
      return agree({
        calls,
        found: values(await my(calls), 1),
        expected: await lengthLeft(core, calls),
        rel: 1e-4, // the error that decays is small, not endlessly small
        mistakes: {
          'length-once': decay(rates.first),
          'length-difference': (c) => decay(rates.angle)(c) ** 2,
        },
      });
    },

    equal: async ({ my, core, agree }) => {
      const calls = withRoom(
        [0.5, 2, 4].map((lambda) => ({ lambda_1: lambda, lambda_2: lambda, t: 3 })),
      );
      const expected = await angleLeft(core, calls);
      return agree({ calls, found: values(await my(calls), 0), expected, rel: 1e-9 });
    },

    run: async (kit) => {
      const plot = await drawn(kit);
      const calls = plot.x.map((t, k) => ({ ...shown, t, k }));
      const verdict = kit.agree({
        calls,
        found: plot.yours.map((value) => ({ value })),
        expected: plot.expected,
        rel: 0.04, // steps of eta = 0.01, not endlessly small ones
        first: true,
      });
      return { ...verdict, plot };
    },
  },

  figure: (kit) => drawn(kit),
};
