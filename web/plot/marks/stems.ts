// stems: a view over its coordinates as strokes that stand on zero, with a point at each end: numbers
// that belong to places and to nothing between them.
import { type Mark, type MarkMaker, overOf, readPoints, segment, strokeOf } from '../mark.ts';

export const stems: MarkMaker = ([id], style, scene): Mark => {
  const over = overOf(scene, id);
  return {
    xView: over,
    yView: id,
    wants: () => [{ kind: 'line', x: over, y: id, columns: 1000 }],
    draw(d, [part]) {
      const points = part.data as Float32Array;
      const stroke = strokeOf(style);
      const ground = d.y(Math.max(0, d.y.low));
      segment(d.surface, d.box.left, ground, d.box.right, ground, { ink: 'edge' });
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [d.x(d.x.low + points[i]), d.y(points[i + 1])];
        segment(d.surface, x, ground, x, y, stroke);
        d.surface.begin();
        d.surface.circle(x, y, stroke.dash ? 2.25 : 3);
        d.surface.fill(stroke.ink);
      }
    },
    read: (d, [part], x) => readPoints(d, part, id, x),
  };
};
