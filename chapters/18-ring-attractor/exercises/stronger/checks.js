// J1 from 6 to 12 at J0 = -3: what a simulated ring becomes.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const { numbers } = await run('ring', { j0: -3, j1: 12 }, 2000);
    if (numbers.diverged === 1) return 'unbounded';
    return numbers.depth > 0.05 ? 'taller' : 'uniform';
  },
};
