// Things in a plane. path: a polyline through the points of two views. cloud: the points themselves, in
// ink that adds up. arrow: from the origin to a point. drag: a handle that sets two parameters.
import {
  crisp,
  type Mark,
  type MarkMaker,
  REACH,
  ring,
  segment,
  setByHand,
  strokeOf,
} from '../mark.ts';

const both = ([x, y]: string[]) => [
  { kind: 'array' as const, view: x },
  { kind: 'array' as const, view: y },
];

/** path:x,y */
export const path: MarkMaker = (ids, style): Mark => ({
  xView: ids[0],
  yView: ids[1],
  wants: () => both(ids),
  draw(d, [xPart, yPart]) {
    const [x, y] = [xPart.data as Float32Array, yPart.data as Float32Array];
    d.surface.clip(d.box, () => {
      d.surface.begin();
      for (let i = 0; i < Math.min(x.length, y.length); i++) {
        if (i === 0) d.surface.move(d.x(x[i]), d.y(y[i]));
        else d.surface.line(d.x(x[i]), d.y(y[i]));
      }
      d.surface.stroke(strokeOf(style));
    });
  },
});

/** cloud:x,y */
export const cloud: MarkMaker = (ids): Mark => ({
  xView: ids[0],
  yView: ids[1],
  wants: () => both(ids),
  draw(d, [xPart, yPart]) {
    const [x, y] = [xPart.data as Float32Array, yPart.data as Float32Array];
    const n = Math.min(x.length, y.length);
    const radius = n > 400 ? 1.5 : 2.25;
    d.surface.clip(d.box, () => {
      for (let i = 0; i < n; i++) {
        d.surface.begin();
        d.surface.circle(d.x(x[i]), d.y(y[i]), radius);
        d.surface.fill('ink', n > 400 ? 0.35 : 0.5);
      }
    });
  },
});

/** arrow:x,y - numbers or parameters */
export const arrow: MarkMaker = ([xId, yId], style): Mark => ({
  wants: () => [],
  draw(d) {
    const stroke = { ...strokeOf(style), dash: [] };
    const [x0, y0, x1, y1] = [d.x(0), d.y(0), d.x(d.number(xId)), d.y(d.number(yId))];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 1) return;
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const head = Math.min(11, 0.5 * length);
    d.surface.clip({ ...d.box, top: d.box.top - 12 }, () => {
      segment(d.surface, x0, y0, x1 - 0.7 * head * ux, y1 - 0.7 * head * uy, stroke);
      d.surface.begin();
      d.surface.move(x1, y1);
      d.surface.line(x1 - head * ux - 0.42 * head * uy, y1 - head * uy + 0.42 * head * ux);
      d.surface.line(x1 - head * ux + 0.42 * head * uy, y1 - head * uy - 0.42 * head * ux);
      d.surface.close();
      d.surface.fill(stroke.ink);
    });
  },
});

/** drag:x,y - two parameters; with one name left out ("_") only the other is set */
export const drag: MarkMaker = ([xId, yId], style, scene): Mark => {
  const number = (d: Parameters<Mark['draw']>[0], id: string) => (id === '_' ? 0 : d.number(id));
  return {
    wants: () => [],
    draw(d) {
      const [x, y] = [d.x(number(d, xId)), d.y(number(d, yId))];
      const { ink } = strokeOf(style);
      segment(d.surface, crisp(x) - 13, crisp(y), crisp(x) + 13, crisp(y), { ink });
      segment(d.surface, crisp(x), crisp(y) - 13, crisp(x), crisp(y) + 13, { ink });
      ring(d.surface, x, y, 8, { ink, width: 2.5 });
    },
    grab(d, _parts, px, py) {
      const far = Math.hypot(px - d.x(number(d, xId)), py - d.y(number(d, yId)));
      if (far > REACH) return null;
      return (at, x, y) => [
        ...setByHand(scene, xId, at.x.inverse(x)),
        ...setByHand(scene, yId, at.y.inverse(y)),
      ];
    },
  };
};

/** progress:view - a bar from 0 to 1 */
export const progress: MarkMaker = ([id]): Mark => ({
  wants: () => [],
  draw(d) {
    const done = Math.min(1, Math.max(0, d.number(id)));
    const y = d.box.top + 4;
    const end = d.box.left + done * (d.box.right - d.box.left);
    segment(d.surface, d.box.left, y, d.box.right, y, { ink: 'hair', width: 3 });
    if (done > 0) segment(d.surface, d.box.left, y, end, y, { ink: 'model', width: 3 });
    const text = `${d.words.label(id)} ${d.words.number(Math.round(100 * done))}%`;
    d.surface.text(text, d.box.left, y + 14, { ink: 'ink-3' });
  },
});
