// Siegert's formula: the integral, both its ends where doubles end, and the case without noise.

const usual = { tau_m: 20, v_th: 15, v_reset: 0, tau_ref: 2 };

/** As near as a plain rule with a few hundred points comes. */
const NEAR = 1e-3;

/** Neurons whose integral runs where e^(u u) (1 + erf u) can still be written as it stands. */
function neurons(random, n) {
  return Array.from({ length: n }, () => {
    const [from, sigma] = [random.uniform(-4.5, 0), random.log(0.5, 10)];
    const mu = random.whole(-60, 30);
    const v_reset = Number((mu + from * sigma).toPrecision(4));
    const to = Math.min(3, from + random.uniform(0.5, 5));
    const v_th = Number((mu + to * sigma).toPrecision(4));
    const [tau_m, tau_ref] = [random.uniform(2, 50), random.uniform(1, 10)];
    return { mu, sigma, tau_m, v_th, v_reset, tau_ref };
  });
}

const rates = async (core, calls) => (await core('siegert_rate', calls)).map((r) => r.value);

/** The calls with the limits of their integrals, for the sentence. */
const withLimits = (calls) =>
  calls.map((a) => ({ ...a, from: (a.v_reset - a.mu) / a.sigma, to: (a.v_th - a.mu) / a.sigma }));

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    integral: async ({ my, core, random, agree }) => {
      const calls = [
        { ...usual, mu: 12, sigma: 5 },
        { ...usual, mu: 20, sigma: 5 },
        ...neurons(random, 22),
      ];
      const expected = await rates(core, calls);
      const climbs = calls.map((a, i) => 1000 / expected[i] - a.tau_ref);
      const larger = calls.map((a) => ({ ...a, sigma: a.sigma * Math.SQRT2 }));
      const mirrored = calls.map((a) => ({
        ...a,
        mu: 0,
        v_th: a.mu - a.v_reset,
        v_reset: a.mu - a.v_th,
      }));
      const [otherSigma, wrongSign] = [await rates(core, larger), await rates(core, mirrored)];
      return agree({
        calls,
        found: await my(calls),
        expected,
        rel: NEAR,
        mistakes: {
          'no-refractory': (_, i) => 1000 / climbs[i],
          'no-root-pi': (a, i) => 1000 / (a.tau_ref + climbs[i] / Math.sqrt(Math.PI)),
          'other-sigma': (_, i) => otherSigma[i],
          'wrong-sign': (_, i) => wrongSign[i],
        },
      });
    },

    large: async ({ my, core, agree }) => {
      const calls = [
        { ...usual, mu: 30, sigma: 0.5 },
        { ...usual, mu: 20, sigma: 0.1 },
        { ...usual, mu: -20, sigma: 0.02, v_th: -50, v_reset: -65 },
      ];
      return agree({
        calls: withLimits(calls),
        found: await my(calls),
        expected: await rates(core, calls),
        rel: NEAR,
        mistakes: { overflow: () => Number.NaN },
      });
    },

    far: async ({ my, agree }) => {
      const calls = [
        { ...usual, mu: 0, sigma: 0.5 },
        { ...usual, mu: -40, sigma: 2 },
        { ...usual, mu: 14, sigma: 0.01 },
        { ...usual, mu: -1000, sigma: 1 },
      ];
      const expected = calls.map(() => 0);
      return agree({ calls: withLimits(calls), found: await my(calls), expected, abs: 1e-200 });
    },

    noiseless: async ({ my, core, agree }) => {
      const calls = [20, 16, 100, 15, 12].map((mu) => ({ ...usual, mu, sigma: 0 }));
      const drives = calls.map((a) => ({ ...a, drive: a.mu }));
      const found = await my(calls);
      const expected = (await core('lif_rate', drives)).map((r) => r.value);
      const verdict = agree({ calls, found, expected, rel: 1e-9 });
      const divides = found.some(({ value }) => Number.isNaN(value));
      return !verdict.ok && divides ? { ...verdict, mistake: 'divides-by-sigma' } : verdict;
    },
  },

  errors: { large: 'overflow', noiseless: 'divides-by-sigma' },

  async figure({ my, core }) {
    const calls = Array.from({ length: 41 }, (_, i) => ({ ...usual, mu: 0.75 * i, sigma: 5 }));
    return {
      x: calls.map((a) => a.mu),
      expected: await rates(core, calls),
      yours: my && (await my(calls)).map((r) => r.value),
    };
  },
};
