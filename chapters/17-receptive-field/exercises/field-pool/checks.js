// VGG-16: the pool after its first two layers.
const field = async (run, at_layer) =>
  (await run('receptive_field', { network: 4, at_layer })).numbers.r_last;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: (run) => field(run, 3),
  wrong: {
    doubles: async (run) => 2 * (await field(run, 2)),
    'whole-kernel': async (run) => (await field(run, 2)) + 2,
  },
};
