// The time of one turn at gamma = -0.05, from the speed of the bump.
const turn = async (run) => {
  const { numbers } = await run('ring', { gamma: -0.05, neurons: 256 }, 1000);
  return (1000 * 2 * Math.PI) / numbers.speed;
};

/** @type {import('../../../../web/exercise/types.ts').PredictChecks} */
export default {
  truth: turn,
  wrong: {
    'half-turn': async (run) => (await turn(run)) / 2,
    'one-radian': async (run) => (await turn(run)) / (2 * Math.PI),
    // gamma taken for the speed itself
    'no-tau': async () => (2 * Math.PI) / 0.05,
  },
};
