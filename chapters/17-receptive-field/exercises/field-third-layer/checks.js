// The third layer of the small stack: 3, stride 1; 3, stride 2; 3, stride 1.
const field = async (run, at_layer) =>
  (await run('receptive_field', { network: 0, at_layer })).numbers;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await field(run, 3)).r_last,
  wrong: {
    'no-jump': async (run) => (await field(run, 2)).r_last + 2,
    'all-three': async (run) => {
      const { r_last, jump_last } = await field(run, 2);
      return r_last + 3 * jump_last;
    },
    product: async (run) => 2 * (await field(run, 2)).r_last,
  },
};
