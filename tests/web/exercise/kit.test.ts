// What a check is told by a comparison: which of many results, and which foreseen mistake.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../../web/exercise/code/kit.ts';

const calls = [0, 1, 2, 3].map((step) => ({ step }));
const found = (...values: number[]) => values.map((value) => ({ value }));

test('of single results the worst is told, of a run the first that is off', () => {
  const comparison = { calls, found: found(1, 2, 4, 9), expected: [1, 2, 3, 4], rel: 1e-9 };
  assert.equal(agree(comparison).numbers!.step, 3);
  assert.equal(agree({ ...comparison, first: true }).numbers!.step, 2);
  const right = agree({ ...comparison, found: found(1, 2, 3, 4), first: true });
  assert.deepEqual([right.ok, right.numbers!.step], [true, 3]);
});

test('not a number is the worst of all', () => {
  const { ok, numbers } = agree({
    calls,
    found: found(1, Number.NaN, 3, 1e9),
    expected: [1, 2, 3, 4],
    rel: 1e-9,
  });
  assert.deepEqual([ok, numbers!.step], [false, 1]);
});

test('a mistake is known as exactly as a right result would have to be', () => {
  const expected = [1, 2, 3, 4];
  const mistakes = { double: (_: unknown, i: number) => 2 * expected[i] };
  const comparison = { calls, found: found(2, 4, 6.0003, 8), expected, mistakes };
  assert.equal(agree({ ...comparison, rel: 1e-3 }).mistake, 'double');
  assert.equal(agree({ ...comparison, rel: 1e-9 }).mistake, undefined);
});
