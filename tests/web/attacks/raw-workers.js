// tries: as raw-network.js, workers in workers, each of which never ends
// holds: contained
// everywhere
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
const text = `
if (--depth > 0) for (let i = 0; i < 3; i++)
  new Worker(URL.createObjectURL(new Blob(['let depth = ' + depth + ';' + text])));
for (;;);`;
const url = URL.createObjectURL(
  new Blob([`let depth = 3; const text = ${JSON.stringify(text)};`, text]),
);
try {
  for (let i = 0; i < 3; i++) new Worker(url);
  new SharedWorker(url);
} catch (error) {
  print(error.name);
}
function lif_rate() {
  return 7;
}
