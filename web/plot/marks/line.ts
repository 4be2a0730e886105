// Curves. line: a view over its coordinates. trace: the same in a window of time, with a stroke for
// each spike and a ring at its end. area: filled down to zero. between: filled from one curve to another.
import type { Part } from '../../core/host.ts';
import {
  type Drawing,
  type Mark,
  type MarkMaker,
  overOf,
  readPoints,
  ring,
  segment,
  strokeOf,
} from '../mark.ts';
import type { Stroke } from '../surface.ts';

function path(d: Drawing, points: Float32Array): void {
  const low = d.x.low;
  d.surface.begin();
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [d.x(low + points[i]), d.y(points[i + 1])];
    if (i === 0) d.surface.move(x, y);
    else d.surface.line(x, y);
  }
}

/** Where the curve ends, or leaves the box: there its name is written. */
function labelEnd(d: Drawing, points: Float32Array, text: string, style: string): void {
  for (let i = points.length - 2; i >= 0; i -= 2) {
    const [x, y] = [points[i] + d.x.low, points[i + 1]];
    if (y > d.y.high || y < d.y.low || x > d.x.high) continue;
    d.label(text, d.x(d.x.low + points[i]), d.y(points[i + 1]), strokeOf(style).ink);
    return;
  }
}

export const line: MarkMaker = ([id], style, scene): Mark => {
  const over = overOf(scene, id);
  return {
    xView: over,
    yView: id,
    side: (narrow) => (narrow ? 14 : 128),
    wants: (columns) => [{ kind: 'line', x: over, y: id, columns }],
    draw(d, [part]: Part[]) {
      const points = part.data as Float32Array;
      d.surface.clip(d.box, () => {
        path(d, points);
        d.surface.stroke(strokeOf(style));
      });
      labelEnd(d, points, d.words.label(id), style);
    },
    read: (d, [part], x) => readPoints(d, part, id, x),
  };
};

/** Where samples stand far enough apart to be seen, each gets a point. */
function drawSamples(d: Drawing, points: Float32Array, stroke: Stroke): void {
  if (points.length < 4 || d.x(points[2]) - d.x(points[0]) < 7) return;
  d.surface.begin();
  for (let i = 0; i < points.length; i += 2)
    d.surface.circle(d.x(d.x.low + points[i]), d.y(points[i + 1]), 2);
  d.surface.fill(stroke.ink);
}

/** trace:view,spikes,threshold - times of spikes and the height from which they rise, if given. */
export const trace: MarkMaker = ([id, spikes, from], style, scene): Mark => {
  const over = overOf(scene, id);
  return {
    xView: over,
    yView: id,
    sliding: true,
    wants: (columns) => [
      { kind: 'line', x: over, y: id, columns },
      ...(spikes ? [{ kind: 'array' as const, view: spikes, minus: over }] : []),
    ],
    draw(d, [part, spikePart]) {
      const points = part.data as Float32Array;
      const stroke = strokeOf(style);
      d.surface.clip({ ...d.box, top: d.box.top - 18 }, () => {
        path(d, points);
        d.surface.stroke({ ...stroke, width: 2 });
        d.surface.begin();
        const foot = from ? d.y(d.number(from)) : d.box.top;
        for (const t of (spikePart?.data as Float32Array) ?? []) {
          const x = d.x(d.x.low + t);
          d.surface.move(x, foot);
          d.surface.line(x, d.box.top - 14);
        }
        d.surface.stroke({ ...stroke, width: 2 });
        drawSamples(d, points, stroke);
      });
      if (points.length > 0) {
        const end = points.length - 2;
        ring(d.surface, d.x(d.x.low + points[end]), d.y(points[end + 1]), 4.5, {
          ...stroke,
          width: 2,
        });
      }
    },
    read: (d, [part], x) => readPoints(d, part, id, x),
  };
};

export const area: MarkMaker = ([id], style, scene): Mark => {
  const over = overOf(scene, id);
  return {
    xView: over,
    yView: id,
    sliding: true,
    wants: (columns) => [{ kind: 'line', x: over, y: id, columns }],
    draw(d, [part]) {
      const points = part.data as Float32Array;
      if (points.length === 0) return;
      const ground = d.y(Math.max(0, d.y.low));
      const { ink } = strokeOf(style);
      d.surface.clip(d.box, () => {
        path(d, points);
        d.surface.line(d.x(d.x.low + points[points.length - 2]), ground);
        d.surface.line(d.x(d.x.low + points[0]), ground);
        d.surface.close();
        d.surface.fill(ink, 0.18);
        path(d, points);
        d.surface.stroke({ ink, width: 1.5 });
      });
    },
    read: (d, [part], x) => readPoints(d, part, id, x),
  };
};

/** between:view,view - the area between two curves, as far as the second goes. */
export const between: MarkMaker = ([id, other], style, scene): Mark => {
  const over = overOf(scene, id);
  return {
    xView: over,
    yView: id,
    wants: (columns) => [id, other].map((y) => ({ kind: 'line', x: over, y, columns })),
    draw(d, [part, otherPart]) {
      const [points, back] = [part.data as Float32Array, otherPart.data as Float32Array];
      if (points.length === 0 || back.length === 0) return;
      const end = d.x(d.x.low + back[back.length - 2]);
      d.surface.clip({ ...d.box, right: Math.min(d.box.right, end) }, () => {
        path(d, points);
        for (let i = back.length - 2; i >= 0; i -= 2)
          d.surface.line(d.x(d.x.low + back[i]), d.y(back[i + 1]));
        d.surface.close();
        d.surface.fill(strokeOf(style).ink, 0.18);
      });
    },
  };
};

/** bars: a view as columns over evenly spaced coordinates. */
export const bars: MarkMaker = ([id], style, scene): Mark => {
  const over = overOf(scene, id);
  return {
    xView: over,
    yView: id,
    wants: () => [{ kind: 'line', x: over, y: id, columns: 1000 }],
    draw(d, [part]) {
      const points = part.data as Float32Array;
      const { ink } = strokeOf(style);
      const width = points.length > 2 ? d.x(points[2]) - d.x(points[0]) : 8;
      d.surface.begin();
      for (let i = 0; i < points.length; i += 2) {
        const middle = d.x(d.x.low + points[i]);
        const [left, right] = [middle - 0.42 * width, middle + 0.42 * width];
        d.surface.move(left, d.box.bottom);
        for (const [x, y] of [
          [left, d.y(points[i + 1])],
          [right, d.y(points[i + 1])],
          [right, d.box.bottom],
        ])
          d.surface.line(x, y);
        d.surface.close();
      }
      d.surface.fill(ink, 0.75);
      segment(d.surface, d.box.left, d.box.bottom, d.box.right, d.box.bottom, { ink: 'edge' });
    },
    read: (d, [part], x) => readPoints(d, part, id, x),
  };
};
