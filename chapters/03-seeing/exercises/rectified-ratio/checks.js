// F1/F0 of half a cosine.
const cell = async (run) => (await run('energy')).numbers;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await cell(run)).f1f0_rectified,
  wrong: {
    half: async (run) => (await cell(run)).f1f0_rectified / 2,
    peak: async (run) => (await cell(run)).response_here,
  },
};
