// What a unit of a stack sees. field: the box of its receptive field over the picture that the network
// receives, with a handle that moves it. cone: every unit of a small stack along one axis, and the
// connections that lead down from one of them.
import {
  crisp,
  type Drawing,
  type Mark,
  type MarkMaker,
  REACH,
  rectangle,
  ring,
  segment,
  setByHand,
} from '../mark.ts';
import type { Box, Stroke } from '../surface.ts';

function outline(d: Drawing, box: Box, stroke: Stroke): void {
  rectangle(d.surface, box);
  d.surface.stroke(stroke);
}

/** Lies over what is outside `hole`, within `box`. */
function veil(d: Drawing, box: Box, hole: Box): void {
  const left = Math.min(Math.max(hole.left, box.left), box.right);
  const right = Math.min(Math.max(hole.right, box.left), box.right);
  const top = Math.min(Math.max(hole.top, box.top), box.bottom);
  const bottom = Math.min(Math.max(hole.bottom, box.top), box.bottom);
  const pieces: Box[] = [
    { left: box.left, right: box.right, top: box.top, bottom: top },
    { left: box.left, right: box.right, top: bottom, bottom: box.bottom },
    { left: box.left, right: left, top, bottom },
    { left: right, right: box.right, top, bottom },
  ];
  for (const piece of pieces) {
    if (piece.right - piece.left < 0.5 || piece.bottom - piece.top < 0.5) continue;
    rectangle(d.surface, piece);
    d.surface.fill('plate', 0.6);
  }
}

/** Where pixels of the input lie on the canvas: the picture and every box fit in, and x and y have one
 * scale. */
interface Place {
  x(pixel: number): number;
  y(pixel: number): number;
  /** Pixels of the input at a place of the canvas. */
  at(px: number, py: number): [number, number];
  scale: number;
}

interface Square {
  left: number;
  top: number;
  side: number;
}

function placeOf(box: Box, flat: boolean, squares: Square[]): Place {
  const low = (axis: 'left' | 'top') => Math.min(...squares.map((s) => s[axis]));
  const high = (axis: 'left' | 'top') => Math.max(...squares.map((s) => s[axis] + s.side));
  const [left, wide] = [low('left'), high('left') - low('left')];
  const [top, tall] = flat ? [-0.5, 1] : [low('top'), high('top') - low('top')];
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const scale = flat ? width / wide : Math.min(width / wide, height / tall);
  const x0 = box.left + (flat ? 0 : Math.max(0, (width - scale * wide) / 2));
  const strip = Math.min(72, height / 2);
  const y0 = flat ? box.top + (height - strip) / 2 : box.top;
  const down = flat ? strip : scale;
  return {
    x: (pixel) => x0 + (pixel - left) * scale,
    y: (pixel) => y0 + (pixel - top) * down,
    at: (px, py) => [left + (px - x0) / scale, top + (py - y0) / down],
    scale,
  };
}

/** field:picture,n0,field_left,field_top,r,std,x,y[,other_left,other_top,r_other] - the numbers are views,
 * x and y parameters. Pixel i lies from i - 1/2 to i + 1/2. */
