// The reader's hand on the plot: it reads values off, and where a mark can be taken hold of, it pulls.
import type { Change } from '../plot/mark.ts';
import type { NmFigure } from './figure.ts';

type Pull = (x: number, y: number) => Change[];

export function openHand(figure: NmFigure, plot: HTMLElement): void {
  const canvas = figure.picture;
  let pull: Pull | null = null;
  /** What is still to be done; a newer place takes the place of an older one. */
  let next: Change[] | null = null;
  let working = false;

  const placeOf = (event: { clientX: number; clientY: number }) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const work = async () => {
    if (working) return;
    working = true;
    while (next) {
      const changes = next;
      next = null;
      await figure.change(changes);
    }
    working = false;
  };

  const move = (event: PointerEvent) => {
    const place = placeOf(event);
    if (pull) {
      next = pull(place.x, place.y);
      void work();
      return;
    }
    figure.pointAt(place);
    canvas.style.cursor = figure.grab(place.x, place.y) ? 'grab' : '';
  };

  canvas.addEventListener('pointerdown', (event) => {
    const place = placeOf(event);
    pull = event.button === 0 ? figure.grab(place.x, place.y) : null;
    if (!pull) return figure.pointAt(place);
    figure.pointAt(null);
    canvas.setPointerCapture(event.pointerId);
    canvas.style.cursor = 'grabbing';
    move(event);
  });
  canvas.addEventListener('pointermove', move);
  for (const end of ['pointerup', 'pointercancel'] as const)
    canvas.addEventListener(end, () => {
      pull = null;
      canvas.style.cursor = '';
    });
  canvas.addEventListener('pointerleave', () => figure.pointAt(null));
  // a finger on a handle pulls it; anywhere else it scrolls the page
  canvas.addEventListener(
    'touchstart',
    (event) => {
      const place = placeOf(event.touches[0]);
      if (event.cancelable && figure.grab(place.x, place.y)) event.preventDefault();
    },
    { passive: false },
  );
  plot.addEventListener('keydown', (event) => {
    if (event.target !== event.currentTarget) return;
    const steered = figure.steer(event.key);
    if (steered.length > 0) {
      event.preventDefault();
      next = steered;
      void work();
      return;
    }
    const share = { ArrowRight: 0.01, ArrowLeft: -0.01, PageUp: 0.1, PageDown: -0.1 }[event.key];
    if (event.key === 'Escape') figure.pointAt(null);
    if (share === undefined) return;
    event.preventDefault();
    figure.moveAlong(share);
  });
}
