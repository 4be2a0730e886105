// Doubles tau_m at fixed R I, and looks at the first spike and at the rate.
/** @type {import('../../../../web/exercise/types.ts').ChooseChecks} */
export default {
  async right(run) {
    const one = (await run('lif', { tau_m: 20 })).numbers;
    const two = (await run('lif', { tau_m: 40 })).numbers;
    const later = Math.abs(two.climb / one.climb - 2) < 1e-9;
    const ratio = two.rate_formula / one.rate_formula;
    if (later && Math.abs(ratio - 0.5) < 1e-9) return 'both';
    if (later && ratio > 0.5) return 'later-only';
    return later ? 'slower-than-half' : 'nothing';
  },
};
