// The second harmonic of the energy model, with the cell as the book has it and another grating.
/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  measure: ({ numbers }) => numbers.f2f0,
  conditions: {
    'complex-cell': ({ values }) => values.cell === 2,
    'same-cell': ({ values }) => values.design === 0.125 && values.sigma === 4,
  },
};
