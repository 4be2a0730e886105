// tries: text that becomes code, by the constructors of every kind of function
// holds: contained
const made = [
  () => (() => {}).constructor('return this'),
  () => (() => {}).constructor('return this'),
  () => (async () => {}).constructor('return this'),
  () => function* () {}.constructor('yield this'),
  () => async function* () {}.constructor('yield this'),
  () => class {}.constructor('return this'),
  () => Reflect.construct(Function, ['return this']),
  () => Object.getPrototypeOf(Math.exp).constructor('return this'),
  () => globalThis.eval('this'),
  () => globalThis.setTimeout('print("OUT: a timer")', 0),
];
for (const make of made)
  try {
    const scope = make()();
    print(typeof scope);
    for (const name of ['fetch', 'postMessage', 'Worker', 'indexedDB'])
      if (scope?.[name]) print('OUT:', name);
  } catch (error) {
    print(error.name);
  }
function lif_rate() {
  return 7;
}