export const field: MarkMaker = (ids, _style, scene): Mark => {
  const [picture, n0, leftId, topId, rId, stdId, xId, yId, otherLeft, otherTop, otherR] = ids;

  const lay = (d: Drawing) => {
    const flat = d.frame.extents[picture].length === 1;
    const n = d.number(n0);
    const whole: Square = { left: -0.5, top: -0.5, side: n };
    const square = (left: number, top: number, side: number): Square => ({
      left: left - 0.5,
      top: (flat ? 0 : top) - 0.5,
      side,
    });
    const own = square(d.number(leftId), d.number(topId), d.number(rId));
    const other =
      otherR && d.number(otherR) > 1
        ? square(d.number(otherLeft), d.number(otherTop), d.number(otherR))
        : null;
    const place = placeOf(d.box, flat, other ? [whole, own, other] : [whole, own]);
    const box = (s: Square): Box => ({
      left: place.x(s.left),
      right: place.x(s.left + s.side),
      top: place.y(flat ? -0.5 : s.top),
      bottom: place.y(flat ? 0.5 : s.top + s.side),
    });
    return { flat, place, whole: box(whole), own: box(own), other: other && box(other) };
  };

  return {
    wants: () => [{ kind: 'array', view: picture }],
    draw(d, [part]) {
      const { flat, place, whole, own, other } = lay(d);
      const { length: rows, columns } = d.frame.extents[picture];
      const data = part.data as Float32Array;
      d.surface.picture({ rows, columns, data, low: 0, high: 1, map: 'grey' }, whole);
      veil(d, whole, own);
      outline(d, whole, { ink: 'edge', width: 1 });
      if (other) outline(d, other, { ink: 'silver', width: 1.75, dash: [6, 4] });
      // two standard deviations of the uniform stack: where 95 % of a Gaussian lies
      const radius = 2 * d.number(stdId) * place.scale;
      const [cx, cy] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
      if (!flat && radius > 3) {
        d.surface.begin();
        d.surface.circle(cx, cy, radius);
        d.surface.fill('model', 0.3);
        d.surface.begin();
        d.surface.circle(cx, cy, radius);
        d.surface.stroke({ ink: 'model', width: 1.25, dash: [2, 3] });
      }
      outline(d, own, { ink: 'model', width: 2.25 });
      const say = (id: string) => `${d.words.label(id)} ${d.words.number(d.number(id))} px`;
      const above = Math.max(d.box.top - 24, Math.min(whole.top, own.top) - 14);
      d.surface.text(say(rId), d.box.left, above, { ink: 'model', bold: true });
      if (other) d.surface.text(say(otherR), d.box.right, above, { ink: 'ink-3', align: 'right' });
      const [x, y] = [place.x(d.number(xId)), flat ? cy : place.y(d.number(yId))];
      ring(d.surface, x, y, 8, { ink: 'plate', width: 5 });
      ring(d.surface, x, y, 8, { ink: 'model', width: 2.5 });
    },
    grab(d, _parts, px, py) {
      const { flat, place, own } = lay(d);
      const y = flat ? (own.top + own.bottom) / 2 : place.y(d.number(yId));
      if (Math.hypot(px - place.x(d.number(xId)), py - y) > REACH + 4) return null;
      const last = d.number(n0) - 1;
      return (_at, toX, toY) => {
        const [pixelX, pixelY] = place.at(toX, toY);
        return [
          ...setByHand(scene, xId, Math.min(last, pixelX)),
          ...(flat ? [] : setByHand(scene, yId, Math.min(last, pixelY))),
        ];
      };
    },
  };
};

// ---- cone ----

/** Of an input wider than this only the field and what lies about it are shown. */
const WHOLE = 48;
/** More connections than this are drawn as one outline. */
const LINES = 1500;

/** cone:n0,unit,depth,k,s,p,d,n,centre,jump - numbers, then arrays over the layers; the unit is one of
 * layer `depth` */
