// The index of change against the core’s: by hand, for responses of all sizes, and where it is not defined.

const norm = (x) => Math.sqrt(x.reduce((sum, v) => sum + v * v, 0));
const sum = (x) => x.reduce((all, v) => all + Math.abs(v), 0);
const between = ({ a, b }) => Array.from(a, (v, i) => v - b[i]);

const mistakes = {
  'by-shifted': (c) => norm(between(c)) / norm([...c.a]),
  squared: (c) => (norm(between(c)) / norm([...c.b])) ** 2,
  sums: (c) => sum(between(c)) / sum([...c.b]),
  'not-divided': (c) => norm(between(c)),
  'per-element': (c) => norm(between(c)) / norm([...c.b]) / Math.sqrt(c.n),
};

const callOf = (a, b) => ({ a: Float64Array.from(a), b: Float64Array.from(b), n: a.length });

async function judged({ my, core, agree }, calls) {
  const [found, expected] = [await my(calls), await core('invariance_index', calls)];
  return agree({ calls, found, expected: expected.map((e) => e.value), rel: 1e-12, mistakes });
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    hand: (kit) => judged(kit, [callOf([3, 0, 4], [0, 0, 2])]),
    responses: (kit) =>
      judged(
        kit,
        Array.from({ length: 40 }, (_, k) => {
          const [n, scale] = [1 + (k % 12), kit.random.log(1e-3, 1e3)];
          const draw = () => Array.from({ length: n }, () => scale * kit.random.uniform(0.1, 1));
          return callOf(draw(), draw());
        }),
      ),
    silent: async ({ my, agree }) => {
      const calls = [callOf([0, 0, 0], [0, 0, 0]), callOf([1, 2, 0], [0, 0, 0])];
      return agree({
        calls,
        found: await my(calls),
        expected: [-1, -1],
        mistakes: { zero: () => 0 },
      });
    },
  },

  errors: { silent: 'zero' },

  // a bump that moves out of its place: the index grows to the square root of two
  async figure({ my, core }) {
    const bump = (d) => Array.from({ length: 40 }, (_, i) => Math.exp(-((i - 12 - d) ** 2) / 4));
    const calls = Array.from({ length: 33 }, (_, d) => callOf(bump(d / 2), bump(0)));
    const values = async (of) => (await of).map((r) => r.value);
    const expected = await values(core('invariance_index', calls));
    const x = calls.map((_, d) => d / 2);
    return my ? { x, expected, yours: await values(my(calls)) } : { x, expected };
  },
};
