// Points that the reader paints into a plot, or wipes off it, with the pointer. The scene has a choice
// "brush" (off, paint, erase) and an input of points; the keyboard's way to another cloud are the sliders
// of its shape.
import type { Change, Mark, MarkMaker } from '../mark.ts';

/** Pixels within which a stroke scatters its points, and within which the eraser takes them. */
const WIDTH = 16;
const PER_MOVE = 3;
/** The golden angle: places on a disc that never line up. */
const TURN = Math.PI * (3 - Math.sqrt(5));

const [PAINT, ERASE] = [1, 2];

/** brush:x,y,input,choice */
export const brush: MarkMaker = ([x, y, id, choice], _style, scene): Mark => {
  const input = scene.inputs.find((row) => row.id === id);
  if (!input) throw new Error(`${scene.id} takes no input "${id}"`);
  let points: { x: number; y: number }[] = [];
  let painted = 0;

  const given = (): Change => {
    const data = Float64Array.from(points.flatMap((p) => [p.x, p.y]));
    return { give: id, given: { data, rows: points.length, columns: 2 } };
  };
  const inside = (value: number) => Math.min(input.highest, Math.max(input.lowest, value));

  return {
    xView: x,
    yView: y,
    wants: () => [],
    draw(d) {
      d.surface.clip(d.box, () => {
        for (const p of points) {
          d.surface.begin();
          d.surface.circle(d.x(p.x), d.y(p.y), 2.5);
          d.surface.fill('model', 0.7);
        }
      });
    },
    grab(d, _parts, px, py) {
      const mode = d.number(choice);
      const { left, right, top, bottom } = d.box;
      if (mode === 0 || px < left || px > right || py < top || py > bottom) return null;
      return (at, toX, toY) => {
        if (mode === PAINT) {
          for (let i = 0; i < PER_MOVE; i++) {
            const far = WIDTH * Math.sqrt(((painted * 7) % 16) / 16);
            const angle = TURN * painted++;
            const place = [toX + far * Math.cos(angle), toY + far * Math.sin(angle)];
            points.push({ x: inside(at.x.inverse(place[0])), y: inside(at.y.inverse(place[1])) });
          }
          points = points.slice(-input.rows);
        } else if (mode === ERASE) {
          const away = (p: { x: number; y: number }) =>
            Math.hypot(at.x(p.x) - toX, at.y(p.y) - toY) > 1.5 * WIDTH;
          points = points.filter(away);
        }
        return [given()];
      };
    },
  };
};
