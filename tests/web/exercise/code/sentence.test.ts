// Numbers in the sentences of the checks: readable, and never the same for two that differ.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSentence, numbersInSentence } from '../../../../web/exercise/code/sentence.ts';

test('a short number is exact, a long one has six figures, a huge or tiny one its power', () => {
  for (const [x, text] of [
    [0, '0'],
    [-0, '0'],
    [20, '20'],
    [-50.5, '−50.5'],
    [1 / 3, '0.333333'],
    [33.6470948, '33.6471'],
    [999.99999, '1000.000'],
    [123456.789, '123457'],
    [1234567.8, '1234568'],
    [1e7, '1e7'],
    [-1.5e-9, '−1.5e−9'],
    [1.23456789e-5, '1.2346e−5'],
    [1e100, '1e100'],
    [Number.MAX_VALUE, '1.7977e308'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ] as const)
    assert.equal(inSentence(x), text);
});

test('what was expected and what was found look different if they differ', () => {
  const shown = (expected: number, found: number) => {
    const texts = numbersInSentence({ expected, found });
    return [texts.expected, texts.found];
  };
  assert.deepEqual(shown(33.6470948, 12), ['33.6471', '12']);
  assert.deepEqual(shown(33.6470948, 33.6470949), ['33.6470948', '33.6470949']);
  for (const x of [33.6470948, 1e-9, 1e11, 0.1, 123456.789, 1 / 3]) {
    const next = x * (1 + 2 ** -52);
    const [a, b] = shown(x, next);
    assert.notEqual(a, b, `${x}`);
  }
  assert.deepEqual(shown(1 / 3, 1 / 3), ['0.333333', '0.333333']);
  assert.deepEqual(shown(Number.NaN, Number.NaN), ['NaN', 'NaN']);
});

test('every number has its text', () => {
  assert.deepEqual(numbersInSentence({ n: 60, drive: 15.25 }), { n: '60', drive: '15.25' });
});
