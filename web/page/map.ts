// The map of the book: what the reader has read, where to go on, and which chapters an idea rests on.
import { loadReading } from './store.ts';

interface Place {
  chapter: string;
  section: string;
}

function place(): Place | null {
  try {
    return JSON.parse(loadReading('place') ?? 'null') as Place | null;
  } catch {
    return null;
  }
}

export function startMap(): void {
  const items = [...document.querySelectorAll<HTMLElement>('.map li')];
  if (items.length === 0) return;
  const here = place();
  for (const item of items) {
    const share = Number(loadReading(`read/${item.dataset.chapter}`) ?? 0);
    item.classList.toggle('done', share > 0.9);
    if (item.dataset.chapter === here?.chapter) {
      item.classList.add('here');
      item.querySelector('a')!.setAttribute('aria-current', 'step');
    }
  }
  const go = document.querySelector<HTMLAnchorElement>('[data-key=continue]');
  const last = items.find((item) => item.dataset.chapter === here?.chapter);
  if (go && last && here) {
    const title = last.querySelector('.cn span')!.textContent!;
    go.textContent = go.dataset.template!.replace('{title}', title);
    go.href = `${last.querySelector('a')!.getAttribute('href')}#${here.section}`;
  }
  const arcs = [...document.querySelectorAll<SVGElement>('.arc')];
  const show = (chapter: string | undefined) => {
    for (const arc of arcs)
      arc.classList.toggle('on', arc.dataset.to === chapter || arc.dataset.from === chapter);
  };
  const rest = here?.chapter;
  show(rest);
  for (const item of items) {
    const on = () => show(item.dataset.chapter);
    item.addEventListener('pointerenter', on);
    item.addEventListener('focusin', on);
    item.addEventListener('pointerleave', () => show(rest));
    item.addEventListener('focusout', () => show(rest));
  }
}
