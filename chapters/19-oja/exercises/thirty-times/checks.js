// By how much longer the angle takes to close when the second eigenvalue comes near the first.
const arrival = async (run, lambda_2) =>
  (await run('rates', { lambda_1: 4, lambda_2, step_count: 20000 })).numbers.arrival;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await arrival(run, 3.9)) / (await arrival(run, 1)),
  wrong: {
    'as-the-eigenvalue': async () => 3.9,
    nothing: async () => 1,
    'first-and-second': async () => 4 / 0.1,
  },
};
