// Exercises in code, and cells, need an editor and more, which is loaded when the first of them comes onto the
// screen, or near it once somebody reads. Until then the page shows the starter as plain text.
import { script } from '../core/client.ts';
import { asset } from '../page/context.ts';
import type { CodeChecks } from './code/types.ts';

declare const CODE_SCRIPT: string;

export interface CodeRegistry {
  neuralMirrorCode?: { start(root: HTMLElement, checks: CodeChecks | null): unknown };
}

/** How far below and above the screen counts as near, before and after the reader's first move. */
const [AT_REST, NEAR] = ['0px', '900px 0px'];

/** Somebody scrolls, presses or points: until then a page that is only opened loads no more than it shows. */
const moved = new Promise<void>((resolve) => {
  for (const kind of ['scroll', 'keydown', 'pointerdown'])
    addEventListener(kind, () => resolve(), { once: true, passive: true, capture: true });
});

let loading: Promise<void> | null = null;

async function start(root: HTMLElement, checks: CodeChecks | null): Promise<void> {
  loading ??= script(asset(CODE_SCRIPT));
  await loading;
  (globalThis as CodeRegistry).neuralMirrorCode!.start(root, checks);
}

export function startWhenNear(root: HTMLElement, checks: CodeChecks | null): void {
  let observer: IntersectionObserver | null = null;
  let started = false;
  const look = (rootMargin: string) => {
    observer?.disconnect();
    observer = new IntersectionObserver(
      (entries) => {
        if (started || !entries.some((entry) => entry.isIntersecting)) return;
        started = true;
        observer?.disconnect();
        void start(root, checks);
      },
      { rootMargin },
    );
    observer.observe(root);
  };
  look(AT_REST);
  void moved.then(() => started || look(NEAR));
}
