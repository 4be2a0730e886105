// Rows of the map of a 16 by 16 picture under a kernel of 3, stride 2, no border.
const rows = async (run, values) => (await run('convolve', values)).numbers.map_rows;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: (run) => rows(run, { stride: 2 }),
  wrong: {
    'only-stride': (run) => rows(run, { stride: 2, padding: 1 }),
    'only-kernel': (run) => rows(run, {}),
  },
};
