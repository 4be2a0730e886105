// The first condition broken: the mean drags the weights away from the first component.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => numbers.angle_now,
  conditions: {
    offset: ({ values }) => Math.hypot(values.mean_1, values.mean_2) > 0.5 && values.centred === 0,
    shape: ({ values }) => values.lambda_1 >= 2 * values.lambda_2,
    settled: ({ numbers }) => numbers.steps >= 300,
  },
};
