// The climb from rest to threshold under 2 nA.
const lif = (run) => run('lif', { current: 2 });

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: async (run) => (await lif(run)).numbers.climb,
  wrong: {
    // without the hole the level would rise at R I / tau_m all the way
    'no-leak': async (run) => {
      const { values, numbers } = await lif(run);
      return (values.v_th / numbers.settles) * values.tau_m;
    },
    // the first spike does not have to wait for a rest
    interval: async (run) => (await lif(run)).numbers.interval,
    'one-tau': async (run) => (await lif(run)).values.tau_m,
  },
};
