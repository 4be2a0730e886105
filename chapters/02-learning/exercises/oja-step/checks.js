// Oja's rule for one example: what Hebb adds, what the decay takes, and the length that comes of it.
import { callOf, output, ruleOf } from '../../checks/one-example.js';

const hebb = ({ w, x, eta }) => w.map((wi, i) => wi + eta * output(w, x) * x[i]);
const changed = (change) => (call) => {
  const y = output(call.w, call.x);
  return call.w.map((wi, i) => wi + change(wi, call.x[i], y, call.eta));
};

/** The rule as the usual mistakes have it: the weights afterwards. */
const mistaken = {
  'no-decay': hebb,
  'not-squared': changed((w, x, y, eta) => eta * (y * x - y * w)),
  'grows-twice': changed((w, x, y, eta) => eta * (y * x + y * y * w)),
  'decays-input': changed((_, x, y, eta) => eta * (y * x - y * y * x)),
  'eta-once': changed((w, x, y, eta) => eta * y * x - y * y * w),
  'new-weights': (call) => hebb(call).map((wi) => wi - call.eta * output(call.w, call.x) ** 2 * wi),
  'new-output': (call) => {
    const w = hebb(call);
    return w.map((wi) => wi - call.eta * output(w, call.x) ** 2 * wi);
  },
  'moving-output': ({ w, x, eta }) => {
    const now = [...w];
    for (let i = 0; i < now.length; i++) {
      const y = output(now, x);
      now[i] += eta * y * (x[i] - y * now[i]);
    }
    return now;
  },
  normalises: (call) => {
    const w = hebb(call);
    const length = Math.hypot(...w);
    return w.map((wi) => wi / length);
  },
};

const oja = ruleOf('oja_step', mistaken);

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    still: (kit) => oja.judged(kit, [callOf([1, 2], [4, -2], 0.1), callOf([0, 0], [3, 1], 0.1)]),
    example: oja.example,
    lengths: oja.lengths,

    // from too long and from too short: both come to about 1
    cloud: async (kit) => {
      const short = await oja.cloud(kit, [0.2, -0.1], 400);
      return short.ok ? oja.cloud(kit, [-1, 3], 400) : short;
    },
  },

  errors: { still: 'normalises' }, // weights of zero have no length to divide by

  figure: (kit) => oja.plot(kit, [-1, 3], 400),
};
