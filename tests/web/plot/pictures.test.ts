// Matrices as pictures, things in a plane, and what a hand can take hold of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { encoder, png } from '../../../tools/weave/png.ts';
import type { Extent, Frame } from '../../../web/core/host.ts';
import type { Scene } from '../../../web/core/tables.ts';
import { LEVELS, levels, pixels, spread } from '../../../web/plot/colours.ts';
import { tileColumns } from '../../../web/plot/marks/picture.ts';
import { Plot } from '../../../web/plot/plot.ts';
import { fitted } from '../../../web/plot/surface.ts';
import { SvgSurface } from '../../../web/plot/svg.ts';

const words = {
  label: (id: string) => id,
  axis: (label: string) => label,
  number: (x: number) => String(x),
  beforeNow: '',
};

test('a map goes straight from stop to stop', () => {
  const colours = spread('#000000, #ff0000, #ffffff');
  assert.equal(colours.length, 3 * LEVELS);
  assert.deepEqual([...colours.subarray(0, 3)], [0, 0, 0]);
  assert.deepEqual([...colours.subarray(-3)], [255, 255, 255]);
  const middle = [...colours.subarray(3 * 127, 3 * 129)];
  assert.ok(middle[0] >= 254 && middle[1] <= 2 && middle[3] === 255, middle.join());
  for (let i = 3; i < colours.length; i++) assert.ok(colours[i] >= colours[i - 3]);
});

test('numbers beyond the ends have the end colours, and no number has none', () => {
  const picture = { rows: 1, columns: 5, data: [-9, 0, 1, 9, Number.NaN], low: 0, high: 1 };
  assert.deepEqual([...levels({ ...picture, map: 'grey' }).level], [0, 0, 255, 255, 0]);
  const bytes = pixels({ ...picture, map: 'grey' }, spread('#000000, #ffffff'));
  const opacity = [0, 1, 2, 3, 4].map((i) => bytes[4 * i + 3]);
  assert.deepEqual(opacity, [255, 255, 255, 255, 0]);
});

test('the PNG of the stills holds the levels and the colours of both themes', () => {
  const level = Uint8Array.from([0, 100, 255, 7, 8, 9]);
  const file = png(level, 2, 3, spread('#000000, #ffffff'));
  assert.equal(file.subarray(1, 4).toString(), 'PNG');
  const at = file.indexOf('IDAT');
  const data = file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4));
  assert.deepEqual([...inflateSync(data)], [0, 0, 100, 255, 0, 7, 8, 9]);
  const tokens =
    ':root{--seq:#ffffff, #000000;--div:#0000ff, #ff0000}@media{:root{--seq:#000000, #ffffff;--div:#0000ff, #ff0000}}';
  const encode = encoder(tokens);
  const picture = { rows: 1, columns: 2, data: [0, 1], low: 0, high: 1 };
  const seq = encode({ ...picture, map: 'seq' });
  assert.notEqual(seq.light, seq.dark);
  const grey = encode({ ...picture, map: 'grey' });
  assert.equal(grey.light, grey.dark);
});

test('a picture keeps its aspect, and tiles fill their box', () => {
  const box = { left: 10, right: 110, top: 0, bottom: 50 };
  assert.deepEqual(fitted(box, 10, 10), { left: 10, right: 60, top: 0, bottom: 50 });
  assert.deepEqual(fitted(box, 10, 40), { left: 10, right: 110, top: 0, bottom: 25 });
  assert.equal(tileColumns(64, 400, 400), 8);
  assert.equal(tileColumns(10, 1000, 100), 10);
  assert.equal(tileColumns(10, 100, 1000), 1);
});

const row = (id: string) => ({ id, unit: '1', type: 'f64' as const, over: '' });
const param = (id: string) => ({
  id,
  unit: '1',
  lowest: -2,
  highest: 2,
  initial: 0,
  step: 0.1,
  log: false,
  whole: false,
  restart: false,
  choices: '',
});
const scene: Scene = {
  id: 's',
  clock: false,
  dt: 0,
  params: [param('px'), param('py')],
  views: [row('x'), row('y'), row('m')],
  inputs: [],
};

function drawn(spec: string, width = 600) {
  const plot = new Plot(spec, scene, words);
  const extent: Extent = { low: -2, high: 2, length: 3, columns: 1 };
  const extents = { x: extent, y: extent, m: { low: 0, high: 1, length: 4, columns: 4 } };
  const data = { x: [-2, 0, 2], y: [-2, 0, 2], m: Array.from({ length: 16 }, (_, i) => i / 16) };
  const parts = plot.wants(width, 1).map((want) => ({
    kind: 'array' as const,
    data: Float32Array.from(data[(want as { view: 'x' }).view]),
  }));
  const frame: Frame = { steps: 0, time: 0, values: { px: 1, py: 1 }, numbers: {}, extents, parts };
  const encode = () => ({ light: 'data:light', dark: 'data:dark' });
  const surface = new SvgSurface(width, plot.height(width), encode);
  plot.draw(surface, width, frame, null);
  return { plot, svg: surface.inner() };
}

test('a panel of pictures has no axes, one of curves has', () => {
  const [picture, plane] = [drawn('image:m@grey h=200').svg, drawn('path:x,y h=200').svg];
  assert.equal((picture.match(/<image/g) ?? []).length, 2);
  assert.doesNotMatch(picture, />-?2</);
  assert.match(plane, />-?2</);
  assert.equal((drawn('tiles:m@div h=200').svg.match(/<image/g) ?? []).length, 8);
});

test('both axes of a square panel have one scale', () => {
  const { plot } = drawn('path:x,y drag:px,py sq h=340', 900);
  const pull = plot.grab(...handle(plot));
  const [left, lower] = [pull!(100, 100), pull!(110, 110)] as { set: string; value: number }[][];
  assert.ok(Math.abs(lower[0].value - left[0].value + (lower[1].value - left[1].value)) < 0.11);
});

/** Where the handle at (1, 1) stands: looked for, as a hand would. */
function handle(plot: Plot): [number, number] {
  const held: [number, number][] = [];
  for (let x = 0; x < 900; x += 4)
    for (let y = 0; y < 400; y += 4) if (plot.grab(x, y)) held.push([x, y]);
  assert.ok(held.length > 50, 'the handle is as large as a finger');
  const mean = (k: 0 | 1) => held.reduce((sum, p) => sum + p[k], 0) / held.length;
  return [mean(0), mean(1)];
}

test('a handle is taken hold of where it stands, and sets its two parameters within their ranges', () => {
  const { plot } = drawn('path:x,y drag:px,py h=340');
  const at = handle(plot);
  const pull = plot.grab(...at)!;
  const changes = pull(...at) as { set: string; value: number }[];
  assert.deepEqual(
    changes.map((c) => c.set),
    ['px', 'py'],
  );
  for (const { value } of changes) assert.ok(Math.abs(value - 1) < 0.11, String(value));
  const far = pull(5000, -5000) as { set: string; value: number }[];
  assert.deepEqual(
    far.map((c) => c.value),
    [2, 2],
  );
  assert.equal(plot.grab(2, 2), null);
});
