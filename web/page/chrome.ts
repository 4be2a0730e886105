// The frame of every page: how far one has read, the section ruler, theme and language.
import { loadReading, store, storeReading } from './store.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

function onThemeChange(redraw: () => void): void {
  dark.addEventListener?.('change', redraw);
  document.querySelector('[data-key=theme]')?.addEventListener('click', () => {
    const root = document.documentElement;
    const now = root.dataset.theme ?? (dark.matches ? 'dark' : 'light');
    const next = now === 'dark' ? 'light' : 'dark';
    root.dataset.theme = next;
    // the system's own theme is not a choice: then the page follows the system again
    store('theme', next === (dark.matches ? 'dark' : 'light') ? null : next);
    redraw();
  });
  window.addEventListener('beforeprint', () => {
    document.documentElement.dataset.printing = document.documentElement.dataset.theme ?? '';
    document.documentElement.dataset.theme = 'light';
    document.querySelector('main')!.dataset.printedFrom = `${document.title} · ${location.href}`;
    redraw();
  });
  window.addEventListener('afterprint', () => {
    const was = document.documentElement.dataset.printing;
    if (was) document.documentElement.dataset.theme = was;
    else delete document.documentElement.dataset.theme;
    redraw();
  });
}

/** The section being read, as an index; -1 before the first. One that is closed is not read. Asks for the sections' own boxes, not for
 * what is in them, which need not have been laid out yet. */
function currentSection(sections: HTMLElement[]): number {
  let current = -1;
  sections.forEach((section, i) => {
    if (section.dataset.state === 'closed') return;
    if (section.getBoundingClientRect().top < innerHeight * 0.35) current = i;
  });
  return current;
}

function onScroll(): void {
  const progress = document.querySelector<HTMLElement>('.prog');
  const sections = [...document.querySelectorAll<HTMLElement>('section.sec[aria-labelledby]')];
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.ruler a')];
  const other = [...document.querySelectorAll<HTMLAnchorElement>('a[data-other-language]')];
  const chapter = document.body.dataset.chapter;
  const started = loadReading(`read/${chapter}`);
  let furthest = Number(started ?? 0);
  let queued = false;
  const update = () => {
    queued = false;
    const root = document.documentElement;
    const share = scrollY / Math.max(1, root.scrollHeight - innerHeight);
    progress?.style.setProperty('--read', String(Math.min(1, Math.max(0.01, share))));
    const at = currentSection(sections);
    links.forEach((link, i) => {
      if (i === Math.max(0, at)) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    });
    const id = at >= 0 ? sections[at].getAttribute('aria-labelledby')! : '';
    for (const link of other) link.hash = id;
    if (chapter && share > furthest + 0.02) {
      furthest = share;
      storeReading(`read/${chapter}`, share.toFixed(2));
    }
    if (chapter && id) storeReading('place', JSON.stringify({ chapter, section: id }));
  };
  const queue = () => {
    if (!queued) requestAnimationFrame(update);
    queued = true;
  };
  addEventListener('scroll', queue, { passive: true });
  // told after the page was laid out, at first as well: asking sooner would make a script wait for it
  new ResizeObserver(update).observe(document.documentElement);
}

export function startChrome(redraw: () => void): void {
  store('language', document.documentElement.lang.slice(0, 2));
  onThemeChange(redraw);
  onScroll();
  for (const key of document.querySelectorAll<HTMLElement>('.code [data-key=copy]')) {
    key.addEventListener('click', async () => {
      const lines = [...key.closest('.code')!.querySelectorAll('.l > span')];
      await navigator.clipboard?.writeText(lines.map((l) => l.textContent).join('\n'));
      key.textContent = key.dataset.done ?? '';
    });
  }
}
