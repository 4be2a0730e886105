// Hebb's rule in a box of the same size on both sides, the leading direction at 25 degrees.
const boxed = (run) => run('hebb', { angle: 25, lambda_1: 4, lambda_2: 1, bounds: 1 });

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await boxed(run)).numbers.angle_to_axis,
  wrong: {
    axis: async (run) => (await run('hebb', { angle: 25 })).numbers.angle_to_axis,
    diagonal: async (run) => (await boxed(run)).numbers.angle_to_axis + 25,
  },
};
