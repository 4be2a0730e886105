// Lines and strokes that stand for one number or one moment. rule: a dotted line at a height. vrule:
// at a place. ticks: rows of strokes, a row for each view of times.
import { crisp, type Mark, type MarkMaker, segment } from '../mark.ts';

const dotted = { ink: 'ink-2' as const, dash: [2, 4] };

export const rule: MarkMaker = ([id]): Mark => ({
  wants: () => [],
  draw(d) {
    const value = d.number(id);
    if (value < d.y.low || value > d.y.high || value === 0) return;
    const y = crisp(d.y(value));
    segment(d.surface, d.box.left, y, d.box.right, y, dotted);
    const label = `${d.words.label(id)} ${d.words.number(value)}`;
    d.surface.text(label, d.box.left + 6, y - 10, { ink: 'ink-2' });
  },
});

export const vrule: MarkMaker = ([id]): Mark => ({
  wants: () => [],
  draw(d) {
    const value = d.number(id);
    if (value < d.x.low || value > d.x.high) return;
    const x = crisp(d.x(value));
    const top = d.box.top + 0.62 * (d.box.bottom - d.box.top);
    segment(d.surface, x, d.box.bottom, x, top, dotted);
    const right = x > (d.box.left + d.box.right) / 2;
    d.surface.text(d.words.label(id), x + (right ? -6 : 6), top + 8, {
      ink: 'ink-2',
      align: right ? 'right' : 'left',
    });
  },
});

/** The views are lists of times; the first view named is the axis that they are placed on. */
export const ticks: MarkMaker = ([axis, ...ids]): Mark => ({
  xView: axis,
  sliding: true,
  bareY: true,
  side: (narrow) => (narrow ? 14 : 104),
  wants: () => ids.map((view) => ({ kind: 'array', view, minus: axis })),
  draw(d, parts) {
    const height = (d.box.bottom - d.box.top) / ids.length;
    parts.forEach((part, row) => {
      const middle = d.box.top + (row + 0.5) * height;
      const ink = row === 0 ? 'model' : 'silver';
      d.surface.begin();
      for (const t of part.data as Float32Array) {
        if (t < 0) continue;
        const x = d.x(d.x.low + t);
        d.surface.move(x, middle - 0.34 * height);
        d.surface.line(x, middle + 0.34 * height);
      }
      d.surface.stroke({ ink, width: 2 });
      if (d.narrow) {
        d.surface.text(d.words.label(ids[row]), d.box.left, middle - 0.5 * height, {
          ink: 'ink-2',
        });
      } else {
        const style = {
          ink: ink === 'model' ? ('model' as const) : ('ink-2' as const),
          bold: true,
        };
        d.surface.text(d.words.label(ids[row]), d.box.right + 10, middle, style);
      }
    });
  },
});
