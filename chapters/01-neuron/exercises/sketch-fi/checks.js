// The f-I curve of the neuron with its rest, and what is usually drawn instead of it.
const membrane = { tau_m: 20, v_th: 15, v_reset: 0, tau_ref: 2 };
const resistance = 10;
const rheobase = membrane.v_th / resistance;
const end = 10;

const rates = async (core, currents, change = {}) => {
  const calls = currents.map((current) => ({
    ...membrane,
    ...change,
    drive: resistance * current,
  }));
  return (await core('lif_rate', calls)).map(({ value }) => value);
};

/** Silence up to rheobase, then what `make` gives for the current and the true rate at the end. */
const silentThen = (make) => async (core, currents) => {
  const [last] = await rates(core, [end]);
  return currents.map((i) => (i > rheobase ? make(i, last) : 0));
};

/** How far the middle of a curve lies above the chord from rheobase to the end, as a share of its end. */
const bulge = (curve) => {
  const middle = curve((rheobase + end) / 2);
  return (middle - (curve(rheobase) + curve(end)) / 2) / curve(end);
};

/** How far a current has come from rheobase to the end of the axis, as a share. */
const along = (i) => (i - rheobase) / (end - rheobase);

/** @type {import('../../../../web/exercise/types.ts').SketchChecks} */
export default {
  truth: rates,
  mistakes: {
    'no-threshold': {
      made: (yours) => yours(1) > 10,
      drawn: async (core, currents) => {
        const [last] = await rates(core, [end]);
        return currents.map((i) => (last * i) / end);
      },
    },
    jump: {
      made: (yours, truth) => yours(1.75) > 2.5 * truth(1.75),
      drawn: silentThen((i, last) => 90 + (last - 90) * along(i)),
    },
    'no-rest': {
      made: (yours, truth) => yours(end) > 1.3 * truth(end),
      drawn: (core, currents) => rates(core, currents, { tau_ref: 0 }),
    },
    'early-ceiling': {
      made: (yours, truth) =>
        yours(end) > 20 && yours(end) - yours(6) < (truth(end) - truth(6)) / 3,
      drawn: async (core, currents) => (await rates(core, currents)).map((r) => Math.min(r, 100)),
    },
    upward: {
      made: (yours) => bulge(yours) < -0.07,
      drawn: silentThen((i, last) => last * along(i) ** 2),
    },
    straight: {
      made: (yours) => Math.abs(bulge(yours)) <= 0.07,
      drawn: silentThen((i, last) => last * along(i)),
    },
  },
};
