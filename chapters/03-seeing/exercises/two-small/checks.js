// One kernel of 5 against two of 3: how far each sees, found by experiment.
import { width } from '../../checks/field-width.js';

/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right() {
    const [one, two] = [width([5]), width([3, 3])];
    if (two === one) return 'same';
    return two > one ? 'wider' : 'narrower';
  },
};
