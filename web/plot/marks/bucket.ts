// A leaking bucket on the scale of the plot beside it: its level is the plot's value now, its brim
// the threshold, the stream from the tap what flows in, the jet at the bottom what leaks out.
import { type Mark, type MarkMaker, segment, unitOf } from '../mark.ts';

/** bucket:level,brim,inflow,leak */
export const bucket: MarkMaker = ([level, brim, inflow, leak], _style, scene): Mark => ({
  side: (narrow) => (narrow ? 92 : 232),
  wants: () => [],
  draw(d) {
    const s = d.surface;
    const sloped = d.narrow ? 4 : 10;
    const width = d.narrow ? 60 : 132;
    const left = d.box.right + (d.narrow ? 16 : 40);
    const bottom = d.y(Math.max(d.y.low, Math.min(0, d.number(level))));
    const top = d.y(d.number(brim));
    const water = d.y(d.number(level));
    const ink = { ink: 'ink' as const, width: 1.5 };
    /** How far the wall stands in at this height. */
    const wall = (y: number) => (sloped * (y - top)) / (bottom - top);
    const [flow, loss] = [d.number(inflow), Math.max(0, d.number(leak))];
    const perUnit = 14 / Math.max(1, scene.params.find((p) => p.id === inflow)?.highest ?? 1);

    segment(s, d.box.right, water, left + 2, water, { ink: 'model', dash: [1, 3] });
    segment(s, d.box.right, top, left + width + 24, top, { ink: 'ink-2', dash: [2, 4] });
    s.begin();
    s.move(left + wall(water), water);
    s.line(left + width - wall(water), water);
    s.line(left + width - sloped, bottom);
    s.line(left + sloped, bottom);
    s.close();
    s.fill('model', 0.22);
    segment(s, left + wall(water), water, left + width - wall(water), water, {
      ink: 'model',
      width: 2,
    });

    const tap = left + width / 2;
    const mouth = d.box.top - 14;
    const stream = flow > 0 ? Math.max(1, flow * perUnit) : 0;
    if (stream > 0) segment(s, tap, mouth, tap, water, { ink: 'model', width: stream });
    s.begin();
    s.move(tap - 8, mouth);
    s.line(tap - 8, mouth - 14);
    s.curve(tap - 8, mouth - 24, tap + 2, mouth - 24);
    s.line(left + width + 20, mouth - 24);
    s.move(tap + 8, mouth);
    s.line(tap + 8, mouth - 10);
    s.line(left + width + 20, mouth - 10);
    s.stroke(ink);

    s.begin();
    s.move(left, top);
    s.line(left + sloped, bottom);
    s.line(left + width - sloped - 8, bottom);
    s.move(left + width - sloped - 1, bottom - 7);
    s.line(left + width, top);
    s.stroke(ink);
    if (loss > 0) {
      const jet = Math.min(1, loss * perUnit);
      const from = left + width - sloped - 4;
      s.begin();
      s.move(from, bottom - 2);
      s.curve(from + 8 + 14 * jet, bottom + 4, from + 10 + 20 * jet, bottom + 38);
      s.stroke({ ink: 'model', width: Math.max(0.8, loss * perUnit) });
    }
    if (d.narrow) return;
    const say = (id: string, value: number) =>
      `${d.words.label(id)} ${d.words.number(value, 2)} ${unitOf(scene, id)}`;
    s.text(say(inflow, flow), tap + 14, mouth + 8, { ink: 'ink-2' });
    s.text(say(leak, loss), left + width - sloped - 16, bottom + 26, {
      ink: 'ink-2',
      align: 'right',
    });
  },
});
