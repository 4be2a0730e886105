// Points painted into a plot and wiped off it: what a hand gives to the scene.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Given } from '../../../web/core/core.ts';
import type { Extent, Frame } from '../../../web/core/host.ts';
import type { Scene } from '../../../web/core/tables.ts';
import { Plot } from '../../../web/plot/plot.ts';
import { SvgSurface } from '../../../web/plot/svg.ts';

const row = (id: string) => ({ id, unit: '1', type: 'f64' as const, over: '' });
const scene: Scene = {
  id: 's',
  clock: false,
  dt: 0,
  params: [],
  views: [row('x'), row('y')],
  inputs: [{ id: 'painted', unit: '1', rows: 10, columns: 2, lowest: -2, highest: 2 }],
};
const words = { label: (id: string) => id, axis: (l: string) => l, number: String, beforeNow: '' };
const [OFF, PAINT, ERASE] = [0, 1, 2];
const WIDTH = 400;

function opened() {
  const plot = new Plot('cloud:x,y brush:x,y,painted,brush sq h=340', scene, words);
  const draw = (brush: number) => {
    const extent: Extent = { low: -2, high: 2, length: 0, columns: 1 };
    const parts = plot.wants(WIDTH, 1).map(() => ({
      kind: 'array' as const,
      data: new Float32Array(),
    }));
    const frame: Frame = {
      steps: 0,
      time: 0,
      values: { brush },
      numbers: {},
      extents: { x: extent, y: extent },
      parts,
    };
    const surface = new SvgSurface(WIDTH, plot.height(WIDTH), () => ({ light: '', dark: '' }));
    plot.draw(surface, WIDTH, frame, null);
    return surface.inner();
  };
  const at = (x: number, y: number, toX = x, toY = y): Given | null => {
    const pull = plot.grab(x, y);
    const change = pull?.(toX, toY)[0] as { give: string; given: Given } | undefined;
    if (change) assert.equal(change.give, 'painted');
    return change?.given ?? null;
  };
  return { draw, at };
}

test('where the brush is off, or beside the plot, a hand takes hold of nothing', () => {
  const { draw, at } = opened();
  draw(OFF);
  assert.equal(at(200, 150), null);
  draw(PAINT);
  assert.equal(at(2, 2), null);
  assert.equal(at(399, 150), null);
});

test('it paints near the hand, within the range, and drops the oldest beyond the limit', () => {
  const { draw, at } = opened();
  draw(PAINT);
  const first = at(200, 150)!;
  assert.ok(first.rows > 1 && first.columns === 2 && first.data.length === 2 * first.rows);
  for (const value of at(200, 150, 5000, -5000)!.data) assert.ok(Math.abs(value) <= 2);
  for (let i = 0; i < 20; i++) at(200, 150);
  assert.equal(at(200, 150)!.rows, 10);
  assert.ok((draw(OFF).match(/<path/g) ?? []).length >= 10, 'and shows them');
});

test('it wipes off what lies under the hand, and nothing else', () => {
  const { draw, at } = opened();
  draw(PAINT);
  const near = at(120, 80)!.rows;
  const all = at(260, 220)!.rows;
  draw(ERASE);
  const left = at(260, 220)!;
  assert.equal(left.rows, near);
  assert.equal(all, 2 * near);
  assert.equal(at(120, 80)!.rows, 0);
});
