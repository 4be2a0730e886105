// One step of the neuron: the two ways to follow the slope, the threshold, the rest, and all together.

const usual = { tau_m: 20, resistance: 10, v_th: 15, v_reset: 0, tau_ref: 2, dt: 0.1 };

/** The voltage after one step that meets no threshold. */
const exactly = ({ v, current, p }) => {
  const target = p.resistance * current;
  return target + (v - target) * Math.exp(-p.dt / p.tau_m);
};
const byEuler = ({ v, current, p }) => v + (p.dt / p.tau_m) * (p.resistance * current - v);
const withoutR = (step) => (call) => step({ ...call, p: { ...call.p, resistance: 1 } });

/** A run over these currents by the core: v after each step, and 1 where it fired. */
async function coreRun(core, p, v0, currents, exact) {
  const n = currents.length;
  const call = { ...p, v0, exact, currents: Float64Array.from(currents) };
  const [{ v, spikes }] = await core('lif_run', [
    { ...call, v: new Float64Array(n + 1), spikes: new Float64Array(n) },
  ]);
  return { v, spikes };
}

/** The same by the reader's function: each step is told which it is, and what it has to give. */
async function bothRuns({ core, chain }, p, v0, currents, exact) {
  const { v, spikes } = await coreRun(core, p, v0, currents, exact);
  const calls = currents.map((current, i) => ({ v: v0, ref: 0, current, p, exact, step: i + 1 }));
  return { calls, found: await chain(calls), v: [...v.slice(1)], spikes: [...spikes] };
}

/** Neurons somewhere below a threshold that they do not meet within the step. */
function quiet(random, n) {
  return Array.from({ length: n }, () => {
    const [v, resistance, current] = [
      random.uniform(-20, 20),
      random.uniform(1, 40),
      random.uniform(-2, 2),
    ];
    const v_th = Math.ceil(Math.max(v, resistance * current)) + random.whole(1, 20);
    const p = { ...usual, resistance, v_th, v_reset: v_th - 30 };
    return {
      v,
      ref: 0,
      current,
      p: { ...p, tau_m: random.uniform(2, 50), dt: random.log(0.01, 50) },
      exact: 1,
    };
  });
}

