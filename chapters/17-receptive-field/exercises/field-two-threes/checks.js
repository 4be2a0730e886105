// Two layers of 3 x 3 beside one of 5 x 5: LeNet-5 begins with one of these.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const two = (await run('receptive_field', { network: 1, at_layer: 2 })).numbers;
    const one = (await run('receptive_field', { network: 2, at_layer: 1 })).numbers;
    if (two.r_last < one.r_last) return 'smaller';
    return two.weights < one.weights ? 'fewer' : 'equal';
  },
};
