// The mean rate over the window; all but the inhibitory weight must be the book's.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => (numbers.mean_rate > 0 ? numbers.mean_rate : null),
  conditions: {
    'only-inhibition': ({ values }) => values.w_exc === 1.62 && values.v_rest === -49,
    settle: ({ numbers }) => numbers.measured > 100,
  },
};
