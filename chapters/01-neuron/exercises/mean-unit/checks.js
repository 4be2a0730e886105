// What a unit that knows only the mean reports while sigma grows from 1 to 8 mV.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const low = (await run('noise', { mu: 12, sigma: 1 })).numbers.mean_only_here;
    const high = (await run('noise', { mu: 12, sigma: 8 })).numbers.mean_only_here;
    if (low === 0 && high === 0) return 'zero';
    return high > low ? 'grows' : 'falls';
  },
};
