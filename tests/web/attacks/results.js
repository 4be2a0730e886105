// tries: results that do something when they are looked at
// holds: passes-nothing
let n = 0;
const fail = () => {
  throw new Error('looked at');
};
const evil = {
  valueOf: () => 0,
  toString: fail,
  toJSON: fail,
  [Symbol.toPrimitive]: () => 0,
  get constructor() {
    return class {
      static get name() {
        return 'x'.repeat(1e7);
      }
    };
  },
};
const odd = [
  evil,
  new Proxy({}, { get: fail, ownKeys: fail }),
  Symbol('s'),
  0n,
  () => 0,
  [0],
  '0',
  new Number(0),
];
function lif_rate() {
  return odd[n++ % odd.length];
}
