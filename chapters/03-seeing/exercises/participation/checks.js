// The participation ratio (sum a^2)^2 / (n sum a^4).

const sum = (a, power) => a.reduce((s, x) => s + x ** power, 0);
const sizes = (a) => a.reduce((s, x) => s + Math.abs(x), 0);

/** The measure as the usual mistakes have it. */
const mistakes = {
  'no-n': ({ a }) => sum(a, 2) ** 2 / sum(a, 4),
  'not-squared': ({ a, n }) => sum(a, 2) / (n * sum(a, 4)),
  sizes: ({ a, n }) => sizes(a) ** 2 / (n * sum(a, 2)),
  signed: ({ a, n }) => sum(a, 1) ** 2 / (n * sum(a, 2)),
  'upside-down': ({ a, n }) => (n * sum(a, 4)) / sum(a, 2) ** 2,
  'unit-length': ({ a, n }) => 1 / (n * sum(a, 4)),
};

const callOf = (a) => ({ a: Float64Array.from(a), n: a.length });

async function judged({ my, core, agree }, filters, more = () => ({})) {
  const calls = filters.map(callOf);
  const [found, expected] = [await my(calls), await core('participation', calls)];
  return agree({
    calls: calls.map((call) => ({ ...call, ...more(call) })),
    found,
    expected: expected.map((e) => e.value),
    rel: 1e-12,
    mistakes,
  });
}

const ones = (n, taking) =>
  Array.from({ length: n }, (_, i) => (i < taking ? (i % 2 ? -1 : 1) : 0));

/** A Gabor function along one row of 64 pixels whose window has this width. */
const gabor = (width) =>
  Array.from({ length: 64 }, (_, i) => {
    const u = i - 31.5;
    return Math.exp(-((u / width) ** 2) / 2) * Math.cos(0.9 * u);
  });

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    pixel: (kit) => judged(kit, [ones(10, 1).map((x) => 3 * x)]),

    some: (kit) =>
      judged(
        kit,
        [2, 5, 8].map((taking) => ones(8, taking).map((x) => 0.5 * x)),
        ({ a }) => ({ taking: a.filter((x) => x !== 0).length }),
      ),

    any: (kit) => {
      const { random } = kit;
      const filters = Array.from({ length: 40 }, (_, m) =>
        Array.from({ length: 3 + m }, () => random.uniform(-2, 2)),
      );
      return judged(kit, filters);
    },

    scale: async (kit) => {
      const filter = gabor(6);
      return judged(
        kit,
        [1e-3, 1, 1e3].map((by) => filter.map((x) => by * x)),
        ({ a }) => ({ largest: Math.max(...a.map(Math.abs)) }),
      );
    },
  },

  errors: { some: 'signed' },

  async figure({ my, core }) {
    const widths = Array.from({ length: 60 }, (_, i) => 0.5 + i / 3);
    const calls = widths.map((width) => callOf(gabor(width)));
    const values = async (of) => (await of).map((r) => r.value);
    return {
      x: widths,
      expected: await values(core('participation', calls)),
      yours: my && (await values(my(calls))),
    };
  },
};
