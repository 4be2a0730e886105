// scores:view,bound,name,... - one number for each of a few rivals, the first of them the reader's
// own, on a common scale. The dotted line is what counts as enough. Rivals beyond the view's length
// have no number yet.
import { crisp, type Mark, type MarkMaker, ring, segment } from '../mark.ts';

/** The width of a label, near enough: full-width characters are twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 13 : 7.4), 0);
}

/** Room below the rows, for what counts as enough. */
const FOOT = 18;

export const scores: MarkMaker = ([id, bound, ...names]): Mark => ({
  wants: () => [{ kind: 'array', view: id }],
  draw(d, [part]) {
    const { surface: s, box, words } = d;
    const values = part.data as Float32Array;
    const { low, high } = d.frame.extents[id];
    const labels = names.map((name) => words.label(name));
    const left = box.left + Math.max(...labels.map(widthOf)) + 12;
    const right = box.right - 40;
    const at = (value: number) =>
      left + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (right - left);
    s.text(words.label(id), box.left, box.top - 24, { ink: 'ink-2', bold: true });
    const bottom = box.bottom - FOOT;
    const height = (bottom - box.top) / names.length;
    const edge = bound ? d.number(bound) : 0;
    if (edge !== 0 && edge > low && edge < high) {
      const x = crisp(at(edge));
      segment(s, x, box.top - 2, x, bottom, { ink: 'ink-2', dash: [2, 4] });
      const text = `${words.label(bound)} ${words.number(edge, 2)}`;
      const room = widthOf(text) / 2;
      const middle = Math.min(box.right - room, Math.max(box.left + room, x));
      s.text(text, middle, bottom + 9, { ink: 'ink-2', align: 'center' });
    }
    names.forEach((_, i) => {
      const own = i === 0;
      const y = box.top + (i + 0.5) * height;
      s.text(labels[i], box.left, y, { ink: own ? 'model' : 'ink-2', bold: own });
      segment(s, left, crisp(y), right, crisp(y), { ink: 'hair' });
      if (low < 0) segment(s, crisp(at(0)), y - 4, crisp(at(0)), y + 5, { ink: 'edge' });
      if (i >= values.length) return;
      const x = at(values[i]);
      if (own) {
        s.begin();
        s.circle(x, y, 6);
        s.fill('model');
      } else ring(s, x, y, 5, { ink: 'ink-3', width: 1.75 });
      const style = { ink: own ? 'model' : 'ink-3', align: 'right', bold: own } as const;
      s.text(words.number(values[i], 2), box.right, y, style);
    });
  },
});
