// The kernel on a picture: a square that a hand moves in whole places, products that are written out, and
// numbers that stand at places.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../../../web/core/host.ts';
import type { Scene } from '../../../web/core/tables.ts';
import { Plot } from '../../../web/plot/plot.ts';
import { SvgSurface } from '../../../web/plot/svg.ts';

const view = (id: string, over = '') => ({ id, unit: '1', type: 'f64' as const, over });
const param = (id: string, highest: number) => ({
  id,
  unit: '1',
  lowest: 0,
  highest,
  initial: 0,
  step: 1,
  log: false,
  whole: true,
  restart: false,
  choices: '',
});
const scene: Scene = {
  id: 's',
  clock: false,
  dt: 0,
  params: [param('row', 97), param('column', 5), param('stride', 3)],
  views: [view('picture'), view('three'), view('i'), view('x', 'i')],
  inputs: [],
};
const words = {
  label: (id: string) => id,
  axis: (label: string) => label,
  number: (x: number, digits?: number) => x.toFixed(digits ?? 0),
  beforeNow: '',
};

function drawn(spec: string, values: Record<string, number> = {}) {
  const plot = new Plot(spec, scene, words);
  const extents = {
    picture: { low: 0, high: 1, length: 16, columns: 16 },
    three: { low: -2, high: 2, length: 3, columns: 3 },
    i: { low: 0, high: 3, length: 4, columns: 1 },
    x: { low: -2, high: 2, length: 4, columns: 1 },
  };
  const data: Record<string, number[]> = {
    picture: new Array(256).fill(0.5),
    three: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
    x: [0, -1, 1, 1, 2, -2, 3, 0.5],
  };
  const parts = plot.wants(600, 1).map((want) => ({
    kind: 'array' as const,
    data: Float32Array.from(data['view' in want ? want.view : (want as { y: string }).y]),
  }));
  const frame = {
    steps: 0,
    time: 0,
    values: { row: 0, column: 0, stride: 1, ...values },
    numbers: { top: 4, left: 6, total: 2.5 },
    extents,
    parts,
  } as unknown as Frame;
  const encode = () => ({ light: 'data:light', dark: 'data:dark' });
  const surface = new SvgSurface(600, plot.height(600), encode);
  plot.draw(surface, 600, frame, null);
  return { plot, svg: surface.inner(), box: plot.area(600) };
}

const spec = 'image:picture@grey frame:picture,top,left,3,row,column,stride h=290';

/** What the square sets when it is pulled to the middle of this cell. */
function pulled(values: Record<string, number>, row: number, column: number) {
  const { plot, box } = drawn(spec, values);
  const cell = Math.min(box.right - box.left, box.bottom - box.top) / 16;
  const at = (k: number, start: number) => start + (k + 0.5) * cell;
  const pull = plot.grab(at(8, box.left), at(8, box.top));
  assert.ok(pull, 'the picture is taken hold of anywhere');
  return pull(at(column, box.left), at(row, box.top)).map((c) => ('set' in c ? c.value : null));
}

test('the square follows the hand cell by cell, its middle under it, and stays on the map', () => {
  assert.deepEqual(pulled({}, 5, 3), [4, 2]);
  assert.deepEqual(pulled({ stride: 2 }, 9, 5), [4, 2]);
  assert.deepEqual(pulled({}, 0, 0), [0, 0]);
  assert.deepEqual(pulled({}, 15, 15), [13, 5]); // 5 is the highest column that the table allows
  const { plot, box } = drawn(spec);
  assert.equal(plot.grab(box.right + 5, box.top + 5), null);
});

test('a square that sets nothing cannot be taken hold of', () => {
  const { plot, box } = drawn('image:picture frame:picture,top,left,3 h=290');
  assert.equal(plot.grab(box.left + 20, box.top + 20), null);
});

test('every product is written with its factors, and the sum below', () => {
  const { svg } = drawn('products:three,three,three,total h=290');
  assert.equal((svg.match(/ × /g) ?? []).length, 9);
  assert.match(svg, />-1\.00 × -1</);
  assert.match(svg, />total 2\.50</);
});

test('numbers at places have a stem each, and can be read off', () => {
  const { plot, svg } = drawn('stems:x h=300');
  assert.ok((svg.match(/<path|<line/g) ?? []).length >= 4);
  assert.ok(plot.height(600) > 300);
});
