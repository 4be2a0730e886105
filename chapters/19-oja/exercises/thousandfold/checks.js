// How many steps of the averaged rule make the weights a thousand times as long.
const steps = (growth, factor) => Math.log(factor) / Math.log(growth);
const growth = async (run) =>
  (await run('hebb', { eta: 0.01, lambda_1: 4, lambda_2: 1 })).numbers.growth;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => steps(await growth(run), 1000),
  wrong: {
    'base-ten': async (run) => Math.log10(1000) / Math.log(await growth(run)),
    'square-root': async (run) => steps(await growth(run), Math.sqrt(1000)),
    'without-eigenvalue': async () => 1000 / 4,
  },
};
