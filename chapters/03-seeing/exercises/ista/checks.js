// ISTA: down the gradient by 1/L, then every coefficient nearer to zero by lam/L.

/** The largest eigenvalue of D'D. */
const eigenvalue = async (core, { D, m, k }) =>
  (await core('lasso_lipschitz', [{ D, m, k }]))[0].value;

/** The method as the usual mistakes have it. `L` is what the step is one over, `turned` reads D'. */
function run({ D, m, k, x, lam, steps }, L, { threshold, sign = 1, shrink = soft, turned = true }) {
  const a = new Float64Array(k);
  for (let step = 0; step < steps; step++) {
    const error = Array.from(x, (xi, i) => {
      let e = xi;
      for (let j = 0; j < k; j++) e -= D[i * k + j] * a[j];
      return e;
    });
    for (let j = 0; j < k; j++) {
      let z = a[j];
      for (let i = 0; i < m; i++) z += (sign * (D[turned ? i * k + j : j * m + i] * error[i])) / L;
      a[j] = shrink(z, threshold ?? lam / L);
    }
  }
  return a;
}

const soft = (z, t) => (z > t ? z - t : z < -t ? z + t : 0);

const shrinks = {
  'lost-sign': (z, t) => Math.max(Math.abs(z) - t, 0),
  outwards: (z, t) => (Math.abs(z) > t ? z - t : 0),
  hard: (z, t) => (Math.abs(z) > t ? z : 0),
  'no-shrink': (z) => z,
};

/** What each mistake would give: a (k). */
const mistaken = {
  'no-step': (call, L) => run(call, L, { threshold: call.lam }),
  'unit-step': (call) => run(call, 1, {}),
  uphill: (call, L) => run(call, L, { sign: -1 }),
  'not-turned': (call, L) => run(call, L, { turned: false }),
  'too-careful': (call) =>
    run(
      call,
      call.D.reduce((sum, d) => sum + d * d, 0),
      {},
    ),
  ...Object.fromEntries(
    Object.entries(shrinks).map(([name, shrink]) => [name, (call, L) => run(call, L, { shrink })]),
  ),
};

const callOf = (D, m, x, lam, steps) => ({
  D: Float64Array.from(D),
  m,
  k: D.length / m,
  x: Float64Array.from(x),
  lam,
  steps,
  a: new Float64Array(D.length / m),
});

/** Two atoms that are not at right angles, and a third against one of them. */
const small = (lam, steps) => callOf([1, 0.6, -0.8, 0, 0.8, 0.6], 2, [1, -0.5], lam, steps);

const drawn = (random, m, k, lam, steps) =>
  callOf(
    Array.from({ length: m * k }, () => random.normal() / Math.sqrt(m)),
    m,
    Array.from({ length: m }, () => random.normal()),
    lam,
    steps,
  );

/** Every coefficient of every call beside the core's. */
async function judged(kit, calls, more = {}) {
  const [found, expected] = [await kit.my(calls), await kit.core('lasso_ista', calls)];
  const eigenvalues = await Promise.all(calls.map((call) => eigenvalue(kit.core, call)));
  const mistakes = Object.entries(mistaken).map(([name, rule]) => [
    name,
    (call, n) => rule(call, eigenvalues[n]),
  ]);
  return kit.agreeEach({
    calls,
    found,
    expected: expected.map(({ a }) => a),
    what: 'a',
    told: ({ m, k, lam, steps }, atom) => ({ m, k, lam, steps, atom }),
    abs: 1e-9,
    rel: 1e-9,
    mistakes: Object.fromEntries(mistakes),
    ...more,
  });
}

/** 1/2 |x - D a|^2 + lam |a|_1 after 0, 1, 2, ... steps. */
async function objectives(kit, counts) {
  const call = (steps) => ({ ...small(0.3, steps), steps });
  const calls = counts.map(call);
  const of = async (codes) =>
    (
      await kit.core(
        'lasso_objective',
        calls.map((c, n) => ({ ...c, a: codes[n].a })),
      )
    ).map((r) => r.value);
  const expected = await of(await kit.core('lasso_ista', calls));
  return { x: counts, expected, yours: kit.my && (await of(await kit.my(calls))) };
}

const counts = Array.from({ length: 41 }, (_, n) => n);

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    one: (kit) => judged(kit, [small(0.3, 1)], { first: true }),

    silent: async (kit) => {
      const calls = [3, 5, 8].map((k) => drawn(kit.random, 4, k, 100, 25));
      return judged(kit, calls, { abs: 0, rel: 0 });
    },

    many: (kit) => {
      const calls = [
        [3, 5],
        [6, 4],
        [5, 12],
        [16, 24],
      ].map(([m, k]) => drawn(kit.random, m, k, kit.random.uniform(0.02, 0.3), 30));
      return judged(kit, [small(0.3, 30), ...calls]);
    },

    best: async (kit) => {
      const calls = [drawn(kit.random, 5, 9, 0.2, 400)];
      const verdict = await judged(kit, calls, { abs: 1e-6 });
      return verdict.ok ? verdict : { ...verdict, plot: await objectives(kit, counts) };
    },
  },

  figure: (kit) => objectives(kit, counts),
};
