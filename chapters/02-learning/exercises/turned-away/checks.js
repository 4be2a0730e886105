// The weight stands across the cloud, drawn there by the mean alone.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => numbers.angle_now,
  conditions: {
    oja: ({ values }) => values.rule === 1,
    shape: ({ values }) => values.lambda_1 === 4 && values.lambda_2 === 1,
    settle: ({ numbers }) => numbers.steps >= 100 && numbers.seen_angle > 75,
  },
};
