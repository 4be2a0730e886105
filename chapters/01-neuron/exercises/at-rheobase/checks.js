// A drive exactly at threshold, by the equation itself: no rate, and no spike however long it waits.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const { numbers } = await run('lif', { current: 1.5, dt: 1 }, 20000);
    if (numbers.rate_formula > 0) return 'slow';
    return numbers.level < numbers.settles && numbers.count_flow === 0 ? 'never' : 'once';
  },
};
