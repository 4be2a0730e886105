// The context module of Yu and Koltun ends in a layer of 1 x 1.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const field = async (at_layer) =>
      (await run('receptive_field', { network: 13, at_layer })).numbers.r_last;
    const added = (await field(8)) - (await field(7));
    return added === 0 ? 'same' : 'one';
  },
};
