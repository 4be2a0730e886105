// Plain arrays as a plot: whatever a program draws has axes with two ends and points that can be drawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber } from '../../../web/figure/numbers.ts';
import { plotArrays, type Series } from '../../../web/plot/arrays.ts';

const words = {
  label: (id: string) => id,
  axis: (label: string, unit: string) => `${label}, ${unit}`,
  number: formatNumber,
  beforeNow: '',
};
const axes = { x: { label: 'time', unit: 'ms' }, y: { label: 'voltage', unit: 'mV' } };
const { NaN: none, POSITIVE_INFINITY: infinite, MAX_VALUE: most } = Number;

function plotOf(...lists: [x: number[], y: number[]][]) {
  const series = lists.map(
    ([x, y], i): Series => ({ x, y, kind: i % 2 ? 'dots' : 'line', style: '', label: `s${i}` }),
  );
  return plotArrays(series, axes, words, 250);
}

const dataOf = (part: { data?: ArrayLike<number> }) => [...Array.from(part.data!)];

test('all series share their axes, which reach a little beyond them', () => {
  const { frame } = plotOf(
    [
      [10, 20],
      [-1, 1],
    ],
    [
      [0, 30],
      [0, 4],
    ],
  );
  assert.deepEqual(frame.extents.x0, { low: 0, high: 30, length: 0, columns: 1 });
  assert.deepEqual(frame.extents.x1, frame.extents.x0);
  assert.deepEqual(frame.extents.y1, frame.extents.y0);
  const { low, high } = frame.extents.y0;
  assert.ok(low < -1 && low > -2 && high > 4 && high < 5);
});

test('points count from the low end of the axis; the shorter list is as long as the curve', () => {
  const { frame } = plotOf([
    [10, 20, 30],
    [1, 2],
  ]);
  assert.deepEqual(dataOf(frame.parts[0] as never), [0, 1, 10, 2]);
});

test('an axis that comes near 0 begins there', () => {
  assert.equal(
    plotOf([
      [0, 1],
      [1, 100],
    ]).frame.extents.y0.low,
    0,
  );
  assert.ok(
    plotOf([
      [0, 1],
      [90, 100],
    ]).frame.extents.y0.low > 80,
  );
});

test('what is no finite number is not drawn, and does not move the axes', () => {
  const clean = plotOf([
    [0, 1, 2],
    [5, 6, 7],
  ]);
  const odd = plotOf([
    [0, none, infinite, -infinite, 1, 1, 1, 2],
    [5, 3, 3, 3, none, infinite, 6, 7],
  ]);
  assert.deepEqual(odd.frame.extents, clean.frame.extents);
  assert.deepEqual(dataOf(odd.frame.parts[0] as never), dataOf(clean.frame.parts[0] as never));
});

test('nothing, one point, one value and no value at all have axes too', () => {
  for (const [x, y] of [
    [[], []],
    [[3], [0]],
    [
      [1, 2],
      [7, 7],
    ],
    [[none], [none]],
    [
      [infinite, 1],
      [1, -infinite],
    ],
    [
      [0, 0],
      [-3, -3],
    ],
  ]) {
    const { extents } = plotOf([x, y]).frame;
    for (const { low, high } of [extents.x0, extents.y0])
      assert.ok(Number.isFinite(low) && Number.isFinite(high) && low < high, `${low} ${high}`);
  }
});

test('what single precision cannot hold is not drawn', () => {
  const { frame } = plotOf([
    [-most, 0, 1, most, 2],
    [0, most, 1, 0, 2],
  ]);
  assert.deepEqual(dataOf(frame.parts[0] as never), [0, 1, 1, 2]);
  assert.deepEqual(frame.extents.x0, { low: 1, high: 2, length: 0, columns: 1 });
  const large = plotOf([
    [-9e36, 9e36],
    [-9e36, 9e36],
  ]).frame;
  assert.ok(dataOf(large.parts[0] as never).every(Number.isFinite));
});
