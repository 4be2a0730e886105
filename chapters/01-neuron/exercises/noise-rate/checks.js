// A mean below threshold with noise, by Siegert's formula.
const noisy = (run, values) => run('noise', { mu: 12, sigma: 5, ...values });

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await noisy(run)).numbers.rate_here,
  wrong: {
    'mean-only': async (run) => (await noisy(run)).numbers.mean_only_here,
    'at-threshold': async (run) => (await noisy(run, { mu: 15 })).numbers.rate_here,
  },
};
