// How far the length jumps from step to step, with Oja's rule averaged, long after the start.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => numbers.swing,
  conditions: {
    averaged: ({ values }) => values.rule === 1 && values.mode === 1,
    alive: ({ numbers }) => numbers.diverged === 0,
    wait: ({ numbers }) => numbers.steps >= 100,
  },
};
