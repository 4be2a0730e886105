// 24 bumps all around a ring of 64 with irregular weights, after three seconds.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const set = { span: 1, neurons: 64, weight_noise: 1 };
    const { numbers } = await run('ring_pin', set, 300);
    if (numbers.has_bump === 0) return 'none';
    if (numbers.rest_places > 20) return numbers.farthest > 0.1 ? 'faster' : 'nothing';
    return 'few';
  },
};
