// A map of maxima over 2 with stride 2, shifted by 1 and by 2: does the response only move?
const moves = async (run, shift) =>
  (await run('shift', { pool: 1, kernel: 2, stride: 1, shift }, 0, 7)).numbers.equivariance_here <
  1e-9;

/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const [one, two] = [await moves(run, 1), await moves(run, 2)];
    if (one) return 'both';
    return two ? 'only-two' : 'neither';
  },
};
