// Who runs: of the figures that want to, the one most in view, one at a time. Figures off the screen
// stop and remember whether they were playing.

export interface Runner {
  element: Element;
  /** Does it want to run when it is the one in view? */
  wanted: boolean;
  /** Told once, when it comes near the screen. */
  wake(): void;
  /** Told when it may run, and when not; `visible` says whether it is on the screen at all. */
  turn(running: boolean, visible: boolean): void;
  /** One frame, `elapsed` ms after the last. */
  tick(elapsed: number): void;
}

const ratios = new Map<Runner, number>();
let current: Runner | null = null;
let last = 0;
let looping = false;

function runnerOf(element: Element): Runner | undefined {
  return [...ratios.keys()].find((r) => r.element === element);
}

/** Tells of runners that are within a screen of being seen. */
const nearness = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      nearness.unobserve(target);
      runnerOf(target)?.wake();
    }
  },
  { rootMargin: '100% 0px' },
);

const view = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const runner = runnerOf(entry.target);
      if (!runner) continue;
      // a figure taller than the screen counts by how much of the screen it fills
      const screen = entry.rootBounds?.height ?? window.innerHeight;
      const share = entry.intersectionRect.height / Math.max(1, screen);
      const seen = Math.max(entry.intersectionRatio, share);
      ratios.set(runner, entry.isIntersecting ? seen : 0);
    }
    choose();
  },
  { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] },
);

export function register(runner: Runner): void {
  ratios.set(runner, 0);
  view.observe(runner.element);
  nearness.observe(runner.element);
}

/** To be called when a runner's wish has changed. A figure whose reader just pressed play goes first. */
export function choose(first?: Runner): void {
  let best: Runner | null = null;
  let most = 0.3;
  for (const [runner, seen] of ratios) {
    if (runner.wanted && seen >= most && seen > 0) {
      best = runner;
      most = seen + 1e-6;
    }
  }
  if (first?.wanted && (ratios.get(first) ?? 0) > 0) best = first;
  current = best;
  for (const [runner, seen] of ratios) runner.turn(runner === best, seen >= 0.3);
  if (best && !looping) {
    looping = true;
    last = performance.now();
    requestAnimationFrame(loop);
  }
}

function loop(now: number): void {
  if (!current || document.hidden) {
    looping = false;
    return;
  }
  current.tick(Math.min(100, now - last));
  last = now;
  requestAnimationFrame(loop);
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) choose();
});
