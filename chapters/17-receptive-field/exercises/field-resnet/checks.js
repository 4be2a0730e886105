// The two ways of ResNet-50: stride in the first 1 x 1 layer of a stage, or in the 3 x 3 after it.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const field = async (network) => (await run('receptive_field', { network })).numbers.r_last;
    const [early, late] = [await field(8), await field(9)];
    if (early === late) return 'none';
    return early > late ? 'early' : 'late';
  },
};
