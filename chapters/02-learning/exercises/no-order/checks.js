// The subspace rule after 20 000 images: how much is missing with four units of four, and with two?
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const missing = async (rule, used) => {
      const { numbers } = await run('sanger', { rule, used }, 1200);
      return numbers.missing / numbers.missing_pca;
    };
    if ((await missing(1, 4)) > 1.05) return 'none';
    return (await missing(1, 2)) > 1.05 ? 'all' : 'any';
  },
};
