// The width of the uniform stack: ten layers, and four times ten.
const width = async (run, repeats) =>
  (await run('effective_field', { network: 1, weights: 0, repeats })).numbers.std_formula;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: (run) => width(run, 4),
  wrong: {
    proportional: async (run) => 4 * (await width(run, 1)),
    unchanged: (run) => width(run, 1),
  },
};
