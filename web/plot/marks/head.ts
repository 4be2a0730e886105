// An animal's head seen from above, in the middle of its compass: the activity of a ring of neurons as a
// curve around it, the heading that it has and the heading that the ring reports, with what lies between.
// Angles are degrees, clockwise from the top.
import { type Change, type Drawing, type Mark, type MarkMaker, ring, segment } from '../mark.ts';

const turned = (degrees: number) => (degrees * Math.PI) / 180;
/** To -180 ... 180. */
const wrapped = (degrees: number) => degrees - 360 * Math.round(degrees / 360);

/** The dial on the canvas: its middle, the circle on which silence lies, the room for activity. */
function dialOf({ box }: Drawing) {
  const room = Math.min(box.right - box.left, box.bottom - box.top) / 2;
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  return { x, y, base: 0.5 * room, reach: 0.34 * room, rim: 0.9 * room };
}

type Dial = ReturnType<typeof dialOf>;

/** The place at an angle and a distance from the middle. */
const at = (dial: Dial, degrees: number, distance: number): [number, number] => [
  dial.x + distance * Math.sin(turned(degrees)),
  dial.y - distance * Math.cos(turned(degrees)),
];

function drawCompass(d: Drawing, dial: Dial): void {
  for (let angle = 0; angle < 360; angle += 15) {
    const long = angle % 90 === 0 ? 10 : angle % 45 === 0 ? 7 : 4;
    const [x0, y0] = at(dial, angle, dial.rim);
    const [x1, y1] = at(dial, angle, dial.rim - long);
    segment(d.surface, x0, y0, x1, y1, { ink: 'edge' });
  }
  for (const angle of [0, 90, 180, -90]) {
    const [x, y] = at(dial, angle, dial.rim + 14);
    const align = angle === 90 ? 'left' : angle === -90 ? 'right' : 'center';
    d.surface.text(
      `${d.words.number(angle)}°`,
      x - (angle === 90 ? 8 : angle === -90 ? -8 : 0),
      y,
      {
        ink: 'ink-3',
        align,
      },
    );
  }
}

/** The activity around its circle. */
function drawBump(d: Drawing, dial: Dial, phi: Float32Array, r: Float32Array, top: number): void {
  const s = d.surface;
  s.begin();
  s.circle(dial.x, dial.y, dial.base);
  s.stroke({ ink: 'hair' });
  const curve = () => {
    s.begin();
    r.forEach((value, i) => {
      const [x, y] = at(dial, phi[i], dial.base + (dial.reach * Math.min(value, top)) / top);
      if (i === 0) s.move(x, y);
      else s.line(x, y);
    });
    s.close();
  };
  curve();
  s.fill('model', 0.2);
  s.begin();
  s.circle(dial.x, dial.y, dial.base);
  s.fill('plate');
  curve();
  s.stroke({ ink: 'model', width: 2 });
  r.forEach((value, i) => {
    const [x, y] = at(dial, phi[i], dial.base);
    s.begin();
    s.circle(x, y, value > 0 ? 2.4 : 1.4);
    s.fill(value > 0 ? 'model' : 'ink-3');
  });
}

/** From above: the skull, its ears and its snout. */
function drawHead(d: Drawing, dial: Dial, theta: number): void {
  const s = d.surface;
  const size = 0.62 * dial.base;
  const place = (side: number, ahead: number): [number, number] => {
    const angle = turned(theta);
    return [
      dial.x + size * (side * Math.cos(angle) + ahead * Math.sin(angle)),
      dial.y + size * (side * Math.sin(angle) - ahead * Math.cos(angle)),
    ];
  };
  const line = { ink: 'ink' as const, width: 1.5 };
  for (const side of [-1, 1]) {
    const [x, y] = place(0.5 * side, -0.22);
    s.begin();
    s.circle(x, y, 0.24 * size);
    s.fill('plate');
    s.stroke(line);
  }
  s.begin();
  s.move(...place(0, 1));
  s.curve(...place(0.2, 0.92), ...place(0.34, 0.36));
  s.curve(...place(0.6, 0), ...place(0.46, -0.4));
  s.curve(...place(0.3, -0.74), ...place(0, -0.74));
  s.curve(...place(-0.3, -0.74), ...place(-0.46, -0.4));
  s.curve(...place(-0.6, 0), ...place(-0.34, 0.36));
  s.curve(...place(-0.2, 0.92), ...place(0, 1));
  s.close();
  s.fill('plate');
  s.fill('ink', 0.06);
  s.stroke(line);
  for (const side of [-1, 1]) {
    s.begin();
    s.circle(...place(0.26 * side, 0.26), Math.max(1.5, 0.045 * size));
    s.fill('ink');
    for (const spread of [0.52, 0.7]) {
      segment(s, ...place(0.12 * side, 0.84), ...place(0.5 * side, 0.4 + spread * 0.6), {
        ink: 'ink-3',
      });
    }
  }
  s.begin();
  s.circle(...place(0, 0.99), Math.max(2, 0.06 * size));
  s.fill('ink');
}

