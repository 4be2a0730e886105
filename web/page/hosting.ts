// What this host lacks, said in one quiet line; fonts where the origin is opaque; the service worker
// where there is one to be had.
import { script } from '../core/client.ts';
import { hasWebGl } from '../plot/cells.ts';
import { asset, context } from './context.ts';
import { storageWorks } from './store.ts';

declare const FONTS_SCRIPT: string;

interface Face {
  family: string;
  weight: string;
  style: string;
  data: string;
}

/** In an opaque origin browsers block font files; from a script they may come. */
async function loadFonts(): Promise<void> {
  await script(asset(FONTS_SCRIPT));
  const faces = (globalThis as { neuralMirrorFonts?: Face[] }).neuralMirrorFonts ?? [];
  for (const { family, weight, style, data } of faces) {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    document.fonts.add(new FontFace(family, bytes.buffer, { weight, style }));
  }
}

function line(): HTMLElement {
  let made = document.querySelector<HTMLElement>('.host');
  if (!made) {
    made = document.createElement('p');
    made.className = 'host';
    made.setAttribute('role', 'status');
    document.querySelector('.bar')!.after(made);
  }
  return made;
}

async function sayWhatIsMissing(): Promise<void> {
  const { strings, core, downloads } = context();
  const missing: string[] = [];
  if (!storageWorks()) missing.push(strings.host_no_storage);
  if (!downloads) missing.push(strings.host_no_downloads);
  if (document.querySelector('nm-figure')) {
    if (document.querySelector('nm-figure[data-plot*=raster]') && !hasWebGl())
      missing.push(strings.host_no_webgl);
    if ((await core.kind.catch(() => 'plain')) === 'plain') missing.push(strings.host_no_wasm);
  }
  if (missing.length > 0)
    line().append(missing.join(document.documentElement.lang === 'en' ? ' ' : ''));
}

/**
 * A new version waits until no page of the old one is open, or until the reader asks for it; then every
 * open page starts anew, so that none is left with pieces of two versions.
 */
function offerNewVersion(registration: ServiceWorkerRegistration): void {
  const { strings } = context();
  const controlled = navigator.serviceWorker.controller !== null;
  const offer = () => {
    const waiting = registration.waiting;
    if (!waiting || !controlled) return;
    const key = document.createElement('button');
    key.type = 'button';
    key.textContent = strings.new_version_go;
    key.addEventListener('click', () => waiting.postMessage('take over'));
    line().replaceChildren(strings.new_version, key);
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  offer();
  if (controlled)
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
}

async function registerServiceWorker(): Promise<void> {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  if (self.origin === 'null') return;
  try {
    const registration = await navigator.serviceWorker.register(asset('../sw.js'));
    offerNewVersion(registration);
  } catch {
    // not a secure context, or forbidden: the book needs a network then, as any site does
  }
}

/** Once the page has been drawn and its figures run: none of this is in a hurry. */
function whenIdle(act: () => void): void {
  const later = () =>
    'requestIdleCallback' in window
      ? requestIdleCallback(act, { timeout: 3000 })
      : setTimeout(act, 1000);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later);
}

export function startHosting(): void {
  if (context().opaque) void loadFonts();
  whenIdle(() => {
    void sayWhatIsMissing();
    void registerServiceWorker();
  });
}
