// The fourth condition broken: eta lambda_1 just above 1, and the length flips.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ values }) => values.eta * Math.max(values.lambda_1, values.lambda_2),
  conditions: {
    averaged: ({ values }) => values.mode === 0,
    flips: ({ numbers }) => numbers.flips === 1,
  },
};
