// The bump on paper: its half width, its amplitude, and whether there is one.

async function theory(core, calls) {
  const asked = calls.map(({ J0, J1, I }) => ({
    J0,
    J1,
    I,
    phic: new Float64Array(1),
    A: new Float64Array(1),
  }));
  const told = await core('ring_bump_theory', asked);
  return told.map(({ value, phic, A }) => ({ value, phic: phic[0], A: A[0] }));
}

/** J1 and a J0 well below the border. */
const bumps = (random, n) =>
  Array.from({ length: n }, () => {
    const J1 = random.uniform(2.2, 12);
    return { J0: random.uniform(-14, -8), J1, I: random.uniform(0.2, 3), phic: 0, A: 0 };
  });

/** The half width by halvings of 0 ... pi; `factor` of phi in the sine. */
function halved(J1, halvings, factor = 2) {
  let [low, high] = [0, Math.PI];
  for (let k = 0; k < halvings; k++) {
    const phi = (low + high) / 2;
    if (J1 * (phi - Math.sin(factor * phi) / 2) < 2 * Math.PI) low = phi;
    else high = phi;
  }
  return (low + high) / 2;
}

const mean = (phi) => (Math.sin(phi) - phi * Math.cos(phi)) / Math.PI;

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    width: async ({ my, core, random, agree }) => {
      const calls = bumps(random, 20);
      const told = await theory(core, calls);
      return agree({
        calls,
        found: await my(calls),
        expected: told.map((t) => t.phic),
        what: 'phic',
        abs: 1e-9,
        mistakes: {
          'full-width': (_, i) => 2 * told[i].phic,
          degrees: (_, i) => (told[i].phic * 180) / Math.PI,
          'single-angle': ({ J1 }) => halved(J1, 60, 1),
          coarse: ({ J1 }) => halved(J1, 12),
        },
      });
    },

    amplitude: async ({ my, core, random, agree }) => {
      const calls = bumps(random, 20);
      const told = await theory(core, calls);
      const over = (brake) => (call, i) => call.I / brake(call.J0, told[i].phic);
      return agree({
        calls: calls.map((call, i) => ({ ...call, half: told[i].phic })),
        found: await my(calls),
        expected: told.map((t) => t.A),
        what: 'A',
        rel: 1e-9,
        mistakes: {
          'no-f0': over((J0, phi) => -Math.cos(phi) - J0),
          'no-pi': over((J0, phi) => -Math.cos(phi) - J0 * Math.PI * mean(phi)),
          'no-input': (call, i) => told[i].A / call.I,
        },
      });
    },

    exists: async ({ my, core, agree }) => {
      const kinds = [
        { J0: -3, J1: 6, I: 1 },
        { J0: -3, J1: 1.9, I: 1 },
        { J0: -1, J1: 6, I: 1 },
        { J0: 0.5, J1: 2.5, I: 1 },
        { J0: -3, J1: 12, I: 1 },
        { J0: -3, J1: 6, I: 0 },
      ];
      const calls = kinds.map((kind) => ({ ...kind, phic: 0, A: 0 }));
      const expected = (await theory(core, calls)).map(({ value }) => value);
      const found = await my(calls);
      return agree({
        calls: calls.map((call, i) => ({
          ...call,
          exists: expected[i],
          my_exists: found[i].value,
        })),
        found,
        expected,
        first: true,
        mistakes: {
          'no-lower-border': ({ J1, I }, i) => (J1 <= 2 || I <= 0 ? 1 : expected[i]),
          'no-upper-border': ({ J1, I }) => Number(J1 > 2 && I > 0),
        },
      });
    },
  },

  async figure({ core, my }) {
    const x = Array.from({ length: 97 }, (_, k) => 2.4 + 0.1 * k);
    const calls = x.map((J1) => ({ J0: -12, J1, I: 1, phic: 0, A: 0 }));
    const expected = (await theory(core, calls)).map(({ phic }) => phic);
    return { x, expected, yours: my && (await my(calls)).map(({ phic }) => phic) };
  },
};
