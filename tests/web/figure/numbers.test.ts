// How numbers are written and read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactNumber, formatNumber, readNumber } from '../../../web/figure/numbers.ts';

test('four significant figures, or so many decimals as are asked for, with a true minus', () => {
  assert.equal(formatNumber(33.640711), '33.64');
  assert.equal(formatNumber(-0.5), '−0.5');
  assert.equal(formatNumber(500), '500');
  assert.equal(formatNumber(29.7258872, 1), '29.7');
  assert.equal(formatNumber(-0.04, 1), '0.0');
  assert.equal(formatNumber(2, 2), '2.00');
});

test('an exact number reads back as the same double', () => {
  for (const x of [0.1, -1e-7, 1 / 3, 2 ** 53, -0.30000000000000004, 5e-324])
    assert.equal(readNumber(exactNumber(x)), x);
});

test('readers may write either minus, a full-width stop, and spaces', () => {
  assert.equal(readNumber(' −2.5 '), -2.5);
  assert.equal(readNumber('－2．5'), -2.5);
  assert.equal(readNumber('-.5'), -0.5);
  assert.equal(readNumber('+1e-3'), 0.001);
  assert.equal(readNumber('4 000'), 4000);
});

test('what is no number is none', () => {
  for (const text of ['', ' ', '-', '.', '1.2.3', '0x10', 'Infinity', 'NaN', '1e', 'ten'])
    assert.equal(readNumber(text), null, text);
});
