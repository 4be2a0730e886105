// The last interval of the figure's own neuron; the neuron must rest for 5 ms.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => (numbers.rate > 0 ? numbers.rate : null),
  conditions: {
    'rest-first': ({ values }) => values.tau_ref === 5,
    wait: ({ numbers }) => numbers.rate > 0,
  },
};
