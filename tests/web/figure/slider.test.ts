// Where a slider's pointer stands for a value, and which value it gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenes } from '../../../web/core/tables.ts';
import { fromPosition, toPosition } from '../../../web/figure/slider.ts';

test('every parameter: the ends are the ends, and every position is allowed', () => {
  for (const { params } of scenes)
    for (const p of params.filter((q) => !q.choices)) {
      const at = (x: number) => fromPosition(x, p.lowest, p.highest, p.step, p.log, p.whole);
      assert.equal(at(0), p.lowest);
      assert.equal(at(1), p.highest);
      let last = p.lowest;
      for (let i = 0; i <= 1000; i++) {
        const value = at(i / 1000);
        assert.ok(value >= last && value <= p.highest, `${p.id} at ${i}`);
        if (p.whole) assert.equal(value, Math.round(value));
        last = value;
      }
    }
});

test('every parameter: its initial value has a place of its own', () => {
  for (const { params } of scenes)
    for (const p of params.filter((q) => !q.choices)) {
      const at = toPosition(p.initial, p.lowest, p.highest, p.log);
      assert.ok(at >= 0 && at <= 1);
      if (!p.log)
        assert.equal(fromPosition(at, p.lowest, p.highest, p.step, p.log, p.whole), p.initial);
    }
});

test('on a logarithmic axis equal ways are equal factors', () => {
  const at = (value: number) => toPosition(value, 0.01, 100, true);
  assert.ok(Math.abs(at(1) - 0.5) < 1e-12);
  assert.ok(Math.abs(at(10) - at(1) - (at(1) - at(0.1))) < 1e-12);
  assert.equal(fromPosition(0.5, 0.01, 100, 0.01, true, false), 1);
});

test('values lie on the grid of the step, without the dust of binary fractions', () => {
  assert.equal(fromPosition(0.3, 0, 1, 0.1, false, false), 0.3);
  assert.equal(fromPosition(0.7, 0, 1, 0.1, false, false), 0.7);
  assert.equal(fromPosition(0.123, -10, 14, 0.1, false, false), -7);
});
