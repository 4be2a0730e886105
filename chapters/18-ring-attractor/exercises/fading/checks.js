// The time in which a wave on a ring below J1 = 2 falls to 37 %, from the ring itself.
const DEPTHS = [300, 400];

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  async truth(run) {
    const [a, b] = await Promise.all(
      DEPTHS.map(async (steps) => (await run('ring', { j1: 1.9 }, steps)).numbers.depth),
    );
    return (DEPTHS[1] - DEPTHS[0]) / Math.log(a / b);
  },
  wrong: {
    // the time constant of a single neuron
    'one-neuron': async () => 10,
    // tau / (2 - J1): the wave shares its mean with two modes
    'half-forgotten': async (run) => (await run('ring', { j1: 1.9 })).numbers.settling / 2,
  },
};
