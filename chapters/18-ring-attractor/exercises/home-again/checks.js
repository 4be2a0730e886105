// The ring's error after two turns and more, in the dark.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => (numbers.travelled > 0 ? Math.abs(numbers.error_here) : null),
  conditions: {
    'no-landmark': ({ values }) => values.landmark === 0,
    'turn-first': ({ numbers }) => numbers.travelled >= 720,
  },
};
