// A head that turns at 90 degrees a second, and a ring of 16 without noise.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const set = { neurons: 16, turning: 90, sigma: 0 };
    const { numbers } = await run('ring_head', set, 6000);
    const share = 1 + numbers.error_here / numbers.travelled;
    if (share > 0.9) return 'follows';
    return share > 0.1 ? 'slower' : 'stays';
  },
};
