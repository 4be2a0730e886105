// The service worker: the whole book, both languages, one version at a time. A version is fetched
// whole before it counts, and a page is only ever served from the version that it was opened with.
declare const FILES: string[];
declare const BOOK_VERSION: string;

const scope = self as unknown as ServiceWorkerGlobalScope;
const prefix = `neural-mirror/1/book/${scope.registration.scope}/`;
const cacheName = prefix + BOOK_VERSION;
const base = new URL('./', scope.location.href);

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  // past the browser's own cache, which may still hold the version before
  const requests = FILES.map((file) => new Request(new URL(file, base).href, { cache: 'reload' }));
  await cache.addAll(requests);
}

async function removeOldVersions(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
}

async function respond(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const url = new URL(request.url);
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  url.search = '';
  url.hash = '';
  return (await cache.match(url.href)) ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(removeOldVersions()));
scope.addEventListener('message', (event) => {
  if (event.data === 'take over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(base.href)) return;
  event.respondWith(respond(request));
});
