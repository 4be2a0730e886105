// A cloud with a mean, and the same with its mean subtracted: does the length still grow?
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const raw = (await run('hebb', { mean_1: 2, centred: 0 })).numbers.slope;
    const centred = (await run('hebb', { mean_1: 2, centred: 1 })).numbers.slope;
    if (centred < 1e-6) return 'stops';
    return centred < raw - 1e-6 ? 'slower' : 'same';
  },
};
