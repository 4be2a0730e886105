// How far the weights of the figure are positive.
const ring = (run) => run('ring', { j0: -3, j1: 6 });

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await ring(run)).numbers.reach,
  wrong: {
    // where the cosine alone changes its sign
    'no-uniform': async (run) => (await run('ring', { j0: 0, j1: 6 })).numbers.reach,
    'both-sides': async (run) => 2 * (await ring(run)).numbers.reach,
    'the-ratio': async (run) => {
      const { values } = await ring(run);
      return -values.j0 / values.j1;
    },
  },
};