/** What lies between the true heading and the one that is reported: a wedge, with its arc at the rim. */
function drawDifference(d: Drawing, dial: Dial, from: number, by: number): void {
  const steps = Math.max(2, Math.ceil(Math.abs(by) / 3));
  const arc = (distance: number, back: boolean, first: boolean) => {
    for (let i = 0; i <= steps; i++) {
      const share = (back ? steps - i : i) / steps;
      const [x, y] = at(dial, from + by * share, distance);
      if (first && i === 0) d.surface.move(x, y);
      else d.surface.line(x, y);
    }
  };
  d.surface.begin();
  arc(dial.base, false, true);
  arc(dial.rim, true, false);
  d.surface.close();
  d.surface.fill('saffron', 0.4);
  d.surface.begin();
  arc(dial.rim + 11, false, true);
  d.surface.stroke({ ink: 'saffron', width: 4 });
}

/** head:heading,spun,theta,psi,phi,r - `heading` is the parameter that a hand sets, `spun` how far the
 * head has been turned besides, `theta` and `psi` where it points and where the ring says it points. */
export const head: MarkMaker = (ids, _style, scene): Mark => {
  const [heading, spun, theta, psi, phi, r] = ids;
  const param = scene.params.find((p) => p.id === heading);
  const sent = (d: Drawing, angle: number): Change[] => [
    { set: heading, value: Math.round(wrapped(angle - d.number(spun))) },
  ];
  return {
    wants: () => [phi, r].map((view) => ({ kind: 'array' as const, view })),
    draw(d, [phiPart, rPart]) {
      const dial = dialOf(d);
      const [true_, said] = [d.number(theta), d.number(psi)];
      const top = d.frame.extents[r].high;
      drawCompass(d, dial);
      drawBump(d, dial, phiPart.data as Float32Array, rPart.data as Float32Array, top);
      drawDifference(d, dial, true_, wrapped(said - true_));
      const [hx, hy] = at(dial, said, dial.rim);
      const [bx, by] = at(dial, said, dial.base);
      segment(d.surface, bx, by, hx, hy, { ink: 'model', width: 2 });
      drawHead(d, dial, true_);
      const [nx, ny] = at(dial, true_, 0.66 * dial.base);
      const [kx, ky] = at(dial, true_, dial.rim);
      segment(d.surface, nx, ny, kx, ky, { ink: 'ink', dash: [2, 4] });
      d.surface.begin();
      d.surface.circle(hx, hy, 5);
      d.surface.fill('model');
      ring(d.surface, kx, ky, 8, { ink: 'ink', width: 2 });
      const say = (id: string, value: number) =>
        `${d.words.label(id)} ${d.words.number(value, 0)}°`;
      const left = { ink: 'ink-2' as const };
      d.surface.text(say(theta, true_), d.box.left, d.box.top + 6, left);
      d.surface.text(say(psi, said), d.box.left, d.box.top + 24, { ink: 'model', bold: true });
    },
    grab(d, _parts, px, py) {
      const dial = dialOf(d);
      const [kx, ky] = at(dial, d.number(theta), dial.rim);
      const near = Math.hypot(px - kx, py - ky) < 24;
      if (!near && Math.hypot(px - dial.x, py - dial.y) > dial.base) return null;
      return (now, x, y) => {
        const middle = dialOf(now);
        const angle = (Math.atan2(x - middle.x, middle.y - y) * 180) / Math.PI;
        return sent(now, angle);
      };
    },
    steer(d, key) {
      const step = { ArrowLeft: -10, ArrowRight: 10 }[key];
      if (step === undefined || !param) return [];
      return sent(d, d.number(heading) + d.number(spun) + step);
    },
  };
};
