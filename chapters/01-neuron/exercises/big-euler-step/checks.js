// Euler's method with a step of 2.5 tau_m towards a level below threshold: does it settle?
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const set = { method: 1, dt: 50, tau_m: 20, current: 0.1, v_th: 30, v_reset: 0 };
    const distances = [];
    for (const steps of [1, 2, 3]) {
      const { numbers } = await run('lif', set, steps);
      distances.push(numbers.level - numbers.settles);
    }
    const alternates = distances[0] * distances[1] < 0 && distances[1] * distances[2] < 0;
    if (alternates && Math.abs(distances[2]) > Math.abs(distances[0])) return 'swings';
    return Math.abs(distances[0]) < 1e-9 ? 'jumps' : 'slower';
  },
};
