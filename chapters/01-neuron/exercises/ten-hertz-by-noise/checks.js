// Siegert's rate where the reader stands; the mean has to stay at 12 mV.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => numbers.rate_here,
  conditions: {
    'mean-below': ({ values }) => values.mu === 12,
  },
};
