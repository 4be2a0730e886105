// The sentence under a figure: its templates, their conditions, and the numbers in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber } from '../../../web/figure/numbers.ts';
import { holds, idsOf, parseTemplate, say } from '../../../web/figure/words.ts';

const numbers: Record<string, number> = { a: 1, b: -2.5, c: 0 };
const lookup = (id: string) => numbers[id];

test('conditions compare ids with numbers and with each other', () => {
  for (const [condition, want] of [
    ['a > 0', true],
    ['a < 0', false],
    ['b <= -2.5', true],
    ['b >= a', false],
    ['c = 0', true],
    ['a > 0 and c = 0', true],
    ['a > 0 and b > 0', false],
    ['else', true],
  ] as const)
    assert.equal(holds(condition, lookup), want, condition);
  assert.throws(() => holds('a ~ 0', lookup), /is no condition/);
});

test('the first template whose condition holds is said', () => {
  const templates = ['? b > 0 : first', '? a = 1 : {a} and {b:2}', '? else : last'].map(
    parseTemplate,
  );
  assert.equal(say(templates, lookup, formatNumber), '1 and −2.50');
  assert.equal(say(templates.slice(0, 1), lookup, formatNumber), '');
  assert.throws(() => parseTemplate('a > 0 : no question mark'));
});

test('all ids that a template uses are found, for the build to check', () => {
  const template = parseTemplate('? a > 0 and b < c : {a} Hz and {d:1}');
  assert.deepEqual(new Set(idsOf(template)), new Set(['a', 'b', 'c', 'd']));
  assert.deepEqual(idsOf(parseTemplate('? else : none')), []);
});
