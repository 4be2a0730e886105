// Files of the compiler stay on the device once they were fetched, apart from the book's own, because
// they are large and change seldom.
const CACHE = 'neural-mirror/1/clang';

async function open(): Promise<Cache | null> {
  return (await globalThis.caches?.open(CACHE).catch(() => null)) ?? null;
}

/** From the device, or else from the site; where the browser can keep it, it does. */
export async function kept(url: string): Promise<Response> {
  const cache = await open();
  const known = await cache?.match(url);
  if (known) return known;
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  // a device without room for it still gets to use it
  await cache?.put(url, response.clone()).catch(() => undefined);
  return response;
}

export async function allKept(urls: string[]): Promise<boolean> {
  const cache = await open();
  const found = await Promise.all(urls.map((url) => cache?.match(url)));
  return found.every(Boolean);
}

/** Files of another version of the book are of no use any more. */
export async function keepOnly(urls: string[]): Promise<void> {
  const cache = await open();
  for (const request of (await cache?.keys()) ?? [])
    if (!urls.includes(request.url)) await cache!.delete(request);
}
