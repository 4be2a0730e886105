// The rate at 4 nA, beside the one at 2 nA that the reader knows.
/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await run('lif', { current: 4 })).numbers.rate_formula,
  wrong: {
    proportional: async (run) => 2 * (await run('lif', { current: 2 })).numbers.rate_formula,
    'no-rest': async (run) => 1000 / (await run('lif', { current: 4 })).numbers.climb,
  },
};
