// Two half-squared cells in antiphase, added: what F1/F0 makes of them.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const { f1f0 } = (await run('energy', { cell: 5 })).numbers;
    if (f1f0 > 1.05) return 'simple';
    return f1f0 < 0.95 ? 'complex' : 'between';
  },
};
