// ICA on few patches, of images as they are and with the phases of noise.
const ica = async (run, source) => {
  const few = { source, size: 8, components: 24, patches: 2000, images: 5, iterations: 30 };
  return (await run('gabor', few, 1500, 4)).numbers;
};

/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const [as_is, scrambled] = [await ica(run, 0), await ica(run, 1)];
    if (scrambled.kurtosis_found > as_is.kurtosis_found / 2) return 'stay';
    return scrambled.participation_found < 0.55 ? 'gone' : 'waves';
  },
};
