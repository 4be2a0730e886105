// The first layer of the small stack has a kernel of 3 and one pixel of padding.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const first = { network: 0, at_layer: 1, x: 0 };
    const { r_last, field_left } = (await run('receptive_field', first)).numbers;
    if (r_last > 3) return field_left < 0 ? 'both' : 'widens';
    return 'moves';
  },
};
