// A field of 101 without holes, in at most five layers, none of them a pool: 35 weights are the fewest
// there can be. A field without holes needs as many paths as pixels, so the product of the kernels is
// 101 or more; the tests search all kernels and dilations (tests/src/vision/effective_field_test.c).
const conditions = {
  layers: ({ numbers }) => numbers.depth <= 5 && numbers.misfit === 0,
  pools: ({ numbers }) => numbers.pools === 0,
  field: ({ numbers }) => numbers.r_last === 101,
  holes: ({ numbers }) => numbers.holes === 0,
};

/** @type {import('../../../../web/exercise/types.ts').ExploreChecks} */
export default {
  // weights count once the field is right
  measure: (state) =>
    Object.values(conditions).every((holds) => holds(state)) ? state.numbers.weights : null,
  conditions,
};
