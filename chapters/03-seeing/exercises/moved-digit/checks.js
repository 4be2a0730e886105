// What the network without convolution still reads of digits that have moved by two pixels.
const trained = async (run, shift) => (await run('glyphnet', { shift }, 225)).numbers.here_mlp;

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: (run) => trained(run, 2),
  wrong: {
    unmoved: (run) => trained(run, 0),
    guessing: async (run) => (await run('glyphnet')).numbers.chance,
  },
};
