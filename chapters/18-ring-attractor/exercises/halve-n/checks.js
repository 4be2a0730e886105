// How much faster the angle of half as many neurons drifts, by the theory that the figure tests.
/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  async truth(run) {
    const { numbers } = await run('ring_drift');
    return numbers.diffusion_32 / numbers.diffusion_64;
  },
  wrong: {
    'no-change': async () => 1,
    steadier: async () => 0.5,
    'the-spread': async () => Math.SQRT2,
    squared: async () => 4,
  },
};
