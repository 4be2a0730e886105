// The farthest drift of the figure's rings in 3 s; there must be eight neurons, and a bump.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => (numbers.age > 0 ? numbers.farthest : null),
  conditions: {
    'eight-first': ({ values }) => values.neurons === 8,
    'no-bump': ({ numbers }) => numbers.has_bump === 1,
    wait: ({ numbers }) => numbers.done === 1,
  },
};
