// Equal eigenvalues: where the weights end is found by letting them.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const { numbers } = await run('rates', {
      lambda_1: 4,
      lambda_2: 4,
      start_angle: 60,
      step_count: 5000,
    });
    if (Math.abs(numbers.norm_end - 1) > 1e-3) return 'short';
    if (Math.abs(numbers.angle_end - 60) < 1e-6) return 'stays';
    return numbers.angle_end < 1 ? 'first' : 'between';
  },
};
