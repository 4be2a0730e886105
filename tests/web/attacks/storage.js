// tries: everything in which a browser keeps things
// holds: contained
// everywhere
const names =
  'localStorage sessionStorage indexedDB caches cookieStore navigator webkitRequestFileSystem';
for (const name of [...names.split(' '), 'document', 'location', 'origin', 'name'])
  if (globalThis[name] !== undefined) print('OUT:', name);
for (const name of ['storage', 'locks', 'serviceWorker', 'sendBeacon'])
  if (globalThis.navigator?.[name]) print('OUT:', name);
try {
  localStorage.setItem('neural-mirror/1/stolen', '1');
  print('OUT: stored');
} catch (error) {
  print(error.name);
}
function lif_rate() {
  return 7;
}
