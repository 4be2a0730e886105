// Which steps are open, whatever was solved, opened and wanted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDone, statesOf } from '../../../web/lab/states.ts';
import type { Answer } from '../../../web/page/store.ts';

const none = new Set<number>();
const of = (text: string) => [...text].map((c) => c === 's');
const words = (states: string[]) => states.map((s) => s[0]).join('');

test('a step opens when the one before is solved', () => {
  assert.equal(words(statesOf(of('....'), none, false)), 'occc');
  assert.equal(words(statesOf(of('s...'), none, false)), 'socc');
  assert.equal(words(statesOf(of('ss..'), none, false)), 'ssoc');
  assert.equal(words(statesOf(of('ssss'), none, false)), 'ssss');
});

test('what was solved out of order stays solved, and opens the next', () => {
  assert.equal(words(statesOf(of('..s.'), none, false)), 'ocso');
});

test('an address opens its step alone', () => {
  assert.equal(words(statesOf(of('....'), new Set([2]), false)), 'ococ');
});

test('all are open for the reader who wants it so', () => {
  assert.equal(words(statesOf(of('.s..'), none, true)), 'osoo');
});

test('a prediction is done once it is made; everything else when it is right', () => {
  const answer = (more: Partial<Answer>): Answer => ({
    given: 1,
    tries: 0,
    solved: false,
    ...more,
  });
  for (const kind of ['predict', 'sketch', 'choose', 'explore', 'code']) {
    assert.equal(isDone(kind, null), false);
    assert.equal(isDone(kind, answer({})), false);
    assert.equal(isDone(kind, answer({ solved: true })), true);
  }
  for (const kind of ['predict', 'sketch']) assert.ok(isDone(kind, answer({ tries: 1 })));
  for (const kind of ['choose', 'explore', 'code']) assert.ok(!isDone(kind, answer({ tries: 9 })));
});
