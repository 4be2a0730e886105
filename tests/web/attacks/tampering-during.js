// tries: the same from inside of its first call, when the checks have begun
// holds: passes-nothing
function lif_rate() {
  Array.prototype.push = function (...all) {
    for (let i = 0; i < 1000; i++) this[this.length] = { value: 0, outs: [], ok: true };
    return all.length;
  };
  Object.defineProperty(Array.prototype, 0, { set: () => undefined, get: () => ({ value: 0 }) });
  Object.freeze(Object.prototype);
  globalThis.Object = undefined;
  globalThis.Array = undefined;
  globalThis.Promise = undefined;
  Error.prepareStackTrace = () => 'OUT';
  return 7;
}
