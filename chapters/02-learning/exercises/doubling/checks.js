// Hebb's growth once the leading direction has taken over: lambda_1 = 4, eta = 0.01.
const slope = async (run) =>
  (await run('hebb', { lambda_1: 4, lambda_2: 1, eta: 0.01 })).numbers.slope_promised;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => Math.LN2 / (await slope(run)),
  wrong: {
    linear: async (run) => 1 / (await run('hebb', { lambda_1: 4, eta: 0.01 })).values.eta / 4,
    'eta-only': async () => Math.LN2 / Math.log1p(0.01),
  },
};
