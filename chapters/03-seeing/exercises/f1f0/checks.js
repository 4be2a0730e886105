// First harmonic over mean against the core’s: of a known cosine, of any phase, of cells, and of silence.

/** Sums of r against a cosine and a sine of so many waves over the samples. */
function sums({ r, n }, waves = 1) {
  const [cosine, sine] = [Math.cos, Math.sin].map((wave) =>
    r.reduce((sum, v, j) => sum + v * wave((2 * Math.PI * waves * j) / n), 0),
  );
  return { cosine, sine, all: r.reduce((sum, v) => sum + v, 0) };
}

const ratio = (call, waves) => {
  const { cosine, sine, all } = sums(call, waves);
  return (2 * Math.hypot(cosine, sine)) / all;
};

const mistakes = {
  'no-two': (c) => ratio(c) / 2,
  'mean-is-sum': (c) => ratio(c) / c.n,
  'cosine-only': (c) => (2 * Math.abs(sums(c).cosine)) / sums(c).all,
  power: (c) => ratio(c) ** 2,
  'half-cycle': (c) => ratio(c, 0.5),
  second: (c) => ratio(c, 2),
};

const callOf = (n, response) => ({
  r: Float64Array.from({ length: n }, (_, j) => response((2 * Math.PI * j) / n)),
  n,
});

async function judged({ my, core, agree }, calls, told = calls) {
  const [found, expected] = [await my(calls), await core('f1f0', calls)];
  return agree({
    calls: calls.map((call, i) => ({ ...told[i], ...call })),
    found,
    expected: expected.map((e) => e.value),
    abs: 1e-12,
    rel: 1e-10,
    mistakes,
  });
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    // the second harmonic is small but there, so that whoever takes it for the first is told
    cosine: (kit) =>
      judged(kit, [callOf(64, (phase) => 5 + 3 * Math.cos(phase) + 0.5 * Math.cos(2 * phase))]),
    shifted: (kit) => {
      const degrees = [30, 90, 200, 290];
      const calls = degrees.map((at) =>
        callOf(48, (phase) => 2 + Math.cos(phase - (at * Math.PI) / 180)),
      );
      return judged(
        kit,
        calls,
        degrees.map((at) => ({ degrees: at })),
      );
    },
    responses: (kit) => {
      const calls = Array.from({ length: 30 }, (_, k) => {
        const [size, power] = [kit.random.log(0.01, 100), 1 + (k % 2)];
        const [at, floor] = [kit.random.uniform(0, 6), kit.random.uniform(-0.5, 0.9)];
        return callOf(8 + 4 * (k % 20), (phase) => {
          return size * Math.max(0, Math.cos(phase - at) + floor) ** power;
        });
      });
      return judged(kit, calls);
    },
    silent: async ({ my, agree }) => {
      const calls = [callOf(16, () => 0), callOf(1, () => 0)];
      return agree({
        calls,
        found: await my(calls),
        expected: [-1, -1],
        mistakes: { zero: () => 0 },
      });
    },
  },

  errors: { silent: 'zero' },

  // a threshold that rises through the response of a simple cell
  async figure({ my, core }) {
    const x = Array.from({ length: 60 }, (_, i) => i / 30 - 1);
    const calls = x.map((th) => callOf(64, (phase) => Math.max(0, Math.cos(phase) - th)));
    const values = async (of) => (await of).map((r) => r.value);
    const expected = await values(core('f1f0', calls));
    return my ? { x, expected, yours: await values(my(calls)) } : { x, expected };
  },
};
