// Rows of a list that are put in another order by hand: with the mouse, a pen or a finger.

/** How near the edge of the list, in pixels, a dragged row makes it scroll. */
const EDGE = 32;

/**
 * Lets `grip` drag `row` among the children of `list`, whose parent scrolls. They change places as it
 * passes them; `done` is told from where to where it went when it is let go.
 */
export function dragRows(
  grip: HTMLElement,
  row: HTMLElement,
  list: HTMLElement,
  done: (from: number, to: number) => void,
): void {
  let from = -1;
  const at = () => [...list.children].indexOf(row);

  // the others move round the row: one that leaves the page for a moment would lose the pointer
  const place = (to: number) => {
    while (at() < to) list.insertBefore(row.nextElementSibling!, row);
    while (at() > to) list.insertBefore(row.previousElementSibling!, row.nextElementSibling);
  };

  grip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = at();
    grip.setPointerCapture(event.pointerId);
    row.classList.add('held');
  });
  grip.addEventListener('pointermove', (event) => {
    if (from < 0) return;
    const above = [...list.children].filter((child) => {
      const box = child.getBoundingClientRect();
      return child !== row && event.clientY > box.top + box.height / 2;
    });
    place(above.length);
    const frame = list.parentElement!;
    const view = frame.getBoundingClientRect();
    if (event.clientY < view.top + EDGE) frame.scrollTop -= EDGE / 4;
    if (event.clientY > view.bottom - EDGE) frame.scrollTop += EDGE / 4;
  });
  const end = (cancelled: boolean) => {
    if (from < 0) return;
    const [start, to] = [from, at()];
    from = -1;
    row.classList.remove('held');
    if (cancelled) place(start);
    else if (start !== to) done(start, to);
  };
  grip.addEventListener('pointerup', () => end(false));
  grip.addEventListener('pointercancel', () => end(true));
}
