// A start at right angles to the first axis: where the averaged rule ends.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const { numbers } = await run('rates', { start_angle: 90, step_count: 10000 });
    if (numbers.norm_end < 0.5) return 'zero';
    if (numbers.angle_end === 90) return 'second';
    return numbers.angle_end < 1 ? 'first' : 'turns-late';
  },
};