export const cone: MarkMaker = ([n0Id, unitId, depthId, ...views]): Mark => ({
  wants: () => views.map((view) => ({ kind: 'array' as const, view })),
  draw(d, parts) {
    const [k, s, p, dil, n, centre, jump] = parts.map((part) =>
      Array.from(part.data as Float32Array),
    );
    const [n0, layers] = [d.number(n0Id), d.number(depthId)];
    const count = [n0, ...n];
    const middle = (l: number, i: number) => (l === 0 ? i : centre[l - 1] + i * jump[l - 1]);
    // which units of each layer the chosen one is connected to, from the top down
    const reached: number[][] = Array.from({ length: layers + 1 }, () => []);
    reached[layers] = [d.number(unitId)];
    let lines = 0;
    for (let l = layers; l > 0; l--) {
      const below = new Set<number>();
      for (const i of reached[l])
        for (let a = 0; a < k[l - 1]; a++) below.add(i * s[l - 1] + a * dil[l - 1] - p[l - 1]);
      lines += reached[l].length * k[l - 1];
      reached[l - 1] = [...below].sort((a, b) => a - b);
    }
    const ends = reached.flatMap((units, l) => [
      middle(l, units[0]),
      middle(l, units[units.length - 1]),
    ]);
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    const about = Math.max(6, 0.2 * (last - first));
    const low = (n0 > WHOLE ? first - about : Math.min(-1, first)) - 0.5;
    const high = (n0 > WHOLE ? last + about : Math.max(n0, last)) + 0.5;
    const right = d.box.right - (d.narrow ? 74 : 132);
    const x = (pixel: number) => d.box.left + ((pixel - low) / (high - low)) * (right - d.box.left);
    const y = (l: number) =>
      d.box.bottom - 12 - (l / Math.max(1, layers)) * (d.box.bottom - d.box.top - 24);
    const spacing = (right - d.box.left) / (high - low);
    if (lines <= LINES) {
      for (let l = layers; l > 0; l--)
        for (const i of reached[l])
          for (let a = 0; a < k[l - 1]; a++) {
            const to = i * s[l - 1] + a * dil[l - 1] - p[l - 1];
            const padded = to < 0 || to >= count[l - 1];
            const stroke: Stroke = { ink: 'model', width: 1, opacity: padded ? 0.3 : 0.75 };
            segment(d.surface, x(middle(l, i)), y(l), x(middle(l - 1, to)), y(l - 1), stroke);
          }
    } else {
      d.surface.begin();
      for (let l = layers; l >= 0; l--) d.surface.line(x(middle(l, reached[l][0])), y(l));
      for (let l = 0; l <= layers; l++)
        d.surface.line(x(middle(l, reached[l][reached[l].length - 1])), y(l));
      d.surface.close();
      d.surface.fill('model', 0.25);
    }
    for (let l = 0; l <= layers; l++) {
      const step = l === 0 ? 1 : jump[l - 1];
      const radius = Math.max(1, Math.min(l === 0 ? 4.5 : 4, 0.36 * spacing * step));
      const lit = new Set(reached[l]);
      const every = Math.max(1, Math.ceil(4 / (spacing * step)));
      for (let i = 0; i < count[l]; i += every) {
        if (lit.has(i) || middle(l, i) < low || middle(l, i) > high) continue;
        ring(d.surface, x(middle(l, i)), y(l), radius, { ink: 'edge', width: 1 });
      }
      if (lit.size <= LINES)
        for (const i of lit) {
          const outside = i < 0 || i >= count[l]; // padding
          d.surface.begin();
          d.surface.circle(x(middle(l, i)), y(l), radius);
          if (!outside) d.surface.fill('model');
          else d.surface.stroke({ ink: 'model', width: 1, dash: [2, 2] });
        }
      const wide = middle(0, 0) + reached[0][reached[0].length - 1] - reached[0][0] + 1;
      const text =
        l === 0
          ? `r = ${d.words.number(wide)}`
          : d.narrow
            ? `j = ${d.words.number(jump[l - 1])}`
            : `j = ${d.words.number(jump[l - 1])}, n = ${d.words.number(n[l - 1])}`;
      d.surface.text(text, right + 12, y(l), { ink: l === 0 ? 'model' : 'ink-3', bold: l === 0 });
    }
    // the field as a bracket below the input
    const [from, to] = [x(reached[0][0] - 0.5), x(reached[0][reached[0].length - 1] + 0.5)];
    const under = crisp(y(0) + 13);
    segment(d.surface, from, under, to, under, { ink: 'model', width: 2.25 });
    for (const end of [from, to])
      segment(d.surface, end, under - 5, end, under + 1, { ink: 'model', width: 2.25 });
  },
});
