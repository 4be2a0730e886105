// Hebb's rule for one example: the output first, then the change.
import { callOf, output, ruleOf } from '../../checks/one-example.js';

/** The rule as the usual mistakes have it: the weights afterwards. */
const mistaken = {
  unchanged: ({ w }) => w,
  'no-output': ({ w, x, eta }) => w.map((wi, i) => wi + eta * x[i]),
  'no-eta': ({ w, x }) => w.map((wi, i) => wi + output(w, x) * x[i]),
  sign: ({ w, x, eta }) => w.map((wi, i) => wi - eta * output(w, x) * x[i]),
  replaces: ({ w, x, eta }) => w.map((_, i) => eta * output(w, x) * x[i]),
  'weights-again': ({ w, x, eta }) => w.map((wi) => wi + eta * output(w, x) * wi),
  'moving-output': ({ w, x, eta }) => {
    const now = [...w];
    for (let i = 0; i < now.length; i++) now[i] += eta * output(now, x) * x[i];
    return now;
  },
  'partial-output': ({ w, x, eta }) => {
    let y = 0;
    return [...w].map((wi, i) => {
      y += wi * x[i];
      return wi + eta * y * x[i];
    });
  },
};

const hebb = ruleOf('hebb_step', mistaken);

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    silent: (kit) => hebb.judged(kit, [callOf([1, 2], [4, -2], 0.1), callOf([0, 0], [3, 1], 0.1)]),
    example: hebb.example,
    lengths: hebb.lengths,
    cloud: (kit) => hebb.cloud(kit, [0.2, -0.1], 200),
  },

  figure: (kit) => hebb.plot(kit, [0.2, -0.1], 200),
};
