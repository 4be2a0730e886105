// A kernel on a picture. frame: a square on a picture that a hand can move. products: what lies under
// the kernel, times its weights, cell by cell, and the sum.
import { type Drawing, type Mark, type MarkMaker, rectangle, setByHand } from '../mark.ts';
import { type Box, fitted } from '../surface.ts';

function outline(d: Drawing, box: Box, ink: 'model' | 'plate', width: number): void {
  rectangle(d.surface, box);
  d.surface.stroke({ ink, width });
}

/**
 * frame:picture,top,left,side,row,column,stride - a square of `side` cells whose corner is at (top, left);
 * pulled, it sets the parameters row and column, in units of `stride`. top and left are single-number
 * views; side and stride views, parameters or plain numbers.
 */
export const frame: MarkMaker = (
  [picture, topId, leftId, side, row, column, stride],
  _,
  scene,
): Mark => {
  const number = (d: Drawing, id: string) => (/^\d+$/.test(id) ? Number(id) : d.number(id));
  const cells = (d: Drawing) => {
    const { length: rows, columns } = d.frame.extents[picture];
    const box = fitted(d.box, rows, columns);
    return { box, rows, columns, cell: (box.right - box.left) / columns };
  };
  return {
    wants: () => [],
    draw(d) {
      const { box, rows, cell } = cells(d);
      if (rows === 0) return;
      const [top, left] = [box.top + cell * d.number(topId), box.left + cell * d.number(leftId)];
      const size = cell * number(d, side);
      const square = { left, top, right: left + size, bottom: top + size };
      outline(d, square, 'plate', 5);
      outline(d, square, 'model', 2.5);
    },
    grab(d, _parts, px, py) {
      const { box } = cells(d);
      if (!row || px < box.left || px > box.right || py < box.top || py > box.bottom) return null;
      return (at, x, y) => {
        const now = cells(at);
        const half = (number(at, side) - 1) / 2;
        const step = number(at, stride);
        const place = (pixel: number, start: number, most: number) =>
          Math.min(most - number(at, side), Math.floor((pixel - start) / now.cell) - half) / step;
        return [
          ...setByHand(scene, row, place(y, now.box.top, now.rows)),
          ...setByHand(scene, column, place(x, now.box.left, now.columns)),
        ];
      };
    },
  };
};

/** products:patch,weights,products,total */
export const products: MarkMaker = ([patchId, weightsId, productsId, totalId]): Mark => ({
  wants: () => [patchId, weightsId, productsId].map((view) => ({ kind: 'array', view })),
  draw(d, [patch, weights, product]) {
    const { length: rows, columns, low, high } = d.frame.extents[productsId];
    const [x, w, xw] = [patch, weights, product].map((part) => part.data as Float32Array);
    const box = fitted({ ...d.box, bottom: d.box.bottom - 34 }, rows, columns);
    const cell = (box.right - box.left) / columns;
    d.surface.picture({ rows, columns, data: xw, low, high, map: 'div' }, box);
    d.surface.text(d.words.label(productsId), d.box.left, d.box.top - 24, { ink: 'ink-2' });
    for (let k = 0; k < rows * columns; k++) {
      const [left, top] = [
        box.left + (k % columns) * cell,
        box.top + Math.floor(k / columns) * cell,
      ];
      outline(d, { left, top, right: left + cell, bottom: top + cell }, 'plate', 2);
      const middle = left + cell / 2;
      const centre = { align: 'center' as const };
      const factors = `${d.words.number(x[k], 2)} × ${d.words.number(w[k])}`;
      d.surface.text(factors, middle, top + 0.36 * cell, { ink: 'ink-2', ...centre });
      d.surface.text(d.words.number(xw[k], 2), middle, top + 0.66 * cell, {
        ink: 'ink',
        bold: true,
        ...centre,
      });
    }
    const sum = `${d.words.label(totalId)} ${d.words.number(d.number(totalId), 2)}`;
    d.surface.text(sum, box.left, box.bottom + 22, { ink: 'model', bold: true, size: 15 });
  },
});
