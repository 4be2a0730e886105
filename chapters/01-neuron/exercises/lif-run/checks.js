// A run of the neuron: what is carried from step to step, what is written where, and what is counted.

const usual = { tau_m: 20, resistance: 10, v_th: 15, v_reset: 0, tau_ref: 2, dt: 0.1 };

const constant = (n, current) => new Array(n).fill(current);

/** Room for the numbers of so many steps. An element that was not written is 0. */
const ROOM = 64;

/** The same run by the core and by the reader's function, whose `value` is the count. */
async function bothRuns({ core, my }, p, v0, currents, max = ROOM) {
  const theirs = await coreRun(core, p, v0, currents);
  const n = currents.length;
  const arrays = { v: new Float64Array(n + 1), spike_steps: new Int32Array(ROOM) };
  const [mine] = await my([{ p, v0, n, max, currents: Float64Array.from(currents), ...arrays }]);
  return { mine, theirs };
}

async function coreRun(core, p, v0, currents) {
  const n = currents.length;
  const arrays = { v: new Float64Array(n + 1), spikes: new Float64Array(n) };
  const [{ v, value, spikes }] = await core('lif_run', [
    { ...p, v0, exact: 1, currents: Float64Array.from(currents), ...arrays },
  ]);
  const steps = [...spikes].flatMap((fired, k) => (fired ? [k + 1] : []));
  return { v: [...v], count: value, steps };
}

/** The elements of an array one by one, for a comparison. */
const each = (array) => Array.from(array, (value) => ({ value }));

/** The plot of a run whose voltages differ. */
function withPlot(verdict, p, mine, theirs) {
  const x = theirs.v.map((_, k) => k * p.dt);
  return verdict.ok ? verdict : { ...verdict, plot: { x, expected: theirs.v, yours: mine.v } };
}

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    trace: async (kit) => {
      const [v0, steps] = [5, 300];
      const p = { ...usual, dt: 0.5 };
      const currents = constant(steps, 0).map(() => kit.random.uniform(-0.5, 1.4));
      const { mine, theirs } = await bothRuns(kit, p, v0, currents);
      const left = Math.exp(-p.dt / p.tau_m);
      const verdict = kit.agree({
        calls: theirs.v.map((_, k) => ({ steps, v0, element: k })),
        found: each(mine.v),
        expected: theirs.v,
        abs: 1e-9,
        first: true,
        mistakes: {
          'first-missing': (_, k) => theirs.v[k + 1] ?? 0,
          'no-memory': (_, k) => {
            const target = k > 0 ? p.resistance * currents[k - 1] : v0;
            return target + (v0 - target) * left;
          },
        },
      });
      return withPlot(verdict, p, mine, theirs);
    },

    spikes: async (kit) => {
      const currents = constant(1000, 2);
      const { mine, theirs } = await bothRuns(kit, usual, 0, currents);
      const restless = await coreRun(kit.core, { ...usual, tau_ref: 0 }, 0, currents);
      const { steps, count } = theirs;
      const calls = steps.map((step, i) => ({
        spike: i + 1,
        count,
        step,
        my_count: mine.value,
        my_step: mine.spike_steps[i],
      }));
      const found = each(mine.spike_steps.slice(0, count));
      const where = kit.agree({
        calls,
        found,
        expected: steps,
        first: true,
        mistakes: {
          'from-zero': (_, i) => steps[i] - 1,
          'forgets-rest': (_, i) => restless.steps[i],
        },
      });
      const many = kit.agree({
        calls: calls.slice(-1),
        found: [{ value: mine.value }],
        expected: [count],
      });
      return withPlot(where.ok ? many : where, usual, mine, theirs);
    },

    many: async (kit) => {
      const max = 3;
      const { mine, theirs } = await bothRuns(kit, usual, 0, constant(1000, 6), max);
      const written = theirs.steps.map((step, i) => (i < max ? step : 0));
      const calls = written.map((expected, i) => ({
        max,
        count: theirs.count,
        my_count: mine.value,
        element: i,
        holds: expected,
        my_holds: mine.spike_steps[i],
      }));
      const counted = kit.agree({
        calls: [calls[max]],
        found: [{ value: mine.value }],
        expected: [theirs.count],
        mistakes: { 'stops-counting': () => max },
      });
      if (!counted.ok) return counted;
      return kit.agree({
        calls,
        found: each(mine.spike_steps.slice(0, calls.length)),
        expected: written,
        first: true,
        mistakes: { overrun: (_, i) => theirs.steps[i] },
      });
    },

    empty: async (kit) => {
      const v0 = 20;
      const { mine } = await bothRuns(kit, usual, v0, []);
      const call = { v0, my_v: mine.v[0], my_count: mine.value };
      const counted = kit.agree({ calls: [call], found: [mine], expected: [0] });
      if (!counted.ok) return counted;
      return kit.agree({ calls: [call], found: each(mine.v), expected: [v0] });
    },

    noise: async (kit) => {
      let verdict = { ok: false };
      for (const [v_th, v_reset, tau_ref, dt] of [
        [15, 0, 2, 0.1],
        [-50, -65, 0.3, 0.1],
        [15, -5, 1.3, 0.35],
      ]) {
        const p = { ...usual, tau_m: 10, v_th, v_reset, tau_ref, dt };
        const mean = (v_th + 5) / p.resistance;
        const currents = constant(800, mean).map((m) => m + 3 * kit.random.normal());
        const { mine, theirs } = await bothRuns(kit, p, v_reset, currents);
        const calls = theirs.v.map((v, k) => ({
          element: k,
          holds: v,
          my_v: mine.v[k],
          count: theirs.count,
          my_count: mine.value,
        }));
        const [found, expected] = [each(mine.v), theirs.v];
        verdict = kit.agree({ calls, found, expected, abs: 1e-9, first: true });
        if (verdict.ok)
          verdict = kit.agree({ calls: calls.slice(-1), found: [mine], expected: [theirs.count] });
        if (!verdict.ok) return withPlot(verdict, p, mine, theirs);
      }
      return verdict;
    },
  },

  // a current that rises in four stages
  async figure(kit) {
    const currents = [1, 2, 3, 4].flatMap((current) => constant(500, current));
    const x = [0, ...currents.map((_, k) => (k + 1) * usual.dt)];
    if (!kit.my) return { x, expected: (await coreRun(kit.core, usual, 0, currents)).v };
    const { mine, theirs } = await bothRuns(kit, usual, 0, currents);
    return { x, expected: theirs.v, yours: mine.v };
  },
};
