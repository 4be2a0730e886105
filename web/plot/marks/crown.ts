// A ring of neurons in space: each a column on a circle that is seen from above and before, as high as it
// is active; what is below zero hangs down.
import { type Mark, type MarkMaker, strokeOf } from '../mark.ts';

/** How flat the circle looks. */
const TILT = 0.36;

/** crown:phi,u - 0 rad is in front, the angle grows to the right. A style gives what hangs down its ink,
 * and the whole of its length; without one it is only hinted at. */
export const crown: MarkMaker = ([phi, u], style): Mark => ({
  wants: () => [phi, u].map((view) => ({ kind: 'array' as const, view })),
  draw(d, [phiPart, uPart]) {
    const s = d.surface;
    const [angles, values] = [phiPart.data as Float32Array, uPart.data as Float32Array];
    const { high } = d.frame.extents[u];
    const n = values.length;
    const width = d.box.right - d.box.left;
    const height = d.box.bottom - d.box.top;
    const across = Math.min(0.5 * width - 46, (0.3 * height) / TILT);
    const x0 = (d.box.left + d.box.right) / 2;
    const y0 = d.box.top + (style ? 0.5 : 0.64) * height;
    const tall = ((style ? 0.34 : 0.5) * height) / high;
    const below = style ? strokeOf(style).ink : 'ink-3';
    const foot = (angle: number): [number, number] => [
      x0 + across * Math.sin(angle),
      y0 + TILT * across * Math.cos(angle),
    ];
    /** The nearer, the darker. */
    const near = (angle: number) => 0.35 + 0.65 * (0.5 + 0.5 * Math.cos(angle));
    const round = (lift: (i: number) => number, from: number, to: number) => {
      s.begin();
      for (let i = from; i <= to; i++) {
        const k = ((i % n) + n) % n;
        const [x, y] = foot(angles[k]);
        if (i === from) s.move(x, y - lift(k));
        else s.line(x, y - lift(k));
      }
    };
    round(() => 0, 0, n);
    s.stroke({ ink: 'edge' });
    const order = Array.from(values, (_, i) => i).sort(
      (a, b) => Math.cos(angles[a]) - Math.cos(angles[b]),
    );
    const wide = Math.max(1.25, Math.min(7, (0.62 * 2 * Math.PI * across) / n));
    for (const i of order) {
      const [x, y] = foot(angles[i]);
      const active = values[i] > 0;
      const lift = tall * (active ? values[i] : (style ? 1 : 0.3) * Math.max(values[i], -high));
      s.begin();
      s.move(x, y);
      s.line(x, y - lift);
      if (active) s.stroke({ ink: 'model', width: wide, opacity: near(angles[i]) });
      else s.stroke({ ink: below, width: style ? 0.6 * wide : 1, opacity: 0.6 * near(angles[i]) });
      s.begin();
      s.circle(x, y - lift, active ? Math.max(1.5, 0.5 * wide) : 1.4);
      s.fill(active ? 'model' : below, near(angles[i]));
    }
    for (const [angle, text] of [
      [0, '0'],
      [Math.PI / 2, 'π/2'],
      [Math.PI, '±π'],
      [-Math.PI / 2, '−π/2'],
    ] as const) {
      const [x, y] = foot(angle);
      const [dx, dy] = [18 * Math.sin(angle), 16 * Math.cos(angle)];
      s.text(text, x + dx, y + dy, {
        ink: 'ink-3',
        align: dx > 1 ? 'left' : dx < -1 ? 'right' : 'center',
      });
    }
    s.text(d.words.label(u), d.box.left, d.box.top + 6, { ink: 'ink-2' });
  },
});
