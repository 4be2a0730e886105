// What a ring says: the angle of its bump, also across the seam at pi, and nothing where it says nothing.

const place = (i, N) => -Math.PI + (2 * Math.PI * i) / N;

/** A bump of that half width and height around `centre`. */
const bump = (N, centre, half, height = 1) =>
  Float64Array.from({ length: N }, (_, i) =>
    Math.max(0, height * (Math.cos(place(i, N) - centre) - Math.cos(half))),
  );

const sums = ({ r, N }) => {
  let [x, y, total, turned] = [0, 0, 0, 0];
  for (let i = 0; i < N; i++) {
    x += r[i] * Math.cos(place(i, N));
    y += r[i] * Math.sin(place(i, N));
    total += r[i];
    turned += r[i] * place(i, N);
  }
  return { x, y, mean: turned / total };
};

const mistakes = {
  largest: ({ r, N }) => place(r.indexOf(Math.max(...r)), N),
  'mean-angle': (call) => sums(call).mean,
  swapped: (call) => Math.atan2(sums(call).x, sums(call).y),
  degrees: (call) => (Math.atan2(sums(call).y, sums(call).x) * 180) / Math.PI,
  'from-zero': (call) => Math.atan2(-sums(call).y, -sums(call).x),
};

async function decoded(core, calls) {
  const rings = calls.map(({ r }) => ({ r, angle: new Float64Array(1) }));
  return (await core('ring_decode', rings)).map(({ value, angle }) => ({ value, angle: angle[0] }));
}

async function compare({ my, core, agree }, calls) {
  const expected = (await decoded(core, calls)).map(({ angle }) => angle);
  const found = await my(calls);
  return agree({ calls, found, expected, what: 'angle', abs: 1e-9, mistakes });
}

/** Bumps around centres that no neuron stands for. */
const bumps = (centres) =>
  centres.map((centre, k) => {
    const N = 9 + 7 * (k % 5);
    return { r: bump(N, centre, 1 + 0.1 * (k % 6), 0.5 + k), N, angle: 0, centre };
  });

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    angle: (kit) =>
      compare(kit, bumps(Array.from({ length: 12 }, () => kit.random.uniform(-1.6, 1.6)))),

    seam: (kit) => compare(kit, bumps([2.6, -2.7, 2.9, -2.95, 2.75])),

    undefined: async ({ my, agree }) => {
      const silent = { r: new Float64Array(12), has: 0, kind: 1 };
      const even = { r: new Float64Array(9).fill(0.7), has: 0, kind: 2 };
      const opposite = { r: Float64Array.from([1, 0, 0, 0, 1, 0, 0, 0]), has: 0, kind: 3 };
      const weak = { r: bump(16, 0.4, 1.2, 1e-9), has: 1, kind: 4 };
      const calls = [silent, even, opposite, weak].map((c) => ({ ...c, N: c.r.length, angle: 0 }));
      const found = await my(calls);
      return agree({
        calls: calls.map((call, i) => ({ ...call, my_has: found[i].value })),
        found,
        expected: calls.map((c) => c.has),
        first: true,
        mistakes: {
          'always-one': ({ kind }) => Number(kind > 0),
          'only-silent': ({ kind }) => Number(kind > 1),
          'too-weak': () => 0,
        },
      });
    },
  },

  async figure({ core, my }) {
    const centres = Array.from({ length: 61 }, (_, k) => -3 + 0.1 * k);
    const calls = centres.map((centre) => ({ r: bump(16, centre, 1.3), N: 16, angle: 0 }));
    const expected = (await decoded(core, calls)).map(({ angle }) => angle);
    return { x: centres, expected, yours: my && (await my(calls)).map(({ angle }) => angle) };
  },
};
