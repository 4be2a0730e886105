// The side of the effective field as a share of the field's: below a quarter, in a stack of 3 x 3 layers.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => (numbers.share > 0 ? numbers.share : null),
  conditions: {
    alike: ({ values }) => values.network === 1,
    wait: ({ numbers }) => numbers.done === 1,
  },
};
