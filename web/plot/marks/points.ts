// Single points. dots: a view over its coordinates as open rings, with error bars if a second view
// is given. here: a ring where the reader stands, with hairlines to both axes.
import {
  crisp,
  type Mark,
  type MarkMaker,
  overOf,
  readPoints,
  ring,
  segment,
  strokeOf,
} from '../mark.ts';

export const dots: MarkMaker = ([id, error], style, scene): Mark => {
  const over = overOf(scene, id);
  return {
    xView: over,
    yView: id,
    wants: () => [
      { kind: 'line', x: over, y: id, columns: 1000 },
      ...(error ? [{ kind: 'array' as const, view: error }] : []),
    ],
    draw(d, [part, errorPart]) {
      const points = part.data as Float32Array;
      const errors = errorPart?.data as Float32Array | undefined;
      const stroke = { ...strokeOf(style), width: 1.75 };
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [d.x(d.x.low + points[i]), points[i + 1]];
        if (y > d.y.high || d.x.low + points[i] > d.x.high) continue;
        const e = errors?.[i / 2] ?? 0;
        if (e > 0)
          segment(d.surface, x, d.y(y - e), x, d.y(y + e), { ink: stroke.ink, width: 1.5 });
        ring(d.surface, x, d.y(y), 4, stroke);
      }
    },
    read: (d, [part], x) => readPoints(d, part, id, x),
  };
};

export const here: MarkMaker = ([xId, yId], style): Mark => ({
  wants: () => [],
  draw(d) {
    const [x, y] = [d.number(xId), d.number(yId)];
    if (x < d.x.low || x > d.x.high || y > d.y.high) return;
    const [px, py] = [crisp(d.x(x)), crisp(d.y(y))];
    const stroke = strokeOf(style);
    segment(d.surface, px, d.box.bottom + 8, px, py, { ink: stroke.ink });
    segment(d.surface, d.box.left - 8, py, px, py, { ink: stroke.ink });
    ring(d.surface, d.x(x), d.y(y), 6, { ink: stroke.ink, width: 2.5 });
  },
});
