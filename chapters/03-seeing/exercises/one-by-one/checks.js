// A kernel of 1 on top of two of 3: how far it sees, found by experiment.
import { width } from '../../checks/field-width.js';

/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right() {
    const [before, after] = [width([3, 3]), width([3, 3, 1])];
    if (after === before) return 'stays';
    return after > before ? 'grows' : 'shrinks';
  },
};
