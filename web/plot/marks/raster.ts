// Many rows of events, as a picture of how many fall into each cell: a dark point is an event.
import type { Part } from '../../core/host.ts';
import { type Mark, type MarkMaker, overOf } from '../mark.ts';

export const raster: MarkMaker = ([id], _style, scene): Mark => {
  const over = overOf(scene, id);
  const keep = {};
  let size = '';
  let since = Number.NEGATIVE_INFINITY; // columns before this one are in the picture
  return {
    xView: over,
    yView: id,
    sliding: true,
    forget() {
      since = Number.NEGATIVE_INFINITY;
    },
    wants(columns, rows) {
      if (size !== `${rows} ${columns}`) this.forget?.();
      size = `${rows} ${columns}`;
      return [{ kind: 'raster', t: over, row: id, columns, rows, since }];
    },
    draw(d, [part]) {
      const { data, first, count } = part as Extract<Part, { kind: 'raster' }>;
      const [rows, columns] = size.split(' ').map(Number);
      const end = first + count;
      if (data.length !== rows * count) return; // asked for at another size
      since = end - 1; // the newest column may still fill
      d.surface.cells({ rows, columns, strip: data, first, count, end, keep }, d.box);
    },
  };
};