/** Steps at rest after a spike, counted from outside: v stays at reset and nothing fires. */
async function restingSteps({ chain }, p, most) {
  const call = { v: 40, ref: 0, current: 2, p, exact: 1 };
  const steps = await chain(Array.from({ length: most + 3 }, () => call));
  const climbs = steps.findIndex(({ v, value }, i) => i > 0 && (v !== p.v_reset || value !== 0));
  return { value: (climbs < 0 ? steps.length : climbs) - 1 };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    exponential: async ({ my, random, agree }) => {
      const calls = quiet(random, 60);
      const verdict = agree({
        calls,
        found: await my(calls),
        expected: calls.map(exactly),
        what: 'v',
        abs: 1e-10,
        rel: 1e-10,
        mistakes: { 'always-euler': byEuler, 'no-resistance': withoutR(exactly) },
      });
      if (verdict.ok) return verdict;
      // one step, from the shortest to the longest
      const high = { ...usual, v_th: 100 };
      const steps = Array.from({ length: 60 }, (_, i) => i + 1);
      const single = steps.map((dt) => ({
        v: 0,
        ref: 0,
        current: 1.4,
        p: { ...high, dt },
        exact: 1,
      }));
      const yours = (await my(single)).map((f) => f.v);
      return { ...verdict, plot: { x: steps, expected: single.map(exactly), yours } };
    },

    // to t = tau_m in ever smaller steps: the error goes with the step
    euler: async (kit) => {
      const truth = 10 * (1 - Math.exp(-1));
      const calls = [];
      const found = [];
      for (const steps of [10, 20, 40, 80]) {
        const p = { ...usual, dt: usual.tau_m / steps };
        const currents = new Array(steps).fill(1);
        const end = (await bothRuns(kit, p, 0, currents, 0)).found.pop();
        const v = 10 * (1 - (1 - 1 / steps) ** steps);
        calls.push({ steps, dt: p.dt, truth, error: v - truth, v });
        found.push(end);
      }
      const coarse = { ...usual, dt: 5 };
      const run = await bothRuns(kit, coarse, 0, new Array(20).fill(1.4), 0);
      const verdict = kit.agree({
        calls,
        found,
        expected: calls.map((c) => c.v),
        what: 'v',
        rel: 1e-10,
        first: true,
        mistakes: { 'no-resistance': ({ v }) => v / 10 },
      });
      const plot = {
        x: [0, ...run.calls.map((c) => c.step * coarse.dt)],
        expected: [0, ...run.v],
        yours: [0, ...run.found.map((f) => f.v)],
      };
      return verdict.ok ? verdict : { ...verdict, plot };
    },

    // Numbers that double precision holds exactly, so that one rounding more or less does not matter
    threshold: async ({ my, agree }) => {
      const p = { tau_m: 16, resistance: 8, v_reset: -4, tau_ref: 16, dt: 8 };
      const calls = [16, 17, 12].map((v_th) => ({
        v: 0,
        ref: 0,
        current: 4,
        p: { ...p, v_th },
        exact: 0,
        fires: v_th > 16 ? 0 : 1,
        left: v_th > 16 ? 16 : -4,
      }));
      const found = await my(calls);
      const told = calls.map((call, i) => ({
        ...call,
        my_fires: found[i].value,
        my_v: found[i].v,
      }));
      const fires = agree({
        calls: told,
        found,
        expected: calls.map((c) => c.fires),
        mistakes: { 'strictly-above': ({ p }) => Number(16 > p.v_th) },
      });
      if (!fires.ok) return fires;
      return agree({
        calls: told,
        found,
        expected: calls.map((c) => c.left),
        what: 'v',
        mistakes: { 'no-reset': () => 16 },
      });
    },

    rest: async (kit) => {
      const times = [
        [2, 0.1],
        [0.3, 0.1], // a hair less than 3 in double precision
        [1.3, 0.35],
        [1.2, 0.35],
        [0, 0.1],
      ];
      const calls = times.map(([tau_ref, dt]) => ({ tau_ref, dt, ratio: tau_ref / dt }));
      const expected = calls.map((c) => Math.floor(c.ratio + 0.5));
      const found = [];
      for (const [i, { tau_ref, dt }] of calls.entries())
        found.push(await restingSteps(kit, { ...usual, tau_ref, dt }, expected[i]));
      return kit.agree({
        calls,
        found,
        expected,
        mistakes: {
          'no-rest': () => 0,
          'one-short': (_, i) => Math.max(0, expected[i] - 1),
          truncated: (c) => Math.floor(c.ratio),
        },
      });
    },

    noise: async (kit) => {
      const kinds = [
        { p: usual, exact: 1 },
        { p: { ...usual, v_th: -50, v_reset: -65, resistance: 20, dt: 0.5 }, exact: 0 },
      ];
      let verdict = { ok: true };
      for (const { p, exact } of kinds) {
        const over = (p.v_th - p.v_reset) / p.resistance;
        const currents = Array.from(
          { length: 600 },
          () => p.v_reset / p.resistance + 1.5 * over * (1 + kit.random.normal()),
        );
        const run = await bothRuns(kit, p, p.v_reset, currents, exact);
        const calls = run.calls.map((call, i) => ({
          ...call,
          fires: run.spikes[i],
          my_fires: run.found[i].value,
          left: run.v[i],
          my_v: run.found[i].v,
        }));
        const { found } = run;
        const lands = kit.agree({
          calls,
          found,
          expected: run.v,
          what: 'v',
          abs: 1e-8,
          first: true,
        });
        const fires = kit.agree({ calls, found, expected: run.spikes, first: true });
        verdict = lands.ok ? fires : lands;
        if (!verdict.ok) break;
      }
      return verdict;
    },
  },

  async figure(kit) {
    const currents = new Array(1000).fill(2);
    const x = [0, ...currents.map((_, i) => (i + 1) * usual.dt)];
    if (!kit.chain) {
      const { v } = await coreRun(kit.core, usual, 0, currents, 1);
      return { x, expected: v };
    }
    const run = await bothRuns(kit, usual, 0, currents, 1);
    return { x, expected: [0, ...run.v], yours: [0, ...run.found.map((f) => f.v)] };
  },
};
