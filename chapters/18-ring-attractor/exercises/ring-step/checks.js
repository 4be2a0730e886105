// One step of a ring: the leak, what is heard of the others, turned weights, and a memory of a second.

const angle = (i, N) => -Math.PI + (2 * Math.PI * i) / N;

/** What each neuron hears, as it is and as the usual mistakes have it. `live`: u changes meanwhile. */
function stepped(call, { mean = call.N, rectified = true, sign = 1, live = false } = {}) {
  const { N, J0, J1, I, gamma, dt, tau } = call;
  const u = Float64Array.from(call.u);
  const before = live ? u : Float64Array.from(u);
  for (let i = 0; i < N; i++) {
    let heard = 0;
    for (let j = 0; j < N; j++) {
      const apart = angle(i, N) - angle(j, N);
      const w = J0 + J1 * Math.cos(apart) - sign * gamma * J1 * Math.sin(apart);
      heard += (w * (rectified ? Math.max(before[j], 0) : before[j])) / mean;
    }
    u[i] += (dt / tau) * (heard + I[i] - u[i]);
  }
  return u;
}

/** Somewhere in the life of a ring; `still`: without turned weights. */
function rings(random, n, change = {}) {
  return Array.from({ length: n }, () => {
    const N = random.whole(5, 20);
    const list = (low, high) => Float64Array.from({ length: N }, () => random.uniform(low, high));
    return {
      u: list(-2, 2),
      N,
      J0: random.uniform(-8, -1),
      J1: random.uniform(2, 10),
      I: list(0, 2),
      gamma: 0,
      dt: random.uniform(0.1, 2),
      tau: random.uniform(5, 30),
      ...change,
    };
  });
}

/** The core's step, and what the reader's made of the same ring, neuron by neuron. */
async function compare({ my, core, agreeEach }, calls, mistakes) {
  const fresh = () => calls.map((call) => ({ ...call, u: Float64Array.from(call.u) }));
  const theirs = await core('ring_step', fresh());
  const mine = await my(fresh());
  return agreeEach({
    calls,
    found: mine,
    expected: theirs.map(({ u }) => u),
    what: 'u',
    told: ({ N, u, gamma, dt, tau }, i, k) => ({
      ...{ ring: k, neuron: i, N, before: u[i], gamma, dt, tau },
      holds: theirs[k].u[i],
      my_u: mine[k].u[i],
    }),
    abs: 1e-9,
    rel: 1e-9,
    mistakes,
  });
}

/** A cue at 1 rad for 100 ms and 900 ms without it; u at the end. */
function lesson(dt) {
  const [N, steps] = [32, Math.round(1000 / dt)];
  const fixed = { N, J0: -3, J1: 6, gamma: 0, dt, tau: 10 };
  const cued = Float64Array.from({ length: N }, (_, i) => 1 + 2 * Math.cos(angle(i, N) - 1));
  const alone = new Float64Array(N).fill(1);
  return {
    N,
    steps,
    calls: Array.from({ length: steps }, (_, k) => ({
      ...fixed,
      u: new Float64Array(N),
      I: k < steps / 10 ? cued : alone,
    })),
  };
}

async function coreLesson(core, { N, calls }) {
  let u = new Float64Array(N);
  for (const call of calls) [{ u }] = await core('ring_step', [{ ...call, u }]);
  return u;
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    leak: (kit) =>
      compare(kit, rings(kit.random, 4, { J0: 0, J1: 0 }), {
        'no-leak': ({ u, I, dt, tau }) => u.map((x, i) => x + (dt / tau) * I[i]),
        'no-tau': ({ u, I, dt }) => u.map((x, i) => x + dt * (I[i] - x)),
      }),

    heard: (kit) =>
      compare(kit, rings(kit.random, 6), {
        'no-mean': (call) => stepped(call, { mean: 1 }),
        'not-rectified': (call) => stepped(call, { rectified: false }),
        'in-place': (call) => stepped(call, { live: true }),
      }),

    turned: (kit) => {
      const calls = rings(kit.random, 6).map((call, k) => ({ ...call, gamma: k % 2 ? 0.3 : -0.4 }));
      return compare(kit, calls, {
        'sign-of-gamma': (call) => stepped(call, { sign: -1 }),
        'no-gamma': (call) => stepped(call, { sign: 0 }),
        'in-place': (call) => stepped(call, { live: true }),
      });
    },

    memory: async ({ core, chain, agree }) => {
      const plan = lesson(2);
      const expected = [...(await coreLesson(core, plan))];
      const found = (await chain(plan.calls)).at(-1).u;
      const x = expected.map((_, i) => angle(i, plan.N));
      const verdict = agree({
        calls: x.map((phi, i) => ({ phi, steps: plan.steps, holds: expected[i], my_u: found[i] })),
        found: [...found].map((value) => ({ value })),
        expected,
        abs: 1e-7,
        rel: 1e-7,
      });
      return verdict.ok ? verdict : { ...verdict, plot: { x, expected, yours: found } };
    },
  },

  async figure({ core, chain }) {
    const plan = lesson(2);
    const x = Array.from({ length: plan.N }, (_, i) => angle(i, plan.N));
    const expected = await coreLesson(core, plan);
    return { x, expected, yours: chain && (await chain(plan.calls)).at(-1).u };
  },
};
