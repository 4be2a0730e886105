// tries: as raw-network.js, to keep something beyond the page, or to read what it keeps
// holds: contained
// everywhere
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
const neuralMirrorProgram = (functions) =>
  setTimeout(() => globalThis.neuralMirrorProgram(functions), 400);
const out = (what) => () => print('OUT:', what);
const no = () => undefined;
const tries = {
  database() {
    indexedDB.open('stolen').onsuccess = out('indexedDB');
  },
  // WebKit gives it one of its own, which is gone with it; those of the book are not in it
  caches: () => caches.keys().then((names) => names.length && print('OUT: caches'), no),
  files: () => navigator.storage.getDirectory().then(out('files'), no),
  persist: () => navigator.storage.persist().then((kept) => kept && print('OUT: persist'), no),
  cookies: () => cookieStore.set('stolen', '1').then(out('cookies'), no),
  worker: () => navigator.serviceWorker.register('ORIGIN/sw.js').then(out('service worker'), no),
  local: () => localStorage.setItem('stolen', '1') ?? print('OUT: localStorage'),
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
