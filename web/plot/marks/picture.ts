// Matrices as pictures. image: a view fitted into the panel, its aspect kept, with its scale beside it.
// heat: the same over two axes. tiles: each row of a view is a square picture of its own.
import type { Part } from '../../core/host.ts';
import type { Drawing, Mark, MarkMaker } from '../mark.ts';
import { type ColourMap, colourMaps, fitted, type Picture } from '../surface.ts';

function mapOf(style: string): ColourMap {
  const map = (style || 'seq') as ColourMap;
  if (!colourMaps.includes(map)) throw new Error(`"${style}" is no map of colours`);
  return map;
}

/** Numbers of a map from left to right, for the scale. */
const ramp = Array.from({ length: 128 }, (_, i) => i);

/** The scale above a picture, at the right: a strip with its two end values. Gives its left end. */
function drawScale(d: Drawing, map: ColourMap, low: number, high: number, right: number): number {
  if (map === 'grey') return right;
  const [top, width] = [d.box.top - 27, 64];
  const text = { ink: 'ink-3' as const, align: 'right' as const };
  const from = right - width - d.words.number(high).length * 7 - 6;
  const strip = { left: from, right: from + width, top, bottom: top + 6 };
  d.surface.picture({ rows: 1, columns: 128, data: ramp, low: 0, high: 127, map }, strip);
  d.surface.text(d.words.number(low), from - 6, top + 3, text);
  d.surface.text(d.words.number(high), right, top + 3, text);
  return from - 12 - d.words.number(low).length * 7;
}

function matrix(d: Drawing, id: string, part: Part, map: ColourMap): Picture {
  const { low, high, length: rows, columns } = d.frame.extents[id];
  return { rows, columns, data: part.data as Float32Array, low, high, map };
}

export const image: MarkMaker = ([id], style): Mark => {
  const map = mapOf(style);
  return {
    wants: () => [{ kind: 'array', view: id }],
    draw(d, [part]) {
      const picture = matrix(d, id, part, map);
      if (picture.rows === 0) return;
      const box = fitted(d.box, picture.rows, picture.columns);
      d.surface.picture(picture, box);
      d.surface.text(d.words.label(id), d.box.left, d.box.top - 24, { ink: 'ink-2' });
      drawScale(d, map, picture.low, picture.high, d.box.right);
    },
  };
};

/** heat:view,x,y - the extents of x and y span the axes; row 0 is the highest y. */
export const heat: MarkMaker = ([id, xView, yView], style): Mark => {
  const map = mapOf(style);
  return {
    xView,
    yView,
    wants: () => [{ kind: 'array', view: id }],
    draw(d, [part]) {
      const picture = matrix(d, id, part, map);
      d.surface.picture(picture, d.box);
      const left = drawScale(d, map, picture.low, picture.high, d.box.right);
      const style = { ink: 'ink-2' as const, align: 'right' as const };
      d.surface.text(d.words.label(id), left, d.box.top - 24, style);
    },
  };
};

/** How many columns of square tiles fill a box best. */
export function tileColumns(n: number, width: number, height: number): number {
  let [best, most] = [1, 0];
  for (let columns = 1; columns <= n; columns++) {
    const side = Math.min(width / columns, height / Math.ceil(n / columns));
    if (side > most) [best, most] = [columns, side];
  }
  return best;
}

export const tiles: MarkMaker = ([id], style): Mark => {
  const map = mapOf(style);
  return {
    wants: () => [{ kind: 'array', view: id }],
    draw(d, [part]) {
      const { low, high, length: n, columns: size } = d.frame.extents[id];
      d.surface.text(d.words.label(id), d.box.left, d.box.top - 24, { ink: 'ink-2' });
      if (n === 0) return;
      const side = Math.round(Math.sqrt(size));
      const [width, height] = [d.box.right - d.box.left, d.box.bottom - d.box.top];
      const across = tileColumns(n, width, height);
      const pitch = Math.min(width / across, height / Math.ceil(n / across));
      const gap = Math.max(1, 0.06 * pitch);
      const data = part.data as Float32Array;
      for (let k = 0; k < n; k++) {
        const left = d.box.left + (k % across) * pitch;
        const top = d.box.top + Math.floor(k / across) * pitch;
        const box = { left, top, right: left + pitch - gap, bottom: top + pitch - gap };
        const tile = data.subarray(k * size, (k + 1) * size);
        d.surface.picture({ rows: side, columns: side, data: tile, low, high, map }, box);
      }
    },
  };
};
