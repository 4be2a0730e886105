// Turns the weights by gamma = 0.2 and looks where the bump goes.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const straight = (await run('ring', {}, 1000)).numbers;
    const { numbers } = await run('ring', { gamma: 0.2 }, 1000);
    if (Math.abs(numbers.speed) < 0.5) return 'stays';
    if (Math.abs(numbers.half_width / straight.half_width - 1) > 0.2) return 'wider';
    return numbers.speed > 0 ? 'larger' : 'smaller';
  },
};
