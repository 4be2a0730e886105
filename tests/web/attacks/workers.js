// tries: workers of its own, by name and by every way to the global scope
// holds: contained
// everywhere
const scopes = [globalThis, self, this, globalThis.constructor, globalThis.constructor?.prototype];
for (let at = globalThis; at; at = Object.getPrototypeOf(at)) scopes.push(at, at.constructor);
for (const name of [
  'Worker',
  'SharedWorker',
  'ServiceWorker',
  'BroadcastChannel',
  'MessageChannel',
])
  for (const scope of scopes) if (scope?.[name]) print('OUT:', name);
for (const name of ['Blob', 'URL', 'importScripts', 'postMessage', 'onmessage', 'setTimeout'])
  for (const scope of scopes) if (scope?.[name]) print('OUT:', name);
function lif_rate() {
  return 7;
}
