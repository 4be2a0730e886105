// lambda_1 stays 4; lambda_2 goes from 1 to 3.9. Where does it end, and after how many averaged steps
// is it within a degree?
const ends = (run, lambda_2, steps) => run('oja', { mode: 1, lambda_2 }, steps);

/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const [near, far] = [await ends(run, 1, 20000), await ends(run, 3.9, 20000)];
    const vector =
      Math.abs(near.numbers.w_1 * far.numbers.w_2 - near.numbers.w_2 * far.numbers.w_1) > 1e-6;
    const early = [await ends(run, 1, 300), await ends(run, 3.9, 300)];
    const time = early[0].numbers.angle_now < 1 && early[1].numbers.angle_now > 1;
    if (vector) return time ? 'both' : 'vector';
    return time ? 'time' : 'neither';
  },
};
