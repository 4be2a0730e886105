// tries: import(), which is no name that could be taken away
// holds: contained
// everywhere
for (const from of [
  'ORIGIN/stolen.js',
  'ORIGIN/en/01-neuron.html',
  'data:text/javascript,export default 1',
  'blob:null/11111111-2222-3333-4444-555555555555',
  './stolen.js',
])
  import(from).then(
    () => print('OUT:', from.slice(0, 12)),
    (error) => print(error.name),
  );
function lif_rate() {
  return 7;
}
