// The marks of laboratory 18: a head that can be turned, many strands, sorted points.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Extent, Frame } from '../../../web/core/host.ts';
import { findScene } from '../../../web/core/tables.ts';
import { Plot } from '../../../web/plot/plot.ts';
import { SvgSurface } from '../../../web/plot/svg.ts';

const words = {
  label: (id: string) => `[${id}]`,
  axis: (label: string) => label,
  number: (x: number) => String(x),
  beforeNow: '',
};

function drawn(
  text: string,
  scene: string,
  parts: number[][],
  extents: Record<string, Extent>,
  numbers: Record<string, number> = {},
  values: Record<string, number> = {},
) {
  const plot = new Plot(text, findScene(scene), words);
  plot.wants(600, 1);
  const frame: Frame = {
    steps: 0,
    time: 0,
    values,
    numbers,
    extents,
    parts: parts.map((data) => ({ kind: 'array', data: Float32Array.from(data) })),
  };
  const surface = new SvgSurface(600, plot.height(600));
  plot.draw(surface, 600, frame, null);
  return { plot, svg: surface.inner() };
}

const dial = (theta: number, psi: number, values = { heading: 0 }, spun = 0) =>
  drawn(
    'head:heading,spun,theta_here,psi_here,phi,r h=300',
    'ring_head',
    [
      [-180, -90, 0, 90],
      [0, 0, 2, 0],
    ],
    { r: { low: 0, high: 2.5, length: 4, columns: 1 } },
    { theta_here: theta, psi_here: psi, spun },
    values,
  );

/** The middle of the panel, in which the head sits. */
const middle = (plot: Plot) => {
  const { left, right, top, bottom } = plot.area(600);
  return [(left + right) / 2, (top + bottom) / 2];
};

test('the head is turned to where the hand is, clockwise from the top', () => {
  const { plot } = dial(0, 0);
  const [x, y] = middle(plot);
  const pull = plot.grab(x, y - 10);
  assert.ok(pull);
  const to = (dx: number, dy: number) => pull(x + dx, y + dy);
  assert.deepEqual(to(0, -100), [{ set: 'heading', value: 0 }]);
  assert.deepEqual(to(100, 0), [{ set: 'heading', value: 90 }]);
  assert.deepEqual(to(-100, 0), [{ set: 'heading', value: -90 }]);
  assert.deepEqual(to(50, 50), [{ set: 'heading', value: 135 }]);
  assert.equal(plot.grab(x + 290, y), null); // beside the dial the page scrolls
});

test('what the head has turned by itself is taken off', () => {
  const { plot } = dial(30, 30, { heading: 0 }, 30);
  const [x, y] = middle(plot);
  const pull = plot.grab(x, y)!;
  assert.deepEqual(pull(x + 100, y), [{ set: 'heading', value: 60 }]);
  assert.deepEqual(pull(x - 1, y + 100), [{ set: 'heading', value: 151 }]);
});

test('arrow keys steer by ten degrees, across the seam too', () => {
  const { plot } = dial(0, 0, { heading: 175 });
  assert.ok(plot.steers);
  assert.deepEqual(plot.steer('ArrowRight'), [{ set: 'heading', value: -175 }]);
  assert.deepEqual(plot.steer('ArrowLeft'), [{ set: 'heading', value: 165 }]);
  assert.deepEqual(plot.steer('PageUp'), []);
  const line = new Plot('line:u', findScene('ring'), words);
  assert.equal(line.steers, false);
});

test('both headings stand in words beside the dial', () => {
  const { svg } = dial(12, -170);
  assert.match(svg, /\[theta_here\] 12°/);
  assert.match(svg, /\[psi_here\] -170°/);
  assert.doesNotMatch(svg, /NaN/);
});

test('each row of a matrix is a strand, as far as the list goes', () => {
  const extents = {
    paths: { low: 0, high: 10, length: 2, columns: 4 },
    t: { low: 0, high: 3, length: 3, columns: 1 },
  };
  const parts = [
    [1, 2, 3, 99, 4, 5, 6, 99],
    [0, 1, 2],
  ];
  const { svg } = drawn('strands:paths,t h=300', 'ring_pin', parts, extents);
  const lines = [...svg.matchAll(/ d="([^"]*)"/g)].map((m) => m[1]);
  const strands = lines.filter((d) => (d.match(/L/g) ?? []).length === 2 && !d.includes('A'));
  assert.equal(strands.length, 2, svg);
});

test('sorted points are named once there are enough of them', () => {
  const extents = {
    bump_j1: { low: 0, high: 12, length: 30, columns: 1 },
    bump_j0: { low: -12, high: 2, length: 30, columns: 1 },
  };
  const some = (n: number) => [
    Array.from({ length: n }, (_, i) => 2 + (i % 6)),
    Array.from({ length: n }, (_, i) => -2 - (i % 5)),
  ];
  const text = 'specks:bump_j1,bump_j0 h=300';
  /** How often its name stands there; once at the axis. */
  const named = (n: number) =>
    drawn(text, 'ring_phase', some(n), extents).svg.split('[bump_j0]').length - 1;
  assert.equal(named(30), named(5) + 1);
});
