// The mean index of change for a shift by one pixel, without pooling over everything.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => numbers.mean_here,
  conditions: {
    'not-global': ({ values }) => values.pool < 3,
    'by-one': ({ values }) => values.shift === 1,
  },
};
