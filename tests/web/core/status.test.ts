// One sentence for what was wrong, in each language, that names what, the value and what is allowed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules, type Status, sentence } from '../../../web/core/status.ts';
import en from '../../../web/strings/en.json' with { type: 'json' };
import zh from '../../../web/strings/zh.json' with { type: 'json' };

const status: Status = {
  code: 'E_DOMAIN',
  rule: 'between',
  value: -5,
  low: 1,
  high: 100,
  what: 'tau_m',
  unit: 'ms',
  other: '',
};
const write = (s: Status, lang: { status: Record<string, string> }) =>
  sentence(
    s,
    lang.status,
    (id) => `<${id}>`,
    (x, unit) => `${x} ${unit}`.trim(),
  );

test('every rule has a sentence in both languages, with the name and the value', () => {
  for (const lang of [en, zh])
    for (const rule of rules.filter((r) => r !== 'none')) {
      const text = write({ ...status, rule }, lang);
      assert.match(text, /<tau_m>/, rule);
      assert.match(text, /-5 ms/, rule);
      assert.doesNotMatch(text, /[{}]/, rule);
    }
});

test('the allowed range stands in the sentence', () => {
  assert.match(write(status, en), /1.*100 ms/);
  assert.match(write({ ...status, rule: 'above', low: 0 }, en), /0 ms/);
  assert.match(write({ ...status, rule: 'below', other: 'v_th', high: 15 }, en), /<v_th>.*15 ms/);
  assert.match(write({ ...status, rule: 'whole' }, en), /whole/);
});

test('the two languages have the same keys', () => {
  const keys = (x: object, prefix = ''): string[] =>
    Object.entries(x).flatMap(([k, v]) =>
      typeof v === 'object' ? keys(v, `${prefix}${k}.`) : [`${prefix}${k}`],
    );
  assert.deepEqual(keys(zh), keys(en));
});
