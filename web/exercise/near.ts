// Exercises in code, and cells, need an editor and more, which is loaded when the first of them comes near the
// screen. Until then the page shows the starter as plain text.
import { script } from '../core/client.ts';
import { asset } from '../page/context.ts';
import type { CodeChecks } from './code/types.ts';

declare const CODE_SCRIPT: string;

export interface CodeRegistry {
  neuralMirrorCode?: { start(root: HTMLElement, checks: CodeChecks | null): unknown };
}

/** How far below and above the screen counts as near. */
const NEAR = '900px 0px';

let loading: Promise<void> | null = null;

async function start(root: HTMLElement, checks: CodeChecks | null): Promise<void> {
  loading ??= script(asset(CODE_SCRIPT));
  await loading;
  (globalThis as CodeRegistry).neuralMirrorCode!.start(root, checks);
}

export function startWhenNear(root: HTMLElement, checks: CodeChecks | null): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      void start(root, checks);
    },
    { rootMargin: NEAR },
  );
  observer.observe(root);
}
