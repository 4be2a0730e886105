// The rate of equation (eq-rate): silence, the formula, its limit, and its digits.

const usual = { tau_m: 20, v_th: 15, v_reset: 0, tau_ref: 2 };

/** Neurons of many kinds, also with absolute potentials, driven above their thresholds. */
function neurons(random, n) {
  return Array.from({ length: n }, () => {
    const v_th = random.whole(-60, 30);
    const v_reset = v_th - random.whole(1, 40);
    return {
      drive: v_th + random.log(0.1, 100),
      tau_m: random.uniform(2, 50),
      v_th,
      v_reset,
      tau_ref: random.uniform(0, 10),
    };
  });
}

const climb = (a) => a.tau_m * Math.log1p((a.v_th - a.v_reset) / (a.drive - a.v_th));

const plainClimb = (a) => a.tau_m * Math.log((a.drive - a.v_reset) / (a.drive - a.v_th));

async function agreement({ my, core, agree }, calls, rel, mistakes) {
  const [found, expected] = [await my(calls), await core('lif_rate', calls)];
  return agree({ calls, found, expected: expected.map((e) => e.value), rel, mistakes });
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    silent: (kit) => {
      const calls = [
        { ...usual, drive: 15 },
        { ...usual, drive: 14.9 },
        { ...usual, drive: -40 },
        { ...usual, drive: -51, v_th: -50, v_reset: -65 },
        { ...usual, drive: 15, tau_ref: 0 },
      ];
      return agreement(kit, calls, 0, {
        'no-branch': (a) => 1000 / (a.tau_ref + plainClimb(a)),
      });
    },
    formula: (kit) =>
      agreement(kit, [{ ...usual, drive: 20 }, ...neurons(kit.random, 60)], 1e-9, {
        kilohertz: (a) => 1 / (a.tau_ref + climb(a)),
        'no-refractory': (a) => 1000 / climb(a),
        interval: (a) => a.tau_ref + climb(a),
        'reset-at-zero': (a) =>
          1000 / (a.tau_ref + a.tau_m * Math.log(a.drive / (a.drive - a.v_th))),
      }),
    ceiling: async ({ my, random, agree }) => {
      const calls = neurons(random, 10).map((a) => ({ ...a, tau_ref: a.tau_ref + 1, drive: 1e9 }));
      const expected = calls.map((a) => 1000 / a.tau_ref);
      return agree({ calls, found: await my(calls), expected, rel: 1e-6 });
    },
    digits: (kit) => {
      const near = [1e-12, 1e-9, 1e-6].map((above) => ({
        ...usual,
        v_th: 0,
        v_reset: -15,
        drive: above,
      }));
      const far = [1e5, 1e8, 1e11].map((drive) => ({ ...usual, tau_ref: 0, drive }));
      return agreement(kit, [...near, ...far], 1e-12, {
        'plain-log': (a) => 1000 / (a.tau_ref + plainClimb(a)),
      });
    },
  },

  errors: { silent: 'no-branch', formula: 'reset-at-zero' },

  async figure({ my, core }) {
    const calls = Array.from({ length: 241 }, (_, i) => ({ ...usual, drive: i / 4 }));
    const rates = async (of) => (await of).map((r) => r.value);
    return {
      x: calls.map((a) => a.drive),
      expected: await rates(core('lif_rate', calls)),
      yours: my && (await rates(my(calls))),
    };
  },
};
