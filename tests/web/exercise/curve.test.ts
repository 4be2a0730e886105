// A drawn curve: what a stroke does to it, how it is kept, and what it earns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  curveThrough,
  draw,
  fromText,
  gap,
  type Heights,
  heightAt,
  judgeSketch,
  nodeAt,
  places,
  toText,
} from '../../../web/exercise/curve.ts';
import type { SketchSpec } from '../../../web/exercise/types.ts';

const spec: SketchSpec = {
  kind: 'sketch',
  x: { unit: 'nA', low: 0, high: 10 },
  y: { unit: 'Hz', low: 0, high: 100, step: 1 },
  nodes: 11,
  close: 0.1,
};
const empty = (): Heights => Array(11).fill(null);

test('a point sets the nearest node; beyond the axes it is held at their ends', () => {
  const heights = empty();
  draw(heights, spec, { x: 3.4, y: 20 }, { x: 3.4, y: 20 });
  assert.deepEqual([heights[3], heights.filter((h) => h !== null).length], [20, 1]);
  draw(heights, spec, { x: 14, y: -5 }, { x: 14, y: -5 });
  assert.equal(heights[10], 0);
  assert.equal(nodeAt(spec, -3), 0);
});

test('a stroke passes through the nodes on its way, in either direction', () => {
  const there = empty();
  draw(there, spec, { x: -1, y: 0 }, { x: 10.5, y: 115 });
  assert.deepEqual(
    there.map((h) => Math.round(h!)),
    [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 100],
  );
  const back = empty();
  draw(back, spec, { x: 10.5, y: 115 }, { x: -1, y: 0 });
  assert.deepEqual(
    back.map((h) => Math.round(h!)),
    there.map((h) => Math.round(h!)),
  );
});

test('small steps of the pen leave the same curve as one long one, up to the last node passed', () => {
  const small = empty();
  const at = (x: number) => ({ x, y: x * x });
  for (let i = 0; i < 100; i++) draw(small, spec, at(i / 10), at((i + 1) / 10));
  for (const [i, h] of small.entries()) assert.ok(Math.abs(h! - i * i) < 0.1, `${i}: ${h}`);
});

test('what is drawn again replaces what was there', () => {
  const heights = places(spec.x, 11).map(() => 50);
  draw(heights, spec, { x: 1.5, y: 10 }, { x: 4.5, y: 10 });
  assert.deepEqual(heights.slice(0, 7), [50, 50, 10, 10, 10, 10, 50]);
});

test('between its nodes the curve runs straight, and it says where it is missing', () => {
  const heights = empty();
  assert.deepEqual(gap(heights), [0, 10]);
  heights[2] = 20;
  heights[6] = 60;
  assert.equal(heightAt(heights, 4), 40);
  assert.equal(heightAt(heights, 1), null);
  assert.deepEqual(gap(heights), [0, 2]);
  heights[0] = 0;
  assert.deepEqual(gap(heights), [6, 10]);
  heights[10] = 0;
  assert.equal(gap(heights), null);
  const curve = curveThrough(spec.x, [0, 100, 0]);
  assert.deepEqual([-1, 0, 2.5, 5, 7.5, 10, 11].map(curve), [0, 0, 50, 100, 50, 0, 0]);
});

test('kept as text to a thousandth of the axis; anything else is no curve', () => {
  const heights: Heights = [0, null, 33.3, 100, 50, null, 1, 2, 3, 4, 99.9];
  const text = toText(heights, spec.y);
  assert.equal(text.length, 22);
  fromText(text, spec)!.forEach((h, i) => {
    if (heights[i] === null) assert.equal(h, null);
    else assert.ok(Math.abs(h! - heights[i]!) < 0.05);
  });
  for (const other of [null, 7, '', 'js', '00', `${text}00`, text.replace('--', '-0')])
    assert.equal(fromText(other, spec), null);
});

const checks = {
  truth: async (_: unknown, x: number[]) => x.map((at) => 5 * at),
  mistakes: {
    flat: { made: (yours: (x: number) => number) => yours(0) === yours(10), drawn: async () => [] },
    steep: {
      made: (yours: (x: number) => number) => yours(10) > 51,
      drawn: async () => [],
    },
  },
};
const judge = (heights: number[]) => judgeSketch(spec, checks, async () => [], heights);
const line = (a: number, b: number) => places(spec.x, 11).map((x) => a + b * x);

test('the error is the mean distance, also as a share of the truth', async () => {
  const { error, share, close } = await judge(line(2, 5));
  assert.ok(Math.abs(error - 2) < 1e-9 && Math.abs(share - 2 / 25) < 1e-9);
  assert.equal(close, true);
  assert.equal((await judge(line(3, 5))).close, false);
});

test('the first mistake that is found earns its hint; what is close and has none is right', async () => {
  const said = async (heights: number[]) => {
    const { right, close, hint } = await judge(heights);
    return { right, close, hint };
  };
  assert.deepEqual(await said(line(60, 0)), { right: false, close: false, hint: 'flat' });
  assert.deepEqual(await said(line(0, 8)), { right: false, close: false, hint: 'steep' });
  assert.deepEqual(await said(line(0, 5.2)), { right: false, close: true, hint: 'steep' });
  assert.deepEqual(await said(line(0, 5)), { right: true, close: true, hint: '' });
  assert.deepEqual(await said(line(10, 3)), { right: false, close: false, hint: '' });
});
