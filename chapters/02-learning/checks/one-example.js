// What is asked of a rule that changes one unit's weights w by one example x: Hebb's and Oja's alike.
import { inPlane } from './clouds.js';

export const output = (w, x) => w.reduce((sum, wi, i) => sum + wi * x[i], 0);

/** An example and weights as a call of the function. */
export const callOf = (w, x, eta) => ({
  w: Float64Array.from(w),
  x: Float64Array.from(x),
  n: w.length,
  eta,
});

const lengthOf = ({ w }) => Math.hypot(...w);

/** The checks of a rule, by the core's `kernel`; `mistaken`: what its usual mistakes make of the weights. */
export function ruleOf(kernel, mistaken) {
  /** The weights after these calls, one by one, with what is told of each. */
  async function judged(kit, calls, more = () => ({})) {
    const [found, expected] = [await kit.my(calls), await kit.core(kernel, calls)];
    return kit.agreeEach({
      calls,
      found,
      expected: expected.map(({ w }) => w),
      what: 'w',
      told: (call, element, i) => ({
        ...call,
        ...more(call, expected[i], found[i]),
        inputs: call.n,
        element,
      }),
      abs: 1e-12,
      rel: 1e-10,
      mistakes: mistaken,
    });
  }

  return {
    judged,

    example: (kit) =>
      judged(kit, [callOf([1, 0.5], [2, -1], 0.1)], ({ w, x }, right, mine) => ({
        y: output(w, x),
        w_1: right.w[0],
        w_2: right.w[1],
        my_1: mine.w[0],
        my_2: mine.w[1],
      })),

    lengths: (kit) => {
      const { random } = kit;
      const draw = (n) => Array.from({ length: n }, () => random.uniform(-2, 2));
      const calls = Array.from({ length: 40 }, (_, i) => {
        const n = 1 + (i % 8);
        return callOf(draw(n), draw(n), random.log(0.001, 0.5));
      });
      return judged(kit, calls);
    },

    /** The length of the weights over a cloud, after each example, by the core and by the reader. */
    async plot({ core, chain, random }, w0, count) {
      const eta = 0.02;
      const examples = inPlane(random, count);
      const expected = [];
      let w = w0;
      for (const x of examples) {
        [{ w }] = await core(kernel, [callOf(w, x, eta)]);
        expected.push(lengthOf({ w }));
      }
      const plot = { x: examples.map((_, i) => i + 1), expected };
      if (!chain) return plot;
      const found = await chain(examples.map((x) => callOf(w0, x, eta)));
      return { ...plot, yours: found.map(lengthOf) };
    },

    /** Is it the same length, from start to end? */
    async cloud(kit, w0, count) {
      const plot = await this.plot(kit, w0, count);
      const verdict = kit.agree({
        calls: plot.x.map((step) => ({ start: Math.hypot(...w0), step, count })),
        found: plot.yours.map((value) => ({ value })),
        expected: plot.expected,
        rel: 1e-9,
        first: true,
      });
      return verdict.ok ? verdict : { ...verdict, plot };
    },
  };
}
