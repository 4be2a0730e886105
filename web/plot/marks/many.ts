// Many of a kind. strands: each row of a matrix as a curve over one list of places. specks: points that
// have been sorted into classes, each class a shape of its own, with its name in its midst.
import { type Mark, type MarkMaker, segment, strokeOf } from '../mark.ts';

/** strands:matrix,x - as far as the list goes */
export const strands: MarkMaker = ([id, x], style): Mark => ({
  xView: x,
  yView: id,
  side: () => 24,
  wants: () => [id, x].map((view) => ({ kind: 'array' as const, view })),
  draw(d, [matrix, places]) {
    const { columns, length: rows } = d.frame.extents[id];
    const [data, along] = [matrix.data as Float32Array, places.data as Float32Array];
    const stroke = strokeOf(style);
    d.surface.clip(d.box, () => {
      for (let row = 0; row < rows; row++) {
        d.surface.begin();
        for (let i = 0; i < Math.min(along.length, columns); i++) {
          const [px, py] = [d.x(along[i]), d.y(data[row * columns + i])];
          if (i === 0) d.surface.move(px, py);
          else d.surface.line(px, py);
        }
        d.surface.stroke({ ...stroke, width: Math.min(1.5, stroke.width ?? 1), opacity: 0.8 });
      }
    });
    if (style === 'reference') return;
    for (let row = 0; row < rows; row++) {
      const end = row * columns + Math.min(along.length, columns) - 1;
      d.surface.begin();
      d.surface.circle(d.x(along[along.length - 1]), d.y(data[end]), 2.6);
      d.surface.fill(stroke.ink);
    }
  },
});

/** specks:x,y@style - model: discs; reference: open rings; saffron: crosses; faint: dots */
export const specks: MarkMaker = ([x, y], style): Mark => ({
  xView: x,
  yView: y,
  wants: () => [x, y].map((view) => ({ kind: 'array' as const, view })),
  draw(d, [xPart, yPart]) {
    const [xs, ys] = [xPart.data as Float32Array, yPart.data as Float32Array];
    const { ink } = strokeOf(style);
    const radius = Math.max(1.8, Math.min(5, (d.box.right - d.box.left) / 90));
    let [sumX, sumY] = [0, 0];
    xs.forEach((value, i) => {
      const [px, py] = [d.x(value), d.y(ys[i])];
      sumX += px / xs.length;
      sumY += py / xs.length;
      if (style === 'saffron') {
        const a = 0.8 * radius;
        segment(d.surface, px - a, py - a, px + a, py + a, { ink, width: 1.5 });
        segment(d.surface, px - a, py + a, px + a, py - a, { ink, width: 1.5 });
        return;
      }
      d.surface.begin();
      d.surface.circle(px, py, style === 'faint' ? 1.6 : radius);
      if (style === 'reference') d.surface.stroke({ ink, width: 1.25 });
      else d.surface.fill(ink, style === 'faint' ? 0.9 : 0.8);
    });
    if (xs.length < 24 || style === 'reference') return;
    d.surface.text(d.words.label(y), sumX, sumY, { ink: 'ink', align: 'center', bold: true });
  },
});

/** zero:y - a line at 0, where the axis reaches it; zero:x the same upright */
export const zero: MarkMaker = ([axis]): Mark => ({
  wants: () => [],
  draw(d) {
    const { low, high } = axis === 'x' ? d.x : d.y;
    if (low > 0 || high < 0) return;
    const stroke = { ink: 'edge' as const };
    if (axis === 'x') segment(d.surface, d.x(0), d.box.top, d.x(0), d.box.bottom, stroke);
    else segment(d.surface, d.box.left, d.y(0), d.box.right, d.y(0), stroke);
  },
});
