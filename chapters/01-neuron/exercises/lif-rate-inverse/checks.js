// The f-I curve read backwards: there and back again, the ceiling, the lowest rates, and the digits.

const usual = { tau_m: 20, v_th: 15, v_reset: 0, tau_ref: 2 };

/** The climb in units of tau_m. */
const climb = (a) => (1000 / a.rate - a.tau_ref) / a.tau_m;

const withExpm1 = (a, x) => a.v_th + (a.v_th - a.v_reset) / Math.expm1(x);

/** Neurons of many kinds, also with absolute potentials, and a rate that each can reach. */
function neurons(random, n) {
  return Array.from({ length: n }, () => {
    const v_th = random.whole(-60, 30);
    const v_reset = v_th - random.whole(1, 40);
    const [tau_m, tau_ref] = [random.uniform(2, 50), random.uniform(0, 10)];
    const rate = Number((1000 / (tau_ref + tau_m * random.log(0.05, 12))).toPrecision(3));
    return { rate, tau_m, v_th, v_reset, tau_ref };
  });
}

const expectedDrives = async (core, calls) =>
  (await core('lif_rate_inverse', calls)).map((e) => e.value);

/** The core's rate under each drive; none under what is no number. */
async function ratesUnder(core, calls, drives) {
  const asked = calls.map((call, i) => ({
    ...call,
    drive: Number.isFinite(drives[i]) ? drives[i] : 0,
  }));
  const rates = await core('lif_rate', asked);
  return rates.map(({ value }, i) => ({ value: Number.isFinite(drives[i]) ? value : Number.NaN }));
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    back: async ({ my, core, random, agree }) => {
      const calls = [{ ...usual, rate: 40 }, ...neurons(random, 60)];
      const mine = await my(calls);
      const drives = mine.map((m) => m.value);
      const verdict = agree({
        calls: calls.map((call, i) => ({ ...call, drive: drives[i] })),
        found: await ratesUnder(core, calls, drives),
        expected: calls.map((a) => a.rate),
        rel: 1e-6,
      });
      if (verdict.ok) return verdict;
      const { mistake } = agree({
        calls,
        found: mine,
        expected: await expectedDrives(core, calls),
        mistakes: {
          kilohertz: (a) => withExpm1(a, (1 / a.rate - a.tau_ref) / a.tau_m),
          'no-refractory': (a) => withExpm1(a, 1000 / a.rate / a.tau_m),
          'reset-at-zero': (a) => a.v_th / -Math.expm1(-climb(a)),
        },
      });
      return { ...verdict, mistake };
    },

    ceiling: async ({ my, core, random, agree }) => {
      const calls = neurons(random, 12).map((a, i) => {
        const tau_ref = a.tau_ref + 1;
        const share = [0.9, 0.99, 0.999][i % 3];
        return { ...a, tau_ref, limit: 1000 / tau_ref, rate: (share * 1000) / tau_ref };
      });
      const expected = await expectedDrives(core, calls);
      return agree({ calls, found: await my(calls), expected, rel: 1e-9 });
    },

    low: async ({ my, agree }) => {
      const calls = [
        { ...usual, rate: 0.05 },
        { ...usual, rate: 0.001 },
        { ...usual, rate: 0.01, v_th: -50, v_reset: -65 },
        { ...usual, rate: 1, tau_m: 1, v_th: 20, v_reset: -10 },
      ];
      return agree({
        calls: calls.map((a) => ({ ...a, climb: 1000 / a.rate - a.tau_ref })),
        found: await my(calls),
        expected: calls.map((a) => a.v_th),
        rel: 1e-12,
        mistakes: { overflow: () => Number.NaN },
      });
    },

    digits: async ({ my, core, agree }) => {
      const far = [1e5, 1e7, 1e9].map((rate) => ({ ...usual, tau_ref: 0, rate }));
      const near = [2.5, 2.4, 2.3].map((rate) => ({ ...usual, v_th: 0, v_reset: -15, rate }));
      const compare = async (calls, mistakes) =>
        agree({
          calls,
          found: await my(calls),
          expected: await expectedDrives(core, calls),
          rel: 1e-12,
          mistakes,
        });
      const above = await compare(far, {
        'plain-exp': (a) => a.v_th + (a.v_th - a.v_reset) / (Math.exp(climb(a)) - 1),
      });
      if (!above.ok) return above;
      return compare(near, {
        'from-reset': (a) => a.v_reset - (a.v_th - a.v_reset) / Math.expm1(-climb(a)),
      });
    },
  },

  errors: { low: 'overflow' },

  async figure({ my, core }) {
    const calls = Array.from({ length: 150 }, (_, i) => ({ ...usual, rate: 2 * (i + 1) }));
    return {
      x: calls.map((a) => a.rate),
      expected: await expectedDrives(core, calls),
      yours: my && (await my(calls)).map((m) => m.value),
    };
  },
};
